import { type Client, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBench as discordBench, sendable } from '../doubles/discord/real-client.ts';
import { startBench as slackBench } from '../doubles/slack/real-app.ts';

// What every test of the bot relies on: the doubles note each call that could ping somebody or draw a preview.

describe('the double of Discord', () => {
  let bench: Awaited<ReturnType<typeof discordBench>>;

  beforeEach(async () => {
    bench = await discordBench();
  });

  afterEach(async () => {
    const client: Client<true> = bench.client;
    await client.destroy();
    await bench.double.stop();
  });

  const quiet = { allowedMentions: { parse: [] }, flags: MessageFlags.SuppressEmbeds } as const;

  test('notes what is sent or edited without a word on mentions, or with previews', async () => {
    const { client, double } = bench;
    const channel = await sendable(double, client);
    const sent = await channel.send({ content: 'hello', ...quiet });
    expect(double.loud).toEqual([]);
    await channel.send({ content: 'hello' });
    await channel.send({ content: 'hello', allowedMentions: { parse: [] } });
    await channel.send({ content: 'hello', flags: MessageFlags.SuppressEmbeds });
    await channel.send({ content: 'hello', ...quiet, allowedMentions: { parse: ['users'] } });
    await channel.send({ content: 'hello', ...quiet, allowedMentions: { users: [bench.ada.id] } });
    await sent.edit({ content: 'https://discord.gg/evil', allowedMentions: { parse: [] } });
    expect(double.loud).toHaveLength(6);
    await sent.edit({ content: 'https://discord.gg/evil', ...quiet });
    expect(double.loud).toHaveLength(6);
  });
});

describe('the double of Slack', () => {
  let bench: Awaited<ReturnType<typeof slackBench>>;

  beforeEach(async () => {
    bench = await slackBench();
  });

  afterEach(() => bench.stop());

  const asWritten = { parse: 'none', link_names: false } as const;
  const quiet = { ...asWritten, unfurl_links: false, unfurl_media: false } as const;

  test('notes what is said or changed with names looked for, or with previews', async () => {
    const { client, slack } = bench;
    const channel = slack.channel('events').id;
    const { id: user } = slack.person({ name: 'ada' });
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'hello', ...quiet });
    await client.chat.postEphemeral({ channel, user, text: 'hello', ...asWritten });
    await client.chat.update({ channel, ts, text: '@ada', ...asWritten });
    expect(slack.loud).toEqual([]);
    for (const left of ['parse', 'link_names', 'unfurl_links', 'unfurl_media'] as const) {
      const { [left]: _, ...rest } = quiet;
      await client.chat.postMessage({ channel, text: 'hello', ...rest });
    }
    await client.chat.postEphemeral({ channel, user, text: 'hello' });
    await client.chat.update({ channel, ts, text: '@ada', parse: 'full' });
    expect(slack.loud).toHaveLength(6);
  });
});
