import type { Actor } from '../chat/actor.ts';
import { type Language, languages } from '../chat/language.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import { visibleEvents } from '../events/finding/visible-events.ts';
import { type Voice, voice } from '../events/showing/bilingual.ts';
import { countLine } from '../events/showing/count-line.ts';
import { whenFields, whereFields } from '../events/showing/fact-fields.ts';
import { rsvpButtons } from '../events/showing/rsvp-buttons.ts';
import { myDataButton } from '../my-data/my-data-button.ts';
import type { Event } from '../store/events.ts';
import { helpBlocks } from './help-blocks.ts';
import { privacyButton } from './privacy-blocks.ts';

/** A page holds a limited number of blocks, and nobody reads further. */
const mostEvents = 8;

/** Stands in a button's arguments for the page of one person, with the language it is shown in. */
const homeKey = 'home.';

function homeKeyFor(language: Language): string {
  return `${homeKey}${language}`;
}

/** The language of the page that bears a button; null if it is no page. */
export function languageOfHome(shownIn: string): Language | null {
  return languages.find((language) => homeKeyFor(language) === shownIn) ?? null;
}

/** One person's page: what is coming with their own RSVP and buttons, the other language, help. */
export async function homeMessage(
  core: Core,
  actor: Actor,
  place: Place,
  language: Language,
): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const coming = await core.store.events.coming(place, core.clock.now(), 100);
  const events = await visibleEvents(core, coming, actor, place);
  const shown = await Promise.all(
    events
      .slice(0, mostEvents)
      .map((event) => eventBlocks(core, event, actor, voice(core.phrases, [language]))),
  );
  const more = events.length - shown.length;
  const others: Button[] = languages
    .filter((other) => other !== language)
    .map((other) => ({
      label: core.phrases.text(other, 'home.in-this-language'),
      look: 'plain',
      press: { action: 'home', args: [other] },
    }));
  const reminders: Button = {
    label: say('personal.title'),
    look: 'plain',
    press: { action: 'remind-me', args: [] },
  };
  const privacy = privacyButton(core.phrases, language);
  return {
    summary: say('home.title'),
    blocks: [
      { kind: 'buttons', buttons: [...others, reminders, privacy, myDataButton(core.phrases, language)] },
      { kind: 'heading', text: say('home.title') },
      ...(shown.length === 0 ? [{ kind: 'text' as const, text: say('home.nothing') }] : shown.flat()),
      ...(more > 0 ? [{ kind: 'text' as const, text: say('home.more', { more }) }] : []),
      { kind: 'heading', text: say('home.help') },
      { kind: 'text', text: say('help.intro', { about: core.content.campaign.about[language] }) },
      ...helpBlocks(core, place.platform, language, actor),
    ],
  };
}

async function eventBlocks(core: Core, event: Event, actor: Actor, speaker: Voice): Promise<Block[]> {
  const [language] = speaker.languages;
  const person = core.pseudonyms.of(actor.account, event.id);
  const own = (await core.store.rsvps.of(event.id, person))?.choice ?? null;
  const count = await core.store.rsvps.count(event.id);
  const yours = core.phrases.text(language, own === null ? 'home.no-answer-yet' : `home.you.${own}`);
  const back: Button[] =
    own === null
      ? []
      : [
          {
            label: speaker.label('rsvp.take-back'),
            look: 'plain',
            press: { action: 'home-withdraw', args: [event.id, homeKeyFor(language)] },
          },
        ];
  // The page does not say whether organizers see names, so no tap on it shows one.
  const buttons = rsvpButtons({ id: event.id, showsNames: false }, speaker, homeKeyFor(language));
  return [
    ...speaker.titled(event.title),
    { kind: 'fields', fields: [...whenFields(event, speaker), ...whereFields(event, speaker)] },
    { kind: 'text', text: `${countLine(count, speaker)}\n${yours}` },
    { ...buttons, buttons: [...buttons.buttons, ...back] },
    { kind: 'divider' },
  ];
}
