import { Refusal } from '../chat/refusal.ts';
import { mayHaveArrived } from '../outbox/maybe-sent.ts';
import { type Rung, reminderRows } from '../reminders/ladder.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { changesBetween, concernsEveryone, toldOf } from './changes.ts';

export interface Edit {
  /** The draft that says what the event is to become. */
  readonly draftId: string;
  readonly ladder: readonly Rung[];
}

/** As long (ms) as the answer to a tap may be on its way that was made before the change, and shows the old time. */
const answerTime = 3_000;

/**
 * Changes an open event as its draft says, all in one commit: its reminders move, all its posts are refreshed, and where
 * the time or the place changed every channel is told. Everybody stays counted. Throws Refusal where the draft is gone,
 * or the event was changed or cancelled since the draft was made, or its new time has passed. `told`: channels are.
 */
export async function editEvent(
  store: Store,
  { draftId, ladder }: Edit,
  now: number,
): Promise<{ readonly told: boolean }> {
  return store.transaction(async ({ events, posts, outbox }) => {
    const draft = await events.byId(draftId);
    if (draft?.state !== 'draft' || draft.edits === null) throw new Refusal('event.edit.gone');
    const before = await events.byId(draft.edits);
    if (!before) throw new Refusal('event.gone');
    mustBeOpen(before, now);
    const changes = changesBetween(before, draft);
    const { time } = changes;
    const told = concernsEveryone(changes);
    if (time && draft.start.epochMilliseconds <= now) throw new Refusal('event.create.too-late');
    const after: Event = { ...draft, id: before.id, state: 'open', edits: null };
    if (!(await events.rewriteOpen(after))) throw new Refusal('event.edit.changed-meanwhile');
    await events.remove(draft.id);
    const rows = await outbox.of(before.id);
    if (told) await outbox.hurryChanges(before.id, now - 1);
    if (time) await outbox.withdrawReminders(before.id);
    for (const post of await posts.of(before.id)) {
      const refresh = { kind: 'refresh' as const, eventId: before.id, postId: post.id };
      await outbox.ask({ ...refresh, dueAt: now });
      await outbox.add({ ...refresh, dueAt: now + answerTime, rung: String(after.version) });
      if (time) for (const row of reminderRows(after, post, ladder, now)) await outbox.plan(row);
      if (!told || isUnsent(post, rows)) continue;
      const notice = { kind: 'change' as const, eventId: before.id, postId: post.id, dueAt: now };
      await outbox.add({ ...notice, rung: String(after.version), was: toldOf(before) });
    }
    return { told };
  });
}

/** Throws a Refusal where this event is not to be changed any more. */
export function mustBeOpen(event: Pick<Event, 'state' | 'end'>, now: number): void {
  if (event.state === 'draft') throw new Refusal('event.gone');
  if (event.state === 'cancelled') throw new Refusal('event.is-cancelled');
  if (event.end.epochMilliseconds <= now) throw new Refusal('event.edit.is-over');
}

/** Whether a post is still to be sent, and no try of it can have arrived: it will show what is true then. */
function isUnsent(post: Post, rows: readonly OutboxRow[]): boolean {
  const waits = (row: OutboxRow) =>
    row.kind === 'post' && row.postId === post.id && row.state === 'pending' && !mayHaveArrived(row);
  return post.reposts === 0 && rows.some(waits);
}
