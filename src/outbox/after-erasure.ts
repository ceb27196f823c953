import type { Log } from '../chat/log.ts';
import type { MessageRef } from '../chat/place.ts';
import { takeMessagesDown } from '../organizers/wiping/take-messages-down.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { Delivery } from './delivery.ts';

/**
 * Takes down again what was on its way while its event was erased, with the group or alone: nothing knows of it any more,
 * and people's reactions under it would be names. What somebody else has in hand stays.
 */
export async function afterErasure(
  delivery: Delivery,
  log: Log,
  { id, kind }: OutboxRow,
  message: MessageRef,
): Promise<void> {
  if ((await delivery.store.outbox.byId(id)) !== null) return;
  const [left] = await takeMessagesDown(delivery, [message]);
  if (left) log.error('erased-but-still-there', { row: id, kind });
  else log.info('erased-and-taken-down', { row: id, kind });
}
