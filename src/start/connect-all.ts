import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import type { Receive, Recognise } from '../chat/platform.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import type { Connecting, Lost } from './connecting.ts';

/** The waits (ms) between attempts to reach a platform grow from the first to the longest. */
const firstWait = 5_000;
const longestWait = 300_000;

export interface ConnectingAll {
  readonly receive: Receive;
  readonly recognise: Recognise;
  readonly log: Log;
  readonly lost: Lost;
  /** Begins with a platform in another way than by connecting it; left out: all are connected. */
  readonly begin?: (which: Connecting) => Promise<void>;
  /** Ends the attempts. */
  readonly signal: AbortSignal;
}

/**
 * Connects every platform. One that cannot be reached just now does not keep the others from their reminders: it is told,
 * and tried again until it is there. Throws StartupError where none can be reached, or one refuses the bot.
 */
export async function connectAll(connecting: readonly Connecting[], how: ConnectingAll): Promise<void> {
  const unreachable: { readonly which: Connecting; readonly error: StartupError }[] = [];
  await Promise.all(
    connecting.map(async (which) => {
      const error = await attempt(which, how);
      if (error) unreachable.push({ which, error });
    }),
  );
  if (unreachable.length === connecting.length && unreachable[0]) throw unreachable[0].error;
  for (const { which, error } of unreachable) {
    process.stderr.write(
      `sanctuary-bot starts without one platform, and goes on trying to reach it.\n${error.message}\n`,
    );
    void keepTrying(which, how);
  }
}

/** Null once it is connected; the error if it cannot be reached just now. Throws every other one. */
async function attempt(which: Connecting, how: ConnectingAll): Promise<StartupError | null> {
  const { platform, explain } = which;
  const { receive, recognise, log } = how;
  try {
    await (how.begin?.(which) ?? platform.connect(receive, recognise));
    log.info('ready', { platform: platform.name });
    return null;
  } catch (cause) {
    const error = explain(cause);
    if (error?.exitCode !== exitCodes.unavailable) throw error ?? cause;
    log.warn('platform-not-reached', { platform: platform.name });
    return error;
  }
}

async function keepTrying(which: Connecting, how: ConnectingAll): Promise<void> {
  const { signal, log, lost } = how;
  try {
    for (let pause = firstWait; ; pause = Math.min(longestWait, pause * 2)) {
      await wait(pause, undefined, { signal, ref: false });
      if (!(await attempt(which, how))) return;
    }
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof StartupError) lost(which.platform.name, error);
    else log.error('platform-broke', { platform: which.platform.name }, error);
  }
}
