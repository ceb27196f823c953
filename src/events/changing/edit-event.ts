import { Refusal } from '../../chat/refusal.ts';
import { mayHaveArrived } from '../../outbox/maybe-sent.ts';
import { moveLadder } from '../../reminders/ladder.ts';
import type { Rung } from '../../reminders/rung.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories, Store } from '../../store/open.ts';
import type { ChannelRow } from '../../store/outbox.ts';
import type { Post } from '../../store/posts.ts';
import { changesBetween, concernsEveryone, toldOf } from './changes.ts';

export interface Edit {
  /** The draft that says what the event is to become. */
  readonly draftId: string;
  readonly ladder: readonly Rung[];
}

export interface Saved {
  readonly event: Event;
  /** Its channels hear of it. */
  readonly told: boolean;
  /** It starts at another time, and its reminders with it. */
  readonly moved: boolean;
}

/** Seven days (ms): nobody reads further back in a channel for what comes. */
const remindersLast = 7 * 24 * 60 * 60_000;

/** As long (ms) as the answer to a tap may be on its way that was made before the change, and shows the old time. */
const answerTime = 3_000;

/**
 * Changes an open event as its draft says, all in one commit: where it starts at another time its reminders move, all its
 * posts are refreshed, and where the time or the place changed every channel is told. Everybody stays counted; where
 * organizers see names no more, none is kept. Throws
 * Refusal where the draft is gone, or the event was changed or cancelled since the draft was made, or its new time has
 * passed.
 */
export async function editEvent(store: Store, { draftId, ladder }: Edit, now: number): Promise<Saved> {
  return store.transaction(async (repositories) => {
    const { draft, before } = await draftedEdit(repositories, draftId, now);
    const saved = await applyEdit(repositories, before, { ...draft, series: before.series }, ladder, now);
    await repositories.events.remove(draft.id);
    return saved;
  });
}

/** What a draft is to change, and how it stands now. Throws Refusal where one of them is gone, or changed no more. */
export async function draftedEdit(
  { events }: Pick<Repositories, 'events'>,
  draftId: string,
  now: number,
): Promise<{ readonly draft: Event; readonly before: Event }> {
  const draft = await events.byId(draftId);
  if (draft?.state !== 'draft' || draft.edits === null) throw new Refusal('event.edit.gone');
  const before = await events.byId(draft.edits);
  if (!before) throw new Refusal('event.gone');
  mustBeOpen(before, now);
  return { draft, before };
}

/**
 * Makes an open event what another one says, of the same version, with all that follows from it. Throws Refusal where it was
 * changed or cancelled since that version, or its new time has passed.
 */
export async function applyEdit(
  repositories: Repositories,
  before: Event,
  become: Event,
  ladder: readonly Rung[],
  now: number,
): Promise<Saved> {
  const { events, posts, outbox, names } = repositories;
  const changes = changesBetween(before, become);
  const told = concernsEveryone(changes);
  const moved = before.start.epochMilliseconds !== become.start.epochMilliseconds;
  // What has begun can still end at another time.
  const comes = moved ? become.start : become.end;
  if (changes.time && comes.epochMilliseconds <= now) throw new Refusal('event.create.too-late');
  const after: Event = { ...become, id: before.id, state: 'open', edits: null };
  if (!(await events.rewriteOpen(after))) throw new Refusal('event.edit.changed-meanwhile');
  // Whoever showed their name did so to the event as it was.
  if (!after.showsNames) await names.hideAll(before.id);
  const rows = await outbox.of(before.id);
  if (told) await outbox.hurryChanges(before.id, now - 1);
  for (const post of await posts.of(before.id)) {
    const refresh = { kind: 'refresh' as const, eventId: before.id, postId: post.id };
    await outbox.ask({ ...refresh, dueAt: now });
    await outbox.add({ ...refresh, dueAt: now + answerTime, rung: String(after.version) });
    if (changes.reactions) await outbox.ask({ ...refresh, kind: 'seed', dueAt: now });
    for (const { id } of readStill(rows, post, now)) await outbox.ask({ ...refresh, dueAt: now, rung: id });
    if (!told || !canBeTold(post, rows)) continue;
    const notice = { kind: 'change' as const, eventId: before.id, postId: post.id, dueAt: now };
    await outbox.add({ ...notice, rung: String(after.version), was: toldOf(before) });
  }
  // Only then: one that is being retried is due already, so it would not be planned again.
  if (moved) await moveLadder(repositories, after, ladder, now);
  return { event: after, told, moved };
}

/** Throws a Refusal where this event is not to be changed any more. */
export function mustBeOpen(event: Pick<Event, 'state' | 'end'>, now: number): void {
  if (event.state === 'draft') throw new Refusal('event.gone');
  if (event.state === 'cancelled') throw new Refusal('event.is-cancelled');
  if (event.end.epochMilliseconds <= now) throw new Refusal('event.edit.is-over');
}

/** The reminders in this channel that people may still read, and answer by. */
function readStill(rows: readonly ChannelRow[], post: Post, now: number): ChannelRow[] {
  const isRead = (row: ChannelRow) =>
    row.state === 'sent' && row.message !== null && row.dueAt > now - remindersLast;
  return rows.filter((row) => row.kind === 'reminder' && row.postId === post.id && isRead(row));
}

/** Whether the event's post in a channel is read there, or may be; where it is still to be sent it will show what is true then. */
export function canBeTold(post: Post, rows: readonly ChannelRow[]): boolean {
  const posting = rows.find(({ kind, postId }) => kind === 'post' && postId === post.id);
  if (!posting || post.message !== null || post.reposts > 0) return true;
  if (posting.state === 'pending') return mayHaveArrived(posting);
  return posting.state !== 'failed';
}
