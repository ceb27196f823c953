import { afterEach, describe, expect, test } from 'vitest';
import { failure } from '../contracts/bench.ts';
import { text } from '../contracts/messages.ts';
import { startAdapter as startDiscord } from '../doubles/discord/adapter-bench.ts';
import { startAdapter as startSlack } from './slack-adapter-bench.ts';

// What the platforms answer to a direct message that nobody takes, and what of it is nobody's fault.

let stop = async (): Promise<void> => {};

afterEach(() => stop());

describe('on Discord', () => {
  async function written() {
    const bench = await startDiscord();
    stop = () => bench.stop();
    const ana = bench.double.person({ name: 'ana' });
    const write = async () =>
      bench.platform.send(await bench.platform.direct(`discord:${ana.id}`), text('In an hour'), 'k1');
    return { ...bench, ana, write };
  }

  test('whoever shares no server with the bot any more cannot be written to', async () => {
    const { double, ana, write } = await written();
    await write();
    double.leave(ana);
    expect(await failure(write())).toMatchObject({ code: 'direct-closed', retry: 'never' });
  });

  test('an account that is gone cannot either', async () => {
    const { platform } = await written();
    expect(await failure(platform.direct('discord:123456789012345678'))).toMatchObject({
      code: 'direct-closed',
      retry: 'never',
    });
  });

  test('a bot that opens too many is put off for as long as Discord says, and nobody is taken for closed', async () => {
    const { double, write } = await written();
    const tooFast = { code: 40_003, message: 'You are opening direct messages too fast', retry_after: 90 };
    double.failNext('POST', '/users/@me/channels', { status: 403, body: tooFast });
    expect(await failure(write())).toMatchObject({ code: 'rate-limited', retry: { afterMs: 90_000 } });
    double.failNext('POST', '/users/@me/channels', { status: 403, body: { ...tooFast, retry_after: null } });
    expect(await failure(write())).toMatchObject({ code: 'rate-limited', retry: { afterMs: 60_000 } });
  });
});

describe('on Slack', () => {
  async function written() {
    const bench = await startSlack();
    stop = () => bench.stop();
    const ana = bench.slack.person({ name: 'ana' });
    const open = (id = ana.id, team = bench.slack.team.id) => bench.platform.direct(`slack:${team}:${id}`);
    const write = async () => bench.platform.send(await open(), text('In an hour'), 'k1');
    return { ...bench, ana, open, write };
  }
  const closed = { code: 'direct-closed', retry: 'never', details: [] };

  test('nobody writes to accounts that are gone or hidden, to bots, or into other workspaces', async () => {
    const { slack, ana, open } = await written();
    expect(await failure(open('U0NOBODY'))).toMatchObject(closed);
    expect(await failure(open(slack.bot.userId))).toMatchObject(closed);
    expect(await failure(open(ana.id, 'T0OTHER'))).toMatchObject(closed);
    slack.hide(ana);
    expect(await failure(open())).toMatchObject(closed);
  });

  test('direct messages that vanish between opening and writing are closed: nobody is told to invite the bot', async () => {
    const { slack, write } = await written();
    slack.failNext('chat.postMessage', { error: 'channel_not_found' });
    expect(await failure(write())).toMatchObject(closed);
  });

  test('without the scope, or where the app takes no messages, it is named what to grant', async () => {
    const { slack, write } = await written();
    slack.failNext('chat.postMessage', { error: 'messages_tab_disabled' });
    const tab = { code: 'missing-permission', details: ['App Home: Messages Tab'] };
    expect(await failure(write())).toMatchObject(tab);
    slack.setScopes(['chat:write']);
    expect(await failure(write())).toMatchObject({ code: 'missing-permission', details: ['im:write'] });
  });
});
