import type { Language } from '../../../chat/language.ts';
import type { Setup, Snapshot } from '../snapshot.ts';
import { announce } from './announcer.ts';
import { moveClock } from './api.ts';
import { element } from './elements.ts';
import { botSign, clockFace } from './icons.ts';
import { dayAndTime, playgroundNow, written } from './moments.ts';
import type { Choice } from './visitor-choice.ts';
import type { Words } from './words.ts';

interface TopBarOptions {
  readonly setup: Setup;
  readonly choice: Choice;
  readonly words: Words;
  choose(choice: Choice): void;
}

export interface TopBar {
  readonly root: HTMLElement;
  /** Rewrites the clock. */
  tick(): void;
  show(snapshot: Snapshot): void;
}

const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** What the page is, who the visitor is, and the playground's clock. */
export function topBar({ setup, choice, words, choose }: TopBarOptions): TopBar {
  const people = setup.people.map(({ id, name, organizer }) => ({
    value: id,
    label: name,
    detail: words(organizer ? 'organizer' : 'member'),
  }));
  const tongues = (['en', 'es'] as const).map((value) => ({
    value,
    label: languageNames[value],
    detail: null,
  }));
  const shownTime = element('time', { class: 'clock-now' });
  const due = element('p', { class: 'clock-due' });

  function tick(): void {
    const now = playgroundNow();
    shownTime.dateTime = new Date(now).toISOString();
    const text = written(now, choice.language, dayAndTime);
    if (shownTime.textContent !== text) shownTime.textContent = text;
  }

  async function move(by: 'hour' | 'day' | 'next'): Promise<void> {
    const moved = await moveClock(by);
    if (typeof moved === 'string') announce(words(moved));
    else if (!moved.moved) announce(words('no-reminder'));
    else announce(words('clock-moved', { time: written(moved.now, choice.language, dayAndTime) }));
  }

  const moveButton = (key: string, by: 'hour' | 'day' | 'next') =>
    element(
      'button',
      { type: 'button', class: 'step', id: `step-${by}`, click: () => void move(by) },
      words(key),
    );

  const root = element(
    'header',
    { class: 'top' },
    element(
      'div',
      { class: 'about-page' },
      element('div', { class: 'sign' }, botSign()),
      element('div', {}, element('h1', {}, words('title')), element('p', {}, words('tagline'))),
    ),
    element(
      'div',
      { class: 'controls' },
      segments('person', words('you'), people, choice.person, (person) => choose({ ...choice, person })),
      segments('language', words('language'), tongues, choice.language, (language) =>
        choose({ ...choice, language: language === 'es' ? 'es' : 'en' }),
      ),
      element(
        'div',
        { class: 'clock', role: 'group', 'aria-label': words('clock') },
        element('div', { class: 'clock-face' }, clockFace(), element('div', {}, shownTime, due)),
        element(
          'div',
          { class: 'steps' },
          moveButton('plus-hour', 'hour'),
          moveButton('plus-day', 'day'),
          moveButton('to-next', 'next'),
        ),
      ),
    ),
  );
  return {
    root,
    tick,
    show({ nextDue }) {
      tick();
      due.textContent =
        nextDue === null
          ? words('none-due')
          : words('next-due', { time: written(nextDue, choice.language, dayAndTime) });
    },
  };
}

interface Segment {
  readonly value: string;
  readonly label: string;
  readonly detail: string | null;
}

/** One of a few, side by side: radio buttons, so that arrow keys and screen readers know them. */
function segments(
  name: string,
  legend: string,
  options: readonly Segment[],
  chosen: string,
  choose: (value: string) => void,
): HTMLElement {
  return element(
    'fieldset',
    { class: `segments ${name}` },
    element('legend', {}, legend),
    ...options.map(({ value, label, detail }) =>
      element(
        'label',
        name === 'language' ? { lang: value } : {},
        element('input', {
          type: 'radio',
          id: `${name}-${value}`,
          name,
          value,
          checked: value === chosen,
          'aria-label': detail === null ? label : null,
          change: () => choose(value),
        }),
        element(
          'span',
          { 'data-short': value },
          element('b', {}, label),
          detail === null ? null : element('small', {}, detail),
        ),
      ),
    ),
  );
}
