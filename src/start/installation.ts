import type { Log } from '../chat/log.ts';
import type { Config } from '../config.ts';
import { type Core, createCore } from '../core.ts';
import { systemClock } from '../operations/clock.ts';
import { lastAlive, noteAlive } from '../operations/tidy.ts';
import { awayBefore } from '../organizers/telling/away.ts';
import type { WatchStages } from '../outbox/stage.ts';
import type { KeyRing } from '../people/keys.ts';
import type { Crew } from '../processes/crew.ts';
import { deafness } from '../routing/reactions/deaf.ts';
import { sweeping } from '../routing/reactions/sweep.ts';
import { receiver } from '../routing/receive.ts';
import { refreshAllPosts } from '../rsvps/refresh-posts.ts';
import type { StartupError } from '../startup-error.ts';
import { knownSecretsKey } from '../store/meta.ts';
import type { Store } from '../store/open.ts';
import { backupsOf } from './backups.ts';
import { type ConnectingAll, connectAll } from './connect-all.ts';
import type { Connecting, Lost } from './connecting.ts';
import { hearsOfEdits } from './hears-of-edits.ts';
import type { Knowledge } from './knowledge.ts';
import { bringUpToDate } from './left-behind.ts';
import { listenInTurn } from './listen-in-turn.ts';
import { openDatabase } from './open-database.ts';
import type { Running } from './running.ts';
import { keysOf } from './secret.ts';
import type { Several } from './several.ts';
import { watchWhose } from './still-ours.ts';

/** Tells a start after a crash from one after a proper end. */
const stateKey = 'state';

/** The real thing: the database and the platforms that there are tokens for. */
export async function startInstallation(
  config: Config,
  knowledge: Knowledge,
  log: Log,
  giveUp: (error: StartupError) => void,
  watch: WatchStages,
): Promise<Running> {
  const shutOut = new Set<string>();
  /** A platform that lets the bot in no more must not take it away from the others. */
  const lost: Lost = (name, error) => {
    if (shutOut.has(name)) return;
    shutOut.add(name);
    if (connecting.every(({ platform }) => shutOut.has(platform.name))) return giveUp(error);
    process.stderr.write(`sanctuary-bot goes on without one platform.\n${error.message}\n`);
    log.error('platform-lost', { platform: name });
  };
  const keys = keysOf(config, (sentence) => process.stderr.write(`${sentence}\n`));
  const [connecting, store] = await Promise.all([
    platformsOf(config, knowledge, log, lost),
    openDatabase(config, keys.pseudonyms.fingerprint, keys),
  ]);
  // Of several processes each says so in its own lease.
  if (config.databaseUrl === null) await store.meta.set(knownSecretsKey, keys.fingerprints.join(' '));
  const backups = backupsOf(config);
  const startedAt = systemClock.now();
  const before = Math.min(await lastAlive(store), startedAt);
  const together = config.databaseUrl === null ? null : await joined(store, keys, config.databaseUrl, log);
  const core = createCore({
    knowledge,
    shapes: knowledge.shapes,
    store,
    log,
    pseudonyms: keys.pseudonyms,
    sealer: keys.sealer,
    clock: systemClock,
    platforms: connecting.map(({ platform }) => platform),
    deaf: deafness(before),
    away: awayBefore(before, startedAt),
    alsoIn: () => [],
    watch,
    retentionDays: config.retentionDays,
    backups,
    tapsPerMinute: config.tapsPerMinute,
    ...(together ? { processes: together.crew } : {}),
  });
  const receiving = receiver(core, knowledge.registry);
  const disconnect = () => Promise.all(connecting.map(({ platform }) => platform.disconnect()));
  const stopping = new AbortController();
  try {
    const { receive, recognise } = receiving;
    const how = { receive, recognise, log, lost, signal: stopping.signal };
    together?.join(core);
    await connectAll(connecting, together ? { ...how, begin: beginning(together.crew, core, how) } : how);
  } catch (error) {
    await together?.crew.stopListening();
    await disconnect();
    await together?.leave();
    await store.close();
    throw error;
  }
  // What a tap's own answer would have shown was perhaps not shown any more. Of several processes one looks who died.
  if (!together && (await store.meta.get(stateKey)) === 'running')
    await refreshAllPosts(store, systemClock.now());
  await store.meta.set(stateKey, 'running');
  await core.worker.start();
  const sweep = sweeping(core, config.reconcileEvery);
  const stopWatching = watchWhose(store, keys.fingerprints, giveUp);
  const stopLooking = bringUpToDate(store, keys, log);
  return {
    web: connecting.flatMap(({ web }) => web ?? []),
    edits: hearsOfEdits(core),
    opened: (url) => log.info('listening', { port: Number(new URL(url).port) }),
    async stop() {
      stopping.abort();
      stopWatching();
      stopLooking();
      sweep.stop();
      await together?.crew.stopListening();
      // First what is on its way, then the connection that it needs.
      await core.worker.stop();
      await receiving.ended();
      await core.sharedAnswers.stop();
      await disconnect();
      await noteAlive(store, systemClock.now());
      await together?.leave();
      if (!together) await store.meta.set(stateKey, 'stopped');
      await store.close();
    },
  };
}

/** Loaded only where several processes may run. */
async function joined(store: Store, keys: KeyRing, address: string, log: Log): Promise<Several> {
  const { several } = await import('./several.ts');
  return several(store, keys, address, log);
}

/** Of several processes one alone connects where one alone may; the others send all the same. */
function beginning(crew: Crew, core: Core, how: ConnectingAll): NonNullable<ConnectingAll['begin']> {
  return async (which) => {
    if (!which.platform.capabilities.oneListener) return which.platform.connect(how.receive, how.recognise);
    await which.platform.open();
    listenInTurn(which, crew, core, how);
  };
}

/** Loaded only where there is a token: the libraries are most of what a start costs. */
async function platformsOf(
  { discord, slack }: Config,
  knowledge: Knowledge,
  log: Log,
  lost: Lost,
): Promise<Connecting[]> {
  const [onDiscord, onSlack] = await Promise.all([
    discord && import('./discord.ts'),
    slack && import('./slack.ts'),
  ]);
  return [
    ...(discord && onDiscord ? [onDiscord.connectDiscord(discord, knowledge, log, lost)] : []),
    ...(slack && onSlack ? [onSlack.connectSlack(slack, knowledge, log, lost)] : []),
  ];
}
