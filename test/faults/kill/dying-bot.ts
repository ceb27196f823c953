import { setTimeout as wait } from 'node:timers/promises';
import { type Stage, stages } from '../../../src/outbox/stage.ts';
import { start } from '../../../src/start.ts';

/**
 * The bot, as src/main.ts starts it, but it dies. `DIE_AT` is `after-send 2`: at the second time that a delivery comes to
 * this stage; or `after 350`: so many milliseconds after it first looked for something to send, wherever it is then. One that
 * has less to do than that dies some seconds later.
 */
const longestLife = 4_000;
const [where = '', count = ''] = (process.env.DIE_AT ?? '').split(' ');
const stage: Stage | undefined = stages.find((each) => each === where);
let left = Number(count);
let armed = false;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

await start(
  process.env,
  ({ message }) => {
    process.stderr.write(`${message}\n`);
    process.exit(1);
  },
  async (at) => {
    if (!armed) {
      armed = true;
      setTimeout(die, where === 'after' ? left : longestLife);
    }
    if (at !== stage) return;
    left -= 1;
    if (left > 0) return;
    die();
    // Nothing more is done, should the signal take its time.
    await wait(60_000);
  },
);
