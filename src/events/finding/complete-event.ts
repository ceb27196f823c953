import type { Completion } from '../../chat/inbound.ts';
import type { CompletionChoice } from '../../chat/responder.ts';
import type { Core } from '../../core.ts';
import { voice } from '../showing/bilingual.ts';
import { formatWhen } from '../when/format-when.ts';
import { searchable } from './searchable.ts';
import { visibleEvents } from './visible-events.ts';

/** The coming events of this group whose title or date contains what has been typed so far. */
export async function completeEvent(
  core: Core,
  { typed, actor, place }: Completion,
): Promise<CompletionChoice[]> {
  const coming = await core.store.events.coming(place, core.clock.now(), 100);
  const events = await visibleEvents(core, coming, actor, place);
  const speaker = voice(core.phrases, [actor.language]);
  const wanted = searchable(typed);
  return events
    .map((event) => ({
      label: `${speaker.title(event.title)} · ${formatWhen(event.start, actor.language)}`,
      value: event.id,
    }))
    .filter(({ label }) => searchable(label).includes(wanted));
}
