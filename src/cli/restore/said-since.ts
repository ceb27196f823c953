import { z } from 'zod';
import type { OfPeople } from '../../store/kept.ts';
import type { Repositories } from '../../store/open.ts';
import type { WantedDirect } from '../../store/outbox/directs.ts';

const wishRow = z.object({ person: z.string(), state: z.string(), used_month: z.string() });
const rsvpRow = z.object({ event_id: z.string(), person: z.string(), sealed: z.string().nullable() });
const directRow = z.object({
  event_id: z.string(),
  person: z.string(),
  rung: z.string(),
  lane: z.string(),
  due_at: z.number(),
  of_start: z.number().nullable(),
  state: z.string(),
  error: z.string().nullable(),
});

/** What people refused, and what was sent to them, by the database that is replaced: a backup may be older than that. */
export interface SaidSince {
  readonly wishes: readonly z.output<typeof wishRow>[];
  /** The events that it knows: of any other it says nothing. */
  readonly events: ReadonlySet<string>;
  /** Those whose names organizers may see, as `<event> <person>`. */
  readonly shown: ReadonlySet<string>;
  readonly directs: readonly z.output<typeof directRow>[];
}

export const nothingSaid: SaidSince = { wishes: [], events: new Set(), shown: new Set(), directs: [] };

/** As the error of a reminder that somebody has had already, or that is not known to have failed. */
const hadBefore = 'sent-before-restore';

export async function saidSince(repositories: Repositories): Promise<SaidSince> {
  const wishes = await all(repositories, 'direct_wishes', wishRow);
  const rsvps = await all(repositories, 'rsvps', rsvpRow);
  return {
    wishes: wishes.filter(({ state }) => state === 'no' || state === 'closed'),
    events: new Set(await repositories.kept.events()),
    shown: new Set(rsvps.filter(({ sealed }) => sealed !== null).map(nameOf)),
    directs: await all(repositories, 'outbox', directRow),
  };
}

async function all<Row extends z.ZodType>(
  { kept }: Repositories,
  table: OfPeople,
  row: Row,
): Promise<z.output<Row>[]> {
  return z.array(row).parse(await kept.rows(table, await kept.people(table)));
}

/**
 * Has hold, in an older database, what people refused since: no direct messages, no name for organizers; and nobody is reminded
 * twice. Call it within a transaction. Resolves to how many accounts are kept no more by that.
 */
export async function holdToWhatWasSaid(
  repositories: Repositories,
  { wishes, events, shown, directs }: SaidSince,
): Promise<number> {
  const { directWishes, names, outbox, kept } = repositories;
  let gone = 0;
  for (const { person, state, used_month: month } of wishes) {
    const before = await directWishes.of(person);
    if (before?.state !== 'yes') continue;
    if (state === 'closed') await directWishes.close(person);
    else {
      const { platform, language } = before;
      await directWishes.refuse({ person, platform, language }, month);
    }
    gone += 1;
  }
  for (const row of await all(repositories, 'rsvps', rsvpRow)) {
    // Also where they do not come any more, or the whole event shows no names any more.
    if (row.sealed === null || !events.has(row.event_id) || shown.has(nameOf(row))) continue;
    await names.hide(row.event_id, row.person);
    gone += 1;
  }
  for (const { event_id, person, error } of directs)
    if (error === 'not-wanted') await outbox.withdrawDirects(event_id, person);
  const known = new Set(await kept.events());
  await outbox.addDirects(directs.flatMap((row) => (known.has(row.event_id) ? had(row) : [])));
  return gone;
}

function nameOf({ event_id: event, person }: z.output<typeof rsvpRow>): string {
  return `${event} ${person}`;
}

/** So that a reminder which everybody has had, and is carried out again, adds nobody to it. */
function had({ state, of_start: ofStart, ...row }: z.output<typeof directRow>): WantedDirect[] {
  if (ofStart === null || (state !== 'sent' && state !== 'unknown')) return [];
  const { event_id: eventId, due_at: dueAt, person, rung, lane } = row;
  return [{ eventId, person, rung, lane, dueAt, ofStart, sealed: null, dropped: hadBefore }];
}
