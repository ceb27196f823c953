import type { Event, Texts } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import type { Repositories } from '../../store/open.ts';
import { type OutboxRow, type Trouble, troubleOf, type UntoldRow } from '../../store/outbox.ts';
import type { Post } from '../../store/posts.ts';
import { whoIsTold } from './who-is-told.ts';

/** Something of which a group's organizers were not told yet what became of it. */
export interface Untold {
  readonly row: UntoldRow;
  readonly trouble: Trouble;
  readonly event: Event;
  /** Null for what went to people. */
  readonly post: Post | null;
}

/** An occurrence of a series that was over before it could be posted. */
export interface Unposted {
  readonly title: Texts;
  readonly start: Temporal.ZonedDateTime;
}

export interface AllUntold {
  readonly untold: readonly Untold[];
  readonly unposted: readonly Unposted[];
  /** What is settled once this is told. */
  readonly rows: readonly Pick<OutboxRow, 'id' | 'state'>[];
}

/** How long (ms) after an event's end its troubles are still worth a line, and what never was one after it was missed. */
const concernsFor = 7 * 24 * 60 * 60_000;

/** All that the organizers of this group, and of no other, were not told yet. */
export async function allUntold(repositories: Repositories, group: Group, now: number): Promise<AllUntold> {
  const untold = await concerning(repositories, group, 'untold', now - concernsFor);
  const passed = await unpostedOf(repositories, group, now - concernsFor);
  return { untold, unposted: passed.unposted, rows: [...untold.map(({ row }) => row), ...passed.rows] };
}

/** What became of things of which the organizers of this group, and of no other, are told; of events that end after `moment`. */
export async function concerning(
  repositories: Repositories,
  group: Group,
  which: 'untold' | 'failed',
  moment: number,
): Promise<Untold[]> {
  const eventOf = remembering((id: string) => repositories.events.byId(id));
  const postOf = remembering((id: string) => repositories.posts.byId(id));
  const told = remembering(async (key: string) => {
    const [eventId = '', postId = ''] = key.split(' ');
    const event = await eventOf(eventId);
    const post = postId === '' ? null : await postOf(postId);
    return event !== null && (await whoIsTold(repositories, event, post))?.id === group.id;
  });
  const found: Untold[] = [];
  for (const row of await repositories.outbox.troubles(group, which, moment)) {
    const event = await eventOf(row.eventId);
    const trouble = troubleOf(row);
    if (event === null || trouble === null || !(await told(`${row.eventId} ${row.postId ?? ''}`))) continue;
    found.push({ row, trouble, event, post: row.postId === null ? null : await postOf(row.postId) });
  }
  return found;
}

async function unpostedOf(
  { outbox, series }: Repositories,
  group: Group,
  moment: number,
): Promise<{ readonly unposted: Unposted[]; readonly rows: Pick<OutboxRow, 'id' | 'state'>[] }> {
  const notes = await outbox.passedOver(group, moment);
  const unposted: Unposted[] = [];
  for (const { seriesId, day } of notes) {
    const of = await series.byId(seriesId);
    if (of === null) continue;
    const plainTime = of.first.toPlainTime();
    const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: of.timeZone, plainTime });
    unposted.push({ title: of.title, start });
  }
  return { unposted, rows: notes.map(({ id }) => ({ id, state: 'withdrawn' })) };
}

/** The same, looked up once for each id: thousands of rows can be of one event. */
function remembering<T>(look: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const now = look(id);
    known.set(id, now);
    return now;
  };
}
