import type { Actor } from '../../chat/actor.ts';
import type { Language } from '../../chat/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { nobody } from '../../store/rsvps.ts';
import { groupOf } from '../group-of.ts';
import { everEvents } from '../repeating/ever-events.ts';
import { voice } from '../showing/bilingual.ts';
import { csvLine } from './csv.ts';

/** More of them fit no message. */
const mostRows = 60;

const columns = ['date', 'title', 'going', 'maybe', 'not-going', 'speakers', 'cancelled'] as const;

/**
 * The events of this group as a table to be copied, those farthest ahead first, from the `from`th on: as many as fit one
 * message. Counts, never names.
 */
export async function exportMessage(core: Core, actor: Actor, place: Place, from = 0): Promise<Message> {
  const { language } = actor;
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const { past, coming } = await everEvents(core, actor, place);
  const all = [...coming.toReversed(), ...past];
  const { timeZone } = await groupOf(core, place);
  const head = csvLine(columns.map((column) => say(`export.column.${column}`)));
  const rows = await rowsOf(core, all.slice(from, from + mostRows), timeZone, language);
  const withFirst = (shown: number): Message => {
    const left = all.length - from - shown;
    const table = [head, ...rows.slice(0, shown)].join('\n');
    return {
      summary: say('export.title'),
      blocks: [
        { kind: 'heading', text: say('export.title') },
        { kind: 'text', text: say(shown === 0 ? 'export.nothing' : 'export.how') },
        ...(shown === 0 ? [] : [{ kind: 'text', text: table } as const]),
        ...(left > 0 && shown > 0 ? [nextOnes(say('export.more', { left }), from + shown)] : []),
      ],
    };
  };
  const platform = core.platform(place.platform);
  let shown = rows.length;
  while (shown > 1 && !platform?.fitsOneMessage(withFirst(shown))) shown -= 1;
  return withFirst(shown);
}

/** `timeZone`: by whose clocks the days are; null: each event's own. */
async function rowsOf(
  { store, phrases }: Core,
  events: readonly Event[],
  timeZone: string | null,
  language: Language,
): Promise<string[]> {
  if (events.length === 0) return [];
  const { title } = voice(phrases, [language]);
  const counts = await store.rsvps.counts(events.map(({ id }) => id));
  const rows: string[] = [];
  for (const event of events) {
    const { going, maybe, 'not-going': not } = counts.get(event.id) ?? nobody;
    const speakers = await store.rsvps.speakers(event.id);
    const start = timeZone === null ? event.start : event.start.withTimeZone(timeZone);
    const cancelled = event.state === 'cancelled' ? phrases.text(language, 'export.cancelled') : '';
    const date = start.toPlainDate().toString();
    rows.push(csvLine([date, title(event.title), going, maybe, not, speakers, cancelled]));
  }
  return rows;
}

function nextOnes(label: string, from: number): Block {
  const press = { action: 'event-export', args: [String(from)] };
  return { kind: 'buttons', buttons: [{ label, look: 'plain', press }] };
}
