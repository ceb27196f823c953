import type { Log } from '../chat/log.ts';
import type { Config } from '../config.ts';
import { createCore } from '../core.ts';
import { systemClock } from '../operations/clock.ts';
import { lastAlive, noteAlive } from '../operations/tidy.ts';
import { pseudonyms } from '../people/pseudonym.ts';
import { deafness } from '../routing/deaf.ts';
import { receiver } from '../routing/receive.ts';
import { refreshAllPosts } from '../rsvps/refresh-posts.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import { openDataFolder } from './data-folder.ts';
import type { Knowledge } from './knowledge.ts';
import type { Running } from './running.ts';
import { secretOf } from './secret.ts';

/** Tells a start after a crash from one after a proper end. */
const stateKey = 'state';

const mends = {
  'wrong-token':
    'DISCORD_TOKEN is refused by Discord. Copy it again from the Bot page of your application, or reset it there.',
  unreachable: 'Discord cannot be reached. Check the network, and DISCORD_API_URL if it is set.',
  'commands-refused':
    'Discord refuses the commands. If you changed content/phrases, check the names of commands there; else try again in a few minutes.',
} as const;

/** The real thing: the database in the data folder and the platforms that there are tokens for. */
export async function startInstallation(
  config: Config,
  discordSettings: NonNullable<Config['discord']>,
  knowledge: Knowledge,
  log: Log,
  giveUp: (error: StartupError) => void,
): Promise<Running> {
  const people = pseudonyms(secretOf(config, (sentence) => process.stderr.write(`${sentence}\n`)));
  // Loaded only when there is a token: it is most of what a start costs.
  const [{ createDiscord }, { LoginError }, store] = await Promise.all([
    import('../platforms/discord/discord.ts'),
    import('../platforms/discord/login.ts'),
    openDataFolder(config.dataDir, people.fingerprint),
  ]);
  const discord = createDiscord({
    ...discordSettings,
    shapes: knowledge.shapes,
    log,
    shutOut: () => giveUp(new StartupError(exitCodes.noPermission, mends['wrong-token'])),
  });
  const core = createCore({
    ...knowledge,
    store,
    log,
    pseudonyms: people,
    clock: systemClock,
    platforms: [discord],
    deaf: deafness(await lastAlive(store)),
    alsoIn: () => [],
  });
  const receiving = receiver(core, knowledge.registry);
  try {
    await discord.connect(receiving.receive);
  } catch (error) {
    await discord.disconnect();
    await store.close();
    if (!(error instanceof LoginError)) throw error;
    throw new StartupError(
      error.code === 'wrong-token' ? exitCodes.noPermission : exitCodes.unavailable,
      mends[error.code],
      error,
    );
  }
  // What a tap's own answer would have shown was perhaps not shown any more.
  if ((await store.meta.get(stateKey)) === 'running') await refreshAllPosts(store, systemClock.now());
  await store.meta.set(stateKey, 'running');
  log.info('ready', { platform: discord.name });
  await core.worker.start();
  return {
    async stop() {
      // First what is on its way, then the connection that it needs.
      await core.worker.stop();
      await receiving.ended();
      await discord.disconnect();
      await noteAlive(store, systemClock.now());
      await store.meta.set(stateKey, 'stopped');
      await store.close();
    },
  };
}
