import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { laterThan } from './later-events.ts';
import { nextBlocks } from './repeats-shown.ts';
import { movesDay } from './same-changes.ts';

/** What *all from here on* would mean for the others, where an event of a series is changed. */
export async function editNotes(
  core: Core,
  event: Event,
  draft: Event,
  language: Language,
): Promise<Block[]> {
  if (event.series === null) return [];
  const standing = await core.store.events.ofSeries(event.series.id);
  const following = laterThan(event, standing, core.clock.now()).length;
  const say = (key: string, values = {}): Block => ({
    kind: 'text',
    text: core.phrases.text(language, `series.edit.${key}`, values),
  });
  if (draft.series !== null) {
    const next = { ...draft, start: event.start, series: draft.series };
    return [say('new-rule', { following }), ...(await nextBlocks(core, next, language))];
  }
  return [say('which', { following }), ...(movesDay(event, draft) ? [say('days-stay')] : [])];
}
