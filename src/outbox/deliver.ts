import type { OutboxRow } from '../store/outbox.ts';
import { deliverDirect } from './deliver-direct.ts';
import { deliverToChannel } from './deliver-to-channel.ts';
import type { Delivery } from './delivery.ts';
import { fanOut } from './fan-out.ts';
import type { Outcome } from './outcome.ts';
import { deliverReport } from './report.ts';

/** Tries once to deliver a claimed row. `abandoned`: somebody died while sending it, so ask before sending. */
export function deliver(delivery: Delivery, row: OutboxRow, abandoned: boolean): Promise<Outcome> {
  switch (row.kind) {
    case 'fan-out':
      return fanOut(delivery, row);
    case 'direct':
      return deliverDirect(delivery, row, abandoned);
    case 'report':
      return deliverReport(delivery, row);
    default:
      return deliverToChannel(delivery, row, abandoned);
  }
}
