import type { Log } from '../chat/log.ts';
import { afterErasure } from './after-erasure.ts';
import { deliver } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import type { Held, InHand } from './in-hand.ts';
import { LeaseLost, type Leases } from './leases.ts';
import type { Outcome } from './outcome.ts';
import { readTogether } from './read-together.ts';
import type { Settle } from './settle.ts';

/** A lane of which nothing goes out just now rests for so long (ms) at most: others of it may have another channel. */
const longestRest = 2_000;
/** How soon (ms) a row is tried again at which our own code broke. */
const afterBreak = 30_000;

/** Delivers a row in hand, and has recorded what became of it. Rejects only where the database fails. */
export type Work = (held: Held) => Promise<void>;

export function working(delivery: Delivery, log: Log, hand: InHand, leases: Leases, settle: Settle): Work {
  const store = readTogether(delivery.store);

  return async (held) => {
    const { row, abandoned } = held;
    const beforeSend = async (): Promise<void> => {
      await delivery.watch('before-send');
      await leases.mustHold(held);
    };
    const watch: Delivery['watch'] = (stage) =>
      stage === 'before-send' ? beforeSend() : delivery.watch(stage);
    try {
      const outcome = await deliver({ ...delivery, store, watch }, row, abandoned);
      tell(log, held, outcome);
      if (outcome.is === 'later' && outcome.untried)
        hand.rest(row.lane, Math.min(outcome.afterMs, longestRest));
      const isRecorded = await settle(row, outcome);
      if (!isRecorded && outcome.is === 'sent' && outcome.stands)
        await afterErasure(delivery, log, row, outcome.stands);
    } catch (error) {
      if (error instanceof LeaseLost) return log.warn('lease-lost', { row: row.id, kind: row.kind });
      // A fault of ours, perhaps after the send: next time the platform is asked before anything is sent.
      log.error('delivery-broke', { row: row.id, kind: row.kind }, error);
      await settle(row, { is: 'later', afterMs: afterBreak, error: 'broke-maybe-sent' });
    }
  };
}

function tell(log: Log, { row: { id: row, kind, attempts } }: Held, outcome: Outcome): void {
  const facts = { row, kind, attempts };
  if (outcome.is === 'sent') {
    log.debug('delivered', facts);
    return;
  }
  const code = outcome.is === 'later' ? 'delivery-delayed' : `delivery-${outcome.is}`;
  log.warn(code, { ...facts, why: outcome.error });
}
