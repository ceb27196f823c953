import type { z } from 'zod';
import type { Language } from '../../chat/language.ts';
import type { Core } from '../../core.ts';
import type { Event, Texts } from '../../store/events.ts';
import type { Clocks } from './clocks-for.ts';
import * as option from './event-options.ts';
import { readChangedWhen } from './read-when-like.ts';
import { mainLanguage } from './written-texts.ts';

/** What comes back from `draftForm`: a field left empty as an empty text. */
export const formFields = {
  title: option.title(),
  when: option.when(),
  place: option.place(),
  title_es: option.title().or(option.nothing()),
  description: option.description().or(option.nothing()),
};

type Filled = { readonly [Name in keyof typeof formFields]: z.output<(typeof formFields)[Name]> };

export interface Reworded {
  readonly event: Event;
  readonly alternative: Temporal.ZonedDateTime | null;
}

/** The event as its form says. Throws a Refusal for a time that cannot be read. */
export async function withFormFields(
  core: Core,
  event: Event,
  filled: Filled,
  clocks: Clocks,
  language: Language,
): Promise<Reworded> {
  const { start, end, alternative } = await readChangedWhen(core, filled.when, event, clocks, language);
  const title = titleOf(event.title, filled);
  const described = mainLanguage(event.description, mainLanguage(event.title));
  const description = { ...event.description, [described]: filled.description };
  return { event: { ...event, title, description, place: filled.place, start, end }, alternative };
}

/** What is typed as Spanish is Spanish: a title that was so alone, and stands there still, gives way to it. */
function titleOf(before: Texts, { title, title_es: spanish }: Pick<Filled, 'title' | 'title_es'>): Texts {
  if (spanish === '') return { en: '', es: '', [mainLanguage(before)]: title };
  const isLeftAlone = before.en === '' && title === before.es;
  return { en: isLeftAlone ? '' : title, es: spanish };
}
