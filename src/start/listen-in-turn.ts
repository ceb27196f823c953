import type { Receive } from '../chat/platform.ts';
import type { Core } from '../core.ts';
import { aborted } from '../processes/aborted.ts';
import type { Crew } from '../processes/crew.ts';
import type { Held } from '../processes/holding.ts';
import { exitCodes, type StartupError } from '../startup-error.ts';
import type { ConnectingAll } from './connect-all.ts';
import type { Connecting } from './connecting.ts';

/** How long (ms) a process that could not connect leaves it to others: longer each time, since each attempt counts. */
const firstRest = 5_000;
const longestRest = 300_000;

/**
 * Connects a platform that tells what happens to one process alone (`oneListener`) whenever that is this one, and ends the
 * connection before another one may begin. What still comes in then is dropped: the next one reads all reactions anew,
 * and whatever bears an id was told to it too.
 */
export function listenInTurn(
  which: Pick<Connecting, 'platform' | 'explain'>,
  crew: Pick<Crew, 'hears' | 'listen'>,
  core: Pick<Core, 'deaf' | 'connections' | 'clock'>,
  how: Omit<ConnectingAll, 'signal'>,
): void {
  const { platform } = which;
  const { log } = how;
  let rest = firstRest;
  const receive: Receive = async (inbound, responder) => {
    if (crew.hears(platform.name)) return how.receive(inbound, responder);
    log.warn('heard-out-of-turn', { kind: inbound.kind });
  };
  const connect = async (): Promise<void> => {
    try {
      await platform.connect(receive, how.recognise);
      rest = firstRest;
    } catch (cause) {
      rest = Math.min(longestRest, rest * 2);
      throw cause;
    }
  };
  const work = async ({ fence, idleFor, signal }: Held): Promise<void> => {
    if (idleFor !== null) core.deaf.follows(platform.name, platform.now() - idleFor);
    try {
      await Promise.race([connect(), aborted(signal)]);
      if (!signal.aborted) log.info('listening', { platform: platform.name, fence });
      await aborted(signal);
    } catch (cause) {
      tellWhy(which, how, which.explain(cause), cause);
    }
    await platform.deafen();
    core.connections.set(platform.name, { isUp: false, since: core.clock.now() });
  };
  crew.listen(platform.name, work, () => rest);
}

function tellWhy(
  { platform }: Pick<Connecting, 'platform'>,
  { log, lost }: Pick<ConnectingAll, 'log' | 'lost'>,
  error: StartupError | null,
  cause: unknown,
): void {
  const facts = { platform: platform.name };
  if (error === null) log.error('platform-broke', facts, cause);
  else if (error.exitCode === exitCodes.unavailable) log.warn('platform-not-reached', facts);
  else lost(platform.name, error);
}
