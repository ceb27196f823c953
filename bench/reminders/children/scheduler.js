// node-schedule with a job for each reminder, as bots do it that keep them in memory.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import schedule from 'node-schedule';

const many = Number(process.env.MANY);

async function settled() {
  for (let time = 0; time < 3; time += 1) {
    globalThis.gc();
    await sleep(200);
  }
}

await settled();
process.stdout.write('empty\n');
await once(process.stdin, 'data');
const tomorrow = Date.now() + 24 * 3_600_000;
for (let at = 0; at < many; at += 1)
  schedule.scheduleJob(new Date(tomorrow + at * 100), () => process.stdout.write(`reminder ${at}\n`));
await settled();
process.stdout.write('full\n');
process.once('SIGTERM', () => process.exit(0));
