import type { Completion } from '../chat/inbound.ts';
import type { CompletionChoice } from '../chat/responder.ts';
import type { Core } from '../core.ts';
import { voice } from '../events/bilingual.ts';
import { searchable } from '../events/searchable.ts';
import { visibleEvents } from '../events/visible-events.ts';
import { formatWhen } from '../events/when/format-when.ts';

/** What Discord shows at most. */
const mostChoices = 25;

/** The coming events of this group whose title or date contains what has been typed so far. */
export async function complete(core: Core, { typed, actor, place }: Completion): Promise<CompletionChoice[]> {
  const coming = await core.store.events.coming(place, core.clock.now(), 100);
  const events = await visibleEvents(core, coming, actor, place);
  const speaker = voice(core.phrases, [actor.language]);
  const wanted = searchable(typed);
  return events
    .map((event) => ({
      label: `${speaker.written(event.title).join(' / ')} · ${formatWhen(event.start, actor.language)}`,
      value: event.id,
    }))
    .filter(({ label }) => searchable(label).includes(wanted))
    .slice(0, mostChoices);
}
