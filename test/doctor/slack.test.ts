import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { botScopes } from '../../src/platforms/slack/manifest/scopes.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { type BotProcess, newFolder, startBot } from '../scenarios/bot-process.ts';
import { expectDoubt, expectWrong, runDoctor } from './doctor-process.ts';
import { dataFolderWith } from './used-channels.ts';

const secret = randomBytes(32);
const { fingerprint } = pseudonyms(secret);
const scopes: readonly string[] = botScopes.map(({ scope }) => scope);

let slack: SlackDouble;

beforeEach(async () => {
  slack = await startSlackDouble({
    channels: ['general', 'events', { name: 'organizers', private: true }, { name: 'old', archived: true }],
  });
});

afterEach(async () => {
  expect(slack.violations).toEqual([]);
  await slack.stop();
});

function env(more: Record<string, string> = {}): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    SANCTUARY_SECRET: secret.toString('base64'),
    ...more,
  };
}

function idOf(channel: string): string {
  return slack.channel(channel).id;
}

test('all is well: tokens, scopes, channels and clock', async () => {
  const DATA_DIR = await dataFolderWith(
    {
      platform: 'slack',
      organizers: idOf('organizers'),
      announcements: idOf('general'),
      coming: idOf('events'),
    },
    fingerprint,
  );
  const { code, lines } = await runDoctor(env({ DATA_DIR }));
  expect(lines).toEqual(
    expect.arrayContaining([
      "✓ Slack bot token: it is @sanctuary-bot's in Sanctuary LA",
      `✓ Slack scopes: all ${scopes.length}`,
      '✓ Slack app token: Socket Mode is open',
      `✓ Slack channel ${idOf('organizers')}: the bot is in it`,
      '✓ Slack #general: the bot is in it',
      '✓ Slack #events: the bot is in it',
      '✓ Clock against Slack: right',
    ]),
  );
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(code).toBe(0);
});

test('it reads no message, and opens no socket that would take what is meant for the bot', async () => {
  const ada = slack.person({ name: 'ada' });
  slack.say(ada, 'organizers', 'our plan');
  await runDoctor(env(), { args: ['--channel', idOf('organizers')] });
  expect(JSON.stringify(slack.requests.map(({ answer }) => answer))).not.toContain('our plan');
  expect(slack.connected).toBe(false);
});

test('a wrong bot token is told, and the app token is tried all the same', async () => {
  const told = await runDoctor(env({ SLACK_BOT_TOKEN: 'xoxb-wrong' }));
  expectWrong(told, 'Slack bot token: SLACK_BOT_TOKEN is refused', 'Install App');
  expect(told.lines).toContain('✓ Slack app token: Socket Mode is open');
});

test('a token that was revoked is told', async () => {
  slack.revokeToken();
  expectWrong(await runDoctor(env()), 'Slack bot token: SLACK_BOT_TOKEN is refused', 'install the app again');
});

test('a wrong app token is told', async () => {
  const told = await runDoctor(env({ SLACK_APP_TOKEN: 'xapp-wrong' }));
  expectWrong(told, 'Slack app token: SLACK_APP_TOKEN is refused', 'connections:write');
});

test('a missing scope is named, with what it is for', async () => {
  slack.setScopes(scopes.filter((scope) => scope !== 'reactions:read'));
  const told = await runDoctor(env());
  expectWrong(
    told,
    'Slack scopes: reactions:read (to count ✅ 🤔 ❌ under its posts) is missing',
    'slack:manifest',
  );
});

test('a scope that a group may withhold is a warning', async () => {
  slack.setScopes(scopes.filter((scope) => scope !== 'channels:history'));
  const told = await runDoctor(env());
  expectDoubt(told, 'Slack scopes: channels:history', 'slack:manifest');
  expect(told.code).toBe(0);
});

test('a Slack that is not there, or out of order, is told', async () => {
  const told = await runDoctor(env({ SLACK_API_URL: 'http://127.0.0.1:1/api/' }));
  expectWrong(told, 'Slack: Slack cannot be reached', 'Check the network');
  slack.failNext('auth.test', { status: 503 });
  expectWrong(await runDoctor(env()), 'Slack: Slack cannot be reached', 'network');
});

test('a channel where the bot is not is told, with what to type there', async () => {
  slack.removeBot('events');
  slack.removeBot('organizers');
  const told = await runDoctor(env(), {
    args: ['--channel', idOf('events'), '--channel', idOf('organizers'), '--channel', 'C0NOWHERE'],
  });
  expectWrong(told, 'Slack #events: the bot is not in it', '/invite @sanctuary-bot');
  expectWrong(told, `Slack channel ${idOf('organizers')}: the bot is not in it`, '/invite @sanctuary-bot');
  expectWrong(told, 'Slack channel C0NOWHERE: the bot is not in it, or it is gone', '/invite');
});

test('an archived channel is told', async () => {
  const told = await runDoctor(env(), { args: ['--channel', idOf('old')] });
  expectWrong(told, 'Slack #old: it is archived', 'Bring it back');
});

test('where a scope is missing that would tell, it says that it cannot tell', async () => {
  slack.setScopes(scopes.filter((scope) => scope !== 'groups:history'));
  const told = await runDoctor(env(), { args: ['--channel', idOf('organizers')] });
  expectDoubt(told, `Slack channel ${idOf('organizers')}: without the scope`, '@sanctuary-bot');
});

test('an organizers’ channel that everybody can read is told', async () => {
  const DATA_DIR = await dataFolderWith({ platform: 'slack', organizers: idOf('general') }, fingerprint);
  const told = await runDoctor(env({ DATA_DIR }));
  expectWrong(told, 'Slack #general: everybody in the workspace can read it', 'private');
});

test('a clock that is two minutes off is wrong', async () => {
  slack.clock.advance(120_000);
  expectWrong(await runDoctor(env()), 'Clock against Slack: this machine is 2 minutes behind', 'timedatectl');
});

test('without Socket Mode the port is looked at, and the bot itself is recognised there', async () => {
  const http = { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: slack.signingSecret };
  const settings = env({ ...http, DATA_DIR: newFolder('data'), LOG_LEVEL: 'info' });
  const free = await runDoctor(settings);
  expect(free.text).toMatch(/^✓ Slack signing secret: set/m);
  expect(free.text).toMatch(/^✓ Web port: /m);

  const bot = startBot({ ...settings, PORT: '0' });
  const port = await listening(bot);
  const running = await runDoctor({ ...settings, PORT: port });
  expect(running.lines).toContain(`✓ Web port: ${port}: the bot is running there`);
  expect(running.lines).toContain('✓ Database: whole, and of this version');
  const stranger = await runDoctor({ ...settings, PORT: port, SLACK_SIGNING_SECRET: 'f'.repeat(32) });
  expectWrong(stranger, `Web port: ${port} on 127.0.0.1 is taken`, 'PORT');
  await bot.stop();
});

/** The port on which the bot takes Slack's requests. */
function listening(bot: BotProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    bot.child.stdout?.on('data', () => {
      const [, port] = /"port":(\d+)/.exec(bot.log()) ?? [];
      if (port) resolve(port);
    });
    bot.child.once('close', () => reject(new Error(bot.log())));
  });
}
