import type { Hono } from 'hono';
import { readConfig } from './config.ts';
import { keepSecretsOf } from './operations/hide-secrets.ts';
import { createLog } from './operations/log.ts';
import { unwatched, type WatchStages } from './outbox/stage.ts';
import { heedEdits } from './start/heed-edits.ts';
import { loadKnowledge } from './start/knowledge.ts';
import type { Running } from './start/running.ts';
import type { StartupError } from './startup-error.ts';

/** The connections come first (ms): learning takes seconds, and whoever asks sooner begins it and waits for it. */
const learnAfter = 1_000;

/**
 * Starts everything that the settings ask for. Throws StartupError with what is wrong and the mend; calls
 * `giveUp` with one if it finds out later that it cannot go on. `watch` is told of each stage of a delivery.
 */
export async function start(
  env: Readonly<Record<string, string | undefined>>,
  giveUp: (error: StartupError) => void,
  watch: WatchStages = unwatched,
): Promise<Pick<Running, 'stop'>> {
  keepSecretsOf(env);
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const knowledge = await loadKnowledge(config.contentDir);
  const running: Running[] = [];
  // What the settings do not ask for is not loaded either: it would cost a third of the start, and memory.
  if (config.discord || config.slack) {
    const { startInstallation } = await import('./start/installation.ts');
    running.push(await startInstallation(config, knowledge, log, giveUp, watch));
  }
  if (config.playground) {
    const { startPlayground } = await import('./start/playground.ts');
    running.push(await startPlayground(config, knowledge, log));
  }
  const apps = running.flatMap(({ web }) => web);
  const stopServing = apps.length > 0 ? await serve(apps) : async () => {};
  const heeding = heedEdits(
    config.contentDir,
    knowledge,
    log,
    running.map(({ edits }) => edits),
  );
  const stopping = new AbortController();
  const learning = setTimeout(() => {
    const { answers } = knowledge;
    answers
      .learnAhead(stopping.signal)
      .catch((error: unknown) => log.error('answers-not-learned', {}, error));
  }, learnAfter);
  return {
    async stop() {
      clearTimeout(learning);
      stopping.abort();
      await heeding.stop();
      // Streams of open pages end first, else the server would wait for them.
      for (const each of running.reverse()) await each.stop();
      await stopServing();
    },
  };

  async function serve(answering: readonly Hono[]): Promise<() => Promise<void>> {
    const { serveWeb } = await import('./start/web-server.ts');
    const server = await serveWeb(answering, config.host, config.port);
    for (const each of running) each.opened(server.url);
    return server.stop;
  }
}
