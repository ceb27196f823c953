import { once } from 'node:events';
import { get } from 'node:http';
import type { DiscordDouble } from '../../test/doubles/discord/index.ts';
import type { SlackDouble } from '../../test/doubles/slack/index.ts';
import type { Child } from './child.ts';
import type { Workshop } from './workshop.ts';

/** Starts a process and resolves when it has come as far as is measured. */
export type Launch = () => Promise<{ readonly child: Child; readonly afterMs: number }>;

const imports = new URL('./baselines/imports.js', import.meta.url);

/** Both libraries imported, nothing done with them. */
export const launchImports =
  (workshop: Workshop, env: Readonly<Record<string, string>> = {}): Launch =>
  async () => {
    const child = workshop.baseline(imports, env);
    await child.says(/^imported$/m);
    return { child, afterMs: performance.now() - child.spawnedAt };
  };

/** The playground has answered GET / with 200. */
export const launchPlayground =
  (workshop: Workshop): Launch =>
  async () => {
    const child = workshop.bot({ PLAYGROUND: 'on', PORT: '0' });
    const [url = ''] = await child.says(/http:\/\/\S+/);
    const status = await statusOf(url);
    if (status !== 200) throw new Error(`the playground answered ${status}`);
    return { child, afterMs: performance.now() - child.spawnedAt };
  };

/** The gateway session is there and the bot says that it is ready. */
export const launchDiscord =
  (workshop: Workshop, discord: DiscordDouble): Launch =>
  async () => {
    await discord.waitUntilOffline();
    const child = workshop.bot({
      PLAYGROUND: 'off',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
    });
    await child.says(/"msg":"ready"/);
    const afterMs = performance.now() - child.spawnedAt;
    if (!discord.online) throw new Error('the bot says that it is ready and is not online');
    return { child, afterMs };
  };

/** The socket is there and the bot says that it is ready. */
export const launchSlack =
  (workshop: Workshop, slack: SlackDouble, more: Readonly<Record<string, string>> = {}): Launch =>
  async () => {
    await slack.waitUntilDisconnected();
    const child = workshop.bot({
      PLAYGROUND: 'off',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...more,
    });
    await child.says(/"platform":"slack","msg":"ready"/);
    const afterMs = performance.now() - child.spawnedAt;
    if (!slack.connected) throw new Error('the bot says that it is ready and is not connected');
    return { child, afterMs };
  };

/** Both platforms in one process. */
export const launchBoth =
  (workshop: Workshop, discord: DiscordDouble, slack: SlackDouble): Launch =>
  async () => {
    await discord.waitUntilOffline();
    return launchSlack(workshop, slack, { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url })();
  };

async function statusOf(url: string): Promise<number | undefined> {
  const request = get(url, { agent: false });
  const [response] = await once(request, 'response');
  response.resume();
  await once(response, 'end');
  return response.statusCode;
}
