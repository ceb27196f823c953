import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openStore, type Store } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { freshPostgres } from '../postgres/server.ts';
import { type BotProcess, newFolder, startBot } from '../scenarios/bot-process.ts';
import { hasEnded, there } from './bot-on-discord.ts';

const lease = z.object({ owner: z.string(), fence: z.number(), until: z.coerce.number() });
const clock = z.object({ now: z.coerce.number() });

/** Several bots on one PostgreSQL database, with a Discord and a Slack. */
export interface Site {
  readonly discord: DiscordDouble;
  readonly slack: SlackDouble;
  readonly env: Readonly<Record<string, string>>;
  readonly bots: readonly BotProcess[];
  /** From beside; the tables are made by whoever comes first. */
  store(): Promise<Store>;
  start(): BotProcess;
  /** The lease on Discord's gateway; null before anybody had it. */
  gateway(): Promise<z.output<typeof lease> | null>;
  /** By the database's clock (epoch ms). */
  now(): Promise<number>;
  /** The one that hears Discord under the newest fence, once it does. */
  listener(newerThan?: number): Promise<BotProcess>;
  query(text: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const [discord, slack, database] = await Promise.all([
    startDiscordDouble(),
    startSlackDouble({
      channels: ['general', 'events', { name: 'organizers', private: true, botIsMember: true }],
    }),
    freshPostgres(),
  ]);
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: withPasswordFile(database.url),
    SANCTUARY_SECRET: randomBytes(32).toString('base64'),
  };
  const bots: BotProcess[] = [];
  let store: Promise<Store> | null = null;
  const gateway = async () => {
    const [row] = await database.query("select * from leases where name = 'discord-gateway:0'");
    return row ? lease.parse(row) : null;
  };
  return {
    discord,
    slack,
    env,
    bots,
    gateway,
    store() {
      store ??= openStore(postgres(database.url));
      return store;
    },
    start() {
      const bot = startBot({ ...env, DATA_DIR: newFolder('data') });
      bots.push(bot);
      return bot;
    },
    async now() {
      const [row] = await database.query('select extract(epoch from clock_timestamp()) * 1000 as now');
      return clock.parse(row).now;
    },
    async listener(newerThan = 0) {
      return eventually('somebody to hear Discord', async () => {
        const held = await gateway();
        if (!held || held.fence <= newerThan) return null;
        return bots.find((bot) => heardUnder(bot) === held.fence) ?? null;
      });
    },
    query: (text) => database.query(text),
    async stop() {
      for (const bot of bots.filter((each) => !hasEnded(each))) {
        bot.child.kill('SIGCONT');
        await bot.kill();
      }
      await (await store)?.close();
      await Promise.all([discord.stop(), slack.stop(), database.drop()]);
    },
  };
}

/** The fence under which it heard Discord last. */
function heardUnder(bot: BotProcess): number | null {
  const lines = bot.log().matchAll(/"msg":"listening".*"fence":(\d+)|"fence":(\d+).*"msg":"listening"/g);
  const last = [...lines].at(-1);
  return last ? Number(last[1] ?? last[2]) : null;
}

/** The address as compose.yaml gives it: the password is a secret in a file. */
function withPasswordFile(address: string): string {
  const url = new URL(address);
  const file = join(newFolder('secrets'), 'database');
  writeFileSync(file, `${decodeURIComponent(url.password)}\n`);
  url.password = '';
  url.searchParams.set('passwordfile', file);
  return url.href;
}

/** Looks again and again until there is something. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
): Promise<T> {
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await pause(50);
  }
  throw new Error(`Waited in vain for ${what}`);
}

export { there };
