import { PgBoss } from 'pg-boss';

const queue = 'reminders';
/** So many it takes and completes at once: more or fewer are slower, as tried with 100 to 2,000. */
const batchSize = 500;
const inserted = 2_000;

/**
 * pg-boss with as many jobs, each of which bears an id and does nothing; fetched without a pause for as long as there are
 * more, and completed batch by batch. Resolves to the milliseconds that it takes.
 */
export async function bossOn(url: string, jobs: number, size = batchSize): Promise<number> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  boss.on('error', (error) => {
    throw error;
  });
  await boss.start();
  await boss.createQueue(queue);
  for (let from = 0; from < jobs; from += inserted) {
    const some = Array.from({ length: Math.min(inserted, jobs - from) }, (_, at) => ({
      data: { row: from + at },
    }));
    await boss.insert(queue, some);
  }
  const done = Promise.withResolvers<void>();
  let left = jobs;
  const began = performance.now();
  await boss.work(
    queue,
    { batchSize: size, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true, perJobResults: true },
    async (batch) => {
      left -= batch.length;
      if (left <= 0) done.resolve();
      return batch.map(({ id }) => ({ id, status: 'completed' as const, output: { message: id } }));
    },
  );
  await done.promise;
  // The last batch is completed after its handler.
  await boss.offWork(queue);
  const took = performance.now() - began;
  await boss.stop({ graceful: true });
  return took;
}
