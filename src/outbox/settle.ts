import { setImmediate } from 'node:timers/promises';
import { askReportOf } from '../organizers/telling/ask-report.ts';
import { type OutboxRow, type Settled, sentLate } from '../store/outbox.ts';
import type { Delivery } from './delivery.ts';
import { giveUp } from './give-up.ts';
import type { InTurn } from './one-at-a-time.ts';
import type { Outcome } from './outcome.ts';

/**
 * Records what became of a row; resolves after the commit: to false where it was sent, but was nobody's or somebody else's
 * by then. Rejects where the database fails.
 */
export type Settle = (row: OutboxRow, outcome: Outcome) => Promise<boolean>;

interface Finished {
  readonly row: OutboxRow;
  readonly outcome: Outcome;
  readonly recorded: PromiseWithResolvers<boolean>;
}

/** Puts off what is asked for by so much (a share of the wait) at random, so that not all come back at once. */
const spread = 0.1;

/**
 * Records outcomes. What ends at about the same moment, and what ends while others are being recorded, is recorded with
 * one commit; nothing waits for others that have not ended.
 */
export function settling(delivery: Delivery, owner: string, inTurn: InTurn): Settle {
  const { store } = delivery;
  let finished: Finished[] = [];
  let writing = false;
  const lost = new Set<string>();

  const writeAll = async (): Promise<void> => {
    writing = true;
    // Others that have ended by now come along.
    await setImmediate();
    while (finished.length > 0) {
      const these = finished;
      finished = [];
      await write(these).catch((error: unknown) => {
        for (const { recorded } of these) recorded.reject(error);
      });
    }
    writing = false;
  };

  const write = async (these: readonly Finished[]): Promise<void> => {
    await delivery.watch('before-record');
    await Promise.all([
      together(these.filter(isPlain)),
      ...these.filter((each) => !isPlain(each)).map(alone),
    ]);
    await delivery.watch('after-record');
    for (const { row, recorded } of these) recorded.resolve(!lost.delete(row.id));
  };

  const together = async (these: readonly Finished[]): Promise<void> => {
    if (these.length === 0) return;
    const settled = these.flatMap(({ row, outcome }) => settledOf(row, outcome, delivery.now()));
    try {
      const ours = await inTurn(() => store.outbox.settle(owner, settled));
      for (const { is, row } of settled) if (is === 'sent' && !ours.has(row.id)) lost.add(row.id);
    } catch (error) {
      for (const { recorded } of these) recorded.reject(error);
    }
  };

  const alone = async ({ row, outcome, recorded }: Finished): Promise<void> => {
    try {
      if (outcome.is === 'sent') await sentWithNews(row, outcome);
      else if (outcome.is !== 'later') await inTurn(() => giveUp(delivery, row, owner, outcome));
    } catch (error) {
      recorded.reject(error);
    }
  };

  /** Organizers are told of it, or have been: in the same commit. */
  const sentWithNews = (row: OutboxRow, outcome: Extract<Outcome, { is: 'sent' }>): Promise<void> =>
    inTurn(() =>
      store.transaction(async (repositories) => {
        const now = delivery.now();
        const ours = await repositories.outbox.settle(owner, settledOf(row, outcome, now));
        if (!ours.has(row.id)) {
          lost.add(row.id);
          return;
        }
        await repositories.outbox.markReported(outcome.told ?? []);
        if (outcome.late && row.kind !== 'report') await askReportOf(repositories, row, now);
      }),
    );

  return (row, outcome) => {
    const recorded = Promise.withResolvers<boolean>();
    finished.push({ row, outcome, recorded });
    if (!writing) void writeAll();
    return recorded.promise;
  };
}

function isPlain({ outcome }: Finished): boolean {
  return outcome.is === 'later' || (outcome.is === 'sent' && !outcome.told && !outcome.late);
}

function settledOf(row: OutboxRow, outcome: Outcome, now: number): Settled[] {
  if (outcome.is === 'sent') {
    const { is, message, late, againAfterMs } = outcome;
    const againAt = againAfterMs === undefined ? null : now + againAfterMs;
    return [{ is, row, message, error: late ? sentLate : null, againAt }];
  }
  if (outcome.is !== 'later') return [];
  const { is, afterMs, error, untried = false } = outcome;
  const dueAt = Math.ceil(now + afterMs * (1 + Math.random() * spread));
  return [{ is, row, dueAt, error, tried: !untried }];
}
