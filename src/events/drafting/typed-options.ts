import type { Language } from '../../chat/language.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import type { Clocks } from './clocks-for.ts';
import { emptied } from './event-options.ts';
import type { Reworded } from './form-fields.ts';
import { readChangedWhen } from './read-when-like.ts';
import { rewrittenTexts } from './written-texts.ts';

/** What somebody typed behind the command: what is left out stays as it is, a dash empties it. */
export interface Typed {
  readonly title?: string | undefined;
  readonly when?: string | undefined;
  readonly place?: string | undefined;
  readonly title_es?: string | undefined;
  readonly description?: string | undefined;
  readonly description_es?: string | undefined;
  readonly accessibility?: string | undefined;
  readonly link?: string | undefined;
}

/** The event with these options in place of what it said. Throws a Refusal for what cannot be read, or left empty. */
export async function withTypedOptions(
  core: Core,
  event: Event,
  typed: Typed,
  clocks: Clocks,
  language: Language,
): Promise<Reworded> {
  const { start, end, alternative } =
    typed.when === undefined
      ? { start: event.start, end: event.end, alternative: null }
      : await readChangedWhen(core, typed.when, event, clocks, language);
  const title = rewrittenTexts(event.title, kept(typed.title), emptiable(typed.title_es), language);
  if (title.en === '' && title.es === '') throw new Refusal('event.edit.needs-title', {}, 'title_es');
  const description = emptiable(typed.description);
  return {
    event: {
      ...event,
      start,
      end,
      title,
      place: kept(typed.place) ?? event.place,
      description: rewrittenTexts(event.description, description, emptiable(typed.description_es), language),
      accessibility: rewrittenTexts(event.accessibility, emptiable(typed.accessibility), undefined, language),
      link: emptiable(typed.link) ?? event.link,
    },
    alternative,
  };
}

function emptiable(typed: string | undefined): string | undefined {
  return typed === emptied ? '' : typed;
}

/** Nobody comes to an event without a name or a place. */
function kept(typed: string | undefined): string | undefined {
  if (typed === emptied) throw new Refusal('event.edit.stays');
  return typed;
}
