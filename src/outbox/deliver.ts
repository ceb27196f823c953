import type { OutboxRow } from '../store/outbox.ts';
import { deliverToChannel } from './deliver-to-channel.ts';
import type { Delivery } from './delivery.ts';
import type { Outcome } from './outcome.ts';

/** Tries once to deliver a claimed row. `abandoned`: somebody died while sending it, so ask before sending. */
export async function deliver(delivery: Delivery, row: OutboxRow, abandoned: boolean): Promise<Outcome> {
  switch (row.kind) {
    case 'fan-out':
    case 'direct':
    case 'report':
      throw new Error(`nothing delivers ${row.kind} yet`);
    default:
      return deliverToChannel(delivery, row, abandoned);
  }
}
