import { askReportOf } from '../organizers/telling/ask-report.ts';
import { type OutboxRow, troubleOf } from '../store/outbox.ts';
import type { Delivery } from './delivery.ts';
import type { Outcome } from './outcome.ts';

/**
 * Notes that a row will not be sent (again), and why. Only its holder can. If it is something that organizers should know,
 * it is asked for in the same moment that they are told, so that no crash can lose it.
 */
export async function giveUp(
  { store, now }: Pick<Delivery, 'store' | 'now'>,
  row: OutboxRow,
  owner: string,
  { is: state, error }: Extract<Outcome, { is: 'failed' | 'unknown' | 'withdrawn' }>,
): Promise<void> {
  // A report that fails is in the log; what it would have told stays untold, and stands with each event.
  if (row.kind === 'report' || troubleOf({ kind: row.kind, state, error }) === null) {
    await store.outbox.giveUp(row, owner, state, error);
    return;
  }
  await store.transaction(async (repositories) => {
    if (await repositories.outbox.giveUp(row, owner, state, error))
      await askReportOf(repositories, row, now());
  });
}
