import { z } from 'zod';
import { reactions } from '../chat/reaction.ts';
import type { Kept } from '../people/everything-of.ts';
import type { Event } from '../store/events.ts';
import type { Repositories } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import { choices } from '../store/rsvps.ts';

const rsvp = z.object({
  choice: z.enum([...choices, 'none']),
  via: z.enum(['button', 'command', 'reaction']),
  acted_at: z.number(),
  speaks: z.number(),
  hides_name: z.number(),
  group_id: z.string().nullable(),
  sealed: z.string().nullable(),
});
const reaction = z.object({ post_id: z.string(), reaction: z.enum(reactions), present: z.number() });
const tombstone = reaction.omit({ present: true });
const reminder = z.object({ rung: z.string() });

/** A reaction of theirs, with the post under which it stands. */
export interface UnderPost {
  readonly post: Post;
  readonly reaction: (typeof reactions)[number];
}

/** What is kept of a person at one event. */
export interface AtEvent {
  readonly event: Event;
  readonly rsvp: z.output<typeof rsvp> | null;
  /** Those that stand, and those that were taken away. */
  readonly standing: readonly UnderPost[];
  readonly takenAway: readonly UnderPost[];
  /** Not counted, because they had themselves forgotten. */
  readonly forgotten: readonly UnderPost[];
  readonly rungs: readonly string[];
  /** Reminders to them that wait or were sent. */
  readonly messages: number;
}

/** What is kept of them at each event, the latest event first. */
export async function atEvents(
  { events, posts }: Repositories,
  kept: readonly Kept[],
): Promise<readonly AtEvent[]> {
  const underPosts = kept.filter(({ table }) => table === 'reactions' || table === 'tombstones');
  const ids = [...new Set(underPosts.map(({ row }) => tombstone.parse(row).post_id))];
  const known = new Map((await posts.byIds([...ids, ''])).map((post) => [post.id, post]));
  const eventOf = (one: Kept) =>
    one.table === 'tombstones' ? (known.get(tombstone.parse(one.row).post_id)?.eventId ?? '') : one.of;
  const here = kept.filter(({ table }) => ofEvents.has(table));
  const found = await events.byIds([...new Set(here.map(eventOf)), '']);
  return found
    .sort((a, b) => Temporal.ZonedDateTime.compare(b.start, a.start))
    .map((event) => {
      const theirs = here.filter((one) => eventOf(one) === event.id);
      return { event, ...read(theirs, known) };
    });
}

const ofEvents: ReadonlySet<string> = new Set([
  'rsvps',
  'reactions',
  'tombstones',
  'personal_reminders',
  'outbox',
]);

function read(theirs: readonly Kept[], posts: ReadonlyMap<string, Post>): Omit<AtEvent, 'event'> {
  const rows = (table: Kept['table']) => theirs.filter((one) => one.table === table).map(({ row }) => row);
  const under = (seen: readonly z.output<typeof tombstone>[]) =>
    seen.flatMap(({ post_id, reaction: kind }) => {
      const post = posts.get(post_id);
      return post ? [{ post, reaction: kind }] : [];
    });
  const reacted = rows('reactions').map((row) => reaction.parse(row));
  const [said] = rows('rsvps');
  return {
    rsvp: said === undefined ? null : rsvp.parse(said),
    standing: under(reacted.filter(({ present }) => present === 1)),
    takenAway: under(reacted.filter(({ present }) => present === 0)),
    forgotten: under(rows('tombstones').map((row) => tombstone.parse(row))),
    rungs: rows('personal_reminders').map((row) => reminder.parse(row).rung),
    messages: rows('outbox').length,
  };
}
