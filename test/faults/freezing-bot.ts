import { start } from '../../src/start.ts';

/** The bot, as src/main.ts starts it, but at the first delivery that comes to the stage `FREEZE_AT` it freezes until SIGCONT. */
let isWarm = true;

const starting = start(
  process.env,
  ({ message }) => {
    process.stderr.write(`${message}\n`);
    process.exit(1);
  },
  async (stage) => {
    if (!isWarm || stage !== process.env.FREEZE_AT) return;
    isWarm = false;
    process.stderr.write('{"msg":"freezes"}\n');
    process.kill(process.pid, 'SIGSTOP');
    // The signal may take a moment.
    const end = performance.now() + 500;
    while (performance.now() < end);
  },
);

// It may freeze while it starts: whoever stops it then waits for that.
process.once('SIGTERM', () => void starting.then(({ stop }) => stop()).then(() => process.exit(0)));
