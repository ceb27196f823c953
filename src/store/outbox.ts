import type { Database } from './database.ts';
import { outboxQueue } from './outbox/queue.ts';
import { outboxViews } from './outbox/views.ts';
import { outboxWants } from './outbox/wants.ts';

export type { Lease } from './outbox/queue.ts';
export type { ChannelRow, OutboxRow, Told } from './outbox/row.ts';
export type { Wanted } from './outbox/wants.ts';

/** Everything that must be sent once, in one table. */
export function outboxIn(db: Database) {
  return { ...outboxWants(db), ...outboxQueue(db), ...outboxViews(db) };
}
