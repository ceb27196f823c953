import { readConfig } from './config.ts';
import { createLog } from './operations/log.ts';
import { startInstallation } from './start/installation.ts';
import { loadKnowledge } from './start/knowledge.ts';
import { startPlayground } from './start/playground.ts';
import type { Running } from './start/running.ts';

/** Starts everything that the settings ask for. Throws StartupError with what is wrong and the mend. */
export async function start(env: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const knowledge = await loadKnowledge(config.contentDir);
  const running: Running[] = [];
  if (config.discord) running.push(await startInstallation(config, config.discord, knowledge, log));
  if (config.playground) running.push(await startPlayground(config, knowledge, log));
  return {
    async stop() {
      for (const each of running.reverse()) await each.stop();
    },
  };
}
