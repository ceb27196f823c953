import type { Database, Engine } from './database.ts';
import { outboxDirects } from './outbox/directs.ts';
import { outboxPeople } from './outbox/people.ts';
import { outboxQueue } from './outbox/queue.ts';
import { outboxReports } from './outbox/reports.ts';
import { outboxViews } from './outbox/views.ts';
import { outboxWants } from './outbox/wants.ts';

export type { WantedDirect } from './outbox/directs.ts';
export type { DirectCount } from './outbox/people.ts';
export type { FromLanes, Lease } from './outbox/queue.ts';
export type { UntoldRow } from './outbox/reports.ts';
export type { ChannelRow, DirectRow, FanOutRow, OutboxRow, ReportRow, Told } from './outbox/row.ts';
export type { Settled } from './outbox/settled.ts';
export { sentLate, type Trouble, troubleOf } from './outbox/trouble.ts';
export type { PlannedReminder } from './outbox/views.ts';
export type { Wanted } from './outbox/wants.ts';

/** Everything that must be sent once, in one table. */
export function outboxIn(db: Database, engine: Pick<Engine, 'isShared' | 'now' | 'rows'>) {
  return {
    ...outboxWants(db),
    ...outboxPeople(db),
    ...outboxDirects(db),
    ...outboxQueue(db, engine),
    ...outboxViews(db),
    ...outboxReports(db),
  };
}
