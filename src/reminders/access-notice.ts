import type { Language } from '../chat/language.ts';
import type { Core } from '../core.ts';
import { formatBriefly } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import { accessOf } from './access-blocks.ts';
import { askBy } from './ask-by.ts';
import { isToCome, ladderOf } from './ladder.ts';
import { parseRung } from './rung.ts';

/**
 * For organizers of an event that is made too late for its reminder about access: the last days on which to ask for
 * interpretation and accommodations, those that have passed among them. Null where that reminder will come, or none is meant to.
 */
export function accessNotice(core: Core, event: Event, language: Language): string | null {
  const now = core.clock.now();
  const rungs = ladderOf(event, core.content.campaign).filter((rung) => parseRung(rung).about === 'access');
  if (rungs.length === 0 || rungs.some((rung) => isToCome(event, rung, now))) return null;
  const asks = (accessOf(core.content, event)?.asks ?? []).flatMap(({ what, ahead }) => {
    const last = askBy(event.start, ahead);
    if (last === null) return [];
    const key = last.epochMilliseconds > now ? 'access-ask' : 'access-passed';
    const values = { what: what[language], until: formatBriefly(last, language) };
    return [core.phrases.text(language, `event.create.${key}`, values)];
  });
  if (asks.length === 0) return null;
  return core.phrases.text(language, 'event.create.access-late', { asks: asks.join('; ') });
}
