/** The bot's store and worker, waiting for what comes into its database. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadContent } from '../../../src/content/load-content.ts';
import { openStore } from '../../../src/store/open.ts';
import { sqlite } from '../../../src/store/sqlite.ts';
import { workerOn } from '../ours.ts';

const loaded = await loadContent('./content');
if (!loaded.ok) throw new Error('the content has faults');
const store = await openStore(sqlite(process.env.FOLDER ?? ''));
const { worker } = workerOn(store, loaded.content);
await worker.start();

async function settled(): Promise<void> {
  for (let time = 0; time < 50; time += 1) await worker.rearm();
  for (let time = 0; time < 3; time += 1) {
    globalThis.gc?.();
    await sleep(200);
  }
}

await settled();
process.stdout.write('empty\n');
await once(process.stdin, 'data');
await settled();
process.stdout.write('full\n');
process.once('SIGTERM', () => process.exit(0));
