import { resolve } from 'node:path';
import { absent, type Finding } from '../../chat/finding.ts';
import { checkContent } from '../../operations/doctor/content.ts';
import { checkDataFolder } from '../../operations/doctor/data-folder.ts';
import { checkDatabase, checkServer } from '../../operations/doctor/database.ts';
import { readDotEnv } from '../../operations/doctor/dot-env.ts';
import { checkNode } from '../../operations/doctor/node-version.ts';
import { checkSecret } from '../../operations/doctor/secret.ts';
import { readSettings } from '../../operations/doctor/settings.ts';
import { checkWebPort } from '../../operations/doctor/web-port.ts';
import type { UsedChannel } from '../../store/looked-into.ts';
import { ownPhrases } from '../content/own-phrases.ts';
import { isBotAt } from './is-bot-at.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Examination {
  readonly env: Environment;
  /** Where the settings may stand too. */
  readonly dotEnv: string;
  /** Channels to look at besides those that the bot uses already, by their ids. */
  readonly channels: readonly string[];
}

/** Looks at everything that the bot needs, one thing after the other, and changes nothing. */
export async function* examine({ env, dotEnv, channels }: Examination): AsyncGenerator<Finding> {
  yield checkNode(process.versions.node);
  const file = readDotEnv(dotEnv, env);
  yield* file.findings;
  const { config, findings, passedOver } = readSettings({ ...file.values, ...env });
  yield* findings;
  yield* await checkContent(config.contentDir, await ownPhrases(config.contentDir));
  const dataDir = resolve(config.dataDir);
  const secret = checkSecret({ ...config, dataDir });
  yield* secret.findings;
  if (config.databaseUrl === null) yield* checkDataFolder(dataDir);
  const database = await (config.databaseUrl === null
    ? checkDatabase(dataDir, secret, Date.now())
    : checkServer(config.databaseUrl, secret, Date.now()));
  yield* database.findings;
  const chosen = [...database.channels, ...channels.map(named)];
  const on = (platform: string) => chosen.filter((channel) => channel.platform === platform);

  if (config.discord) {
    const { checkDiscord } = await import('../../platforms/discord/checkup/checkup.ts');
    yield* await checkDiscord({ ...config.discord, channels: on('discord') });
  } else yield notLookedAt('Discord', passedOver);

  if (config.slack) {
    const { checkSlack } = await import('../../platforms/slack/checkup/checkup.ts');
    yield* await checkSlack({ ...config.slack, channels: on('slack') });
  } else yield notLookedAt('Slack', passedOver);

  const way = config.slack?.way;
  const signingSecret = way && 'signingSecret' in way ? way.signingSecret : null;
  if (config.playground || signingSecret !== null)
    yield await checkWebPort(config.host, config.port, (address) => isBotAt(address, signingSecret));
  if (!config.discord && !config.slack)
    yield absent('Next', 'npm start opens the playground; npm run setup connects Discord or Slack');
  else if (chosen.length === 0)
    yield absent('Channels', 'none is chosen yet; to look at one: npm run doctor -- --channel ID');
}

/** Discord's ids are digits, Slack's begin with a letter. */
function named(id: string): UsedChannel {
  return { platform: /^\d+$/.test(id) ? 'discord' : 'slack', id, forOrganizers: false };
}

function notLookedAt(platform: string, passedOver: ReadonlySet<string>): Finding {
  const isFaulty = [...passedOver].some((name) => name.startsWith(platform.toUpperCase()));
  return absent(platform, isFaulty ? 'not looked at until its settings are right' : 'not set up');
}
