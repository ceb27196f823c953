import type { OutboxRow } from '../store/outbox.ts';
import type { Delivery } from './delivery.ts';
import type { Outcome } from './outcome.ts';

/** Notes that a row will not be sent (again), and why. Only its holder can. */
export async function giveUp(
  { store }: Pick<Delivery, 'store'>,
  row: OutboxRow,
  owner: string,
  outcome: Extract<Outcome, { is: 'failed' | 'unknown' | 'withdrawn' }>,
): Promise<void> {
  await store.outbox.giveUp(row, owner, outcome.is, outcome.error);
}
