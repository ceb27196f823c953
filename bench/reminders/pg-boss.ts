import { PgBoss } from 'pg-boss';
import type { Content } from '../../src/content/content.ts';
import { readTogether } from '../../src/outbox/read-together.ts';
import { composeReminder } from '../../src/reminders/compose-reminder.ts';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';

const queue = 'reminders';
/** So many it takes and records at once: fewer are slower, and more hardly faster (tried from 64 to 2,000). */
const batchSize = 1_000;

interface Reminder {
  readonly row: string;
  readonly event: string;
  readonly post: string;
  readonly due: number;
}

/** What is done with a job: nothing, or what the bot does between its claim and its record. */
export type Work = (reminder: Reminder) => Promise<void>;

/** The same reminders as pg-boss's jobs; each bears what it needs to be put into words. */
function jobs(count: number, postsOfEach: number, due: number): { data: Reminder }[] {
  return Array.from({ length: count }, (_, at) => ({
    data: { row: `r${at}`, event: `e${Math.floor(at / postsOfEach)}`, post: `p${at}`, due },
  }));
}

/**
 * pg-boss with these jobs: fetched without a pause for as long as there are more, and each recorded with the message that
 * it became. Resolves to the milliseconds that it takes.
 */
export async function bossOn(url: string, count: number, postsOfEach: number, work: Work): Promise<number> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  const failed = Promise.withResolvers<never>();
  boss.on('error', failed.reject);
  await boss.start();
  await boss.createQueue(queue);
  const all = jobs(count, postsOfEach, Date.now());
  for (let from = 0; from < count; from += 2_000) await boss.insert(queue, all.slice(from, from + 2_000));
  const done = Promise.withResolvers<void>();
  let left = count;
  const began = performance.now();
  await boss.work<Reminder>(
    queue,
    { batchSize, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true, perJobResults: true },
    async (batch) => {
      await Promise.all(batch.map(({ data }) => work(data)));
      left -= batch.length;
      if (left <= 0) done.resolve();
      return batch.map(({ id, data }) => ({ id, status: 'completed', output: { message: data.row } }));
    },
  );
  await Promise.race([done.promise, failed.promise]);
  // The last batch is recorded after its handler.
  await boss.offWork(queue);
  const took = performance.now() - began;
  await boss.stop({ graceful: true });
  return took;
}

export const doesNothing: Work = async () => {};

/** The bot's own way to put a reminder into words, with its own way to read for many at once. */
export async function sameWork(
  url: string,
  content: Content,
): Promise<{ readonly work: Work; close(): Promise<void> }> {
  const opened = await openStore(postgres(url));
  const store = readTogether(opened);
  return {
    async work({ event: eventId, post: postId, row, due }) {
      const [event, post] = await Promise.all([store.events.byId(eventId), store.posts.byId(postId)]);
      if (!event || !post) throw new Error('there is no such event');
      await composeReminder({ store, content }, event, row, { rung: 'P1D', due, asOf: due });
    },
    close: () => opened.close(),
  };
}
