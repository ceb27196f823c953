import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSlack, type SlackWorld } from '../contracts/slack-world.ts';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import {
  creation,
  expectProper,
  naming,
  nextWeek,
  readyBot,
  settings,
  there,
} from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// A group has a channel for events that everybody reads, and plans some things in a channel of its own.

const meeting = { title: 'Closed meeting', start: nextWeek(), kind: 'meeting' };

describe('on Discord', () => {
  let discord: DiscordDouble;
  let bot: BotProcess;
  let rosa: Person;

  beforeEach(async () => {
    const view = PermissionFlagsBits.ViewChannel;
    const secret = { name: 'core-team', everyoneDeny: view, botAllow: view };
    discord = await startDiscordDouble({ guilds: [{ channels: ['general', 'events', secret] }] });
    bot = await readyBot(discord, settings(discord));
    rosa = discord.person({ name: 'rosa', permissions: PermissionFlagsBits.Administrator });
    await type('general', 'settings', { announcement_channel: discord.channel('events').id });
  });

  afterEach(async () => {
    await bot.kill();
    expectProper(discord);
    await discord.stop();
  });

  const type = (channel: string, command: string, options: Record<string, string>) =>
    discord.slash(rosa, channel, command, options).answered();
  const shown = (channel: string) => `<#${discord.channel(channel).id}>`;

  test('what is planned in a private channel is proposed there, and posted nowhere else', async () => {
    const draft = await type('core-team', 'event create', creation(meeting));
    expect(draft.text).toContain(shown('core-team'));
    expect(draft.text).not.toContain(shown('events'));
    expect(draft.text).not.toContain('not here');
    await discord.press(rosa, there(draft.message), 'Post it').answered({ withinMs: 60_000 });
    await discord.waitFor(() => naming(discord, meeting.title, 'core-team').length > 0);
    expect(naming(discord, meeting.title)).toEqual([]);
  });

  test('and so is a template of it that is used there', async () => {
    const draft = await type('core-team', 'event create', creation(meeting));
    await discord.press(rosa, there(draft.message), 'Post it').answered({ withinMs: 60_000 });
    await type('core-team', 'template save', { event: meeting.title, name: 'Closed' });
    const again = await type('core-team', 'event again', { event: 'Closed', when: 'in 8 days 10am' });
    expect(again.text).toContain('Is this right?');
    expect(again.text).toContain(shown('core-team'));
    expect(again.text).not.toContain(shown('events'));
  });

  test('in an open channel the one for events is proposed, and where that is not here it is said', async () => {
    const general = await type('general', 'event create', creation(meeting));
    expect(general.text).toContain(`It will be posted in ${shown('events')}, not here.`);
    expect((await type('events', 'event create', creation(meeting))).text).not.toContain('not here');
  });

  test('another channel can be chosen in the private one, and that is said too, also once it was changed', async () => {
    const channel = discord.channel('events').id;
    const chosen = await type('core-team', 'event create', { ...creation(meeting), channel });
    const said = `It will be posted in ${shown('events')}, not here.`;
    expect(chosen.text).toContain(said);
    const form = discord.press(rosa, there(chosen.message), 'Change');
    await discord.waitFor(() => form.modal !== null);
    expect((await discord.submitModal(form, { title: 'Open meeting' }).answered()).text).toContain(said);
  });
});

describe('on Slack', () => {
  let live: LiveWorld;
  let world: SlackWorld;

  beforeEach(async () => {
    world = await openSlack(knowledge, 'socket');
    live = await liveIn(world, knowledge);
    const { groups } = live.core.store;
    const group = there(await groups.byNativeId(world.place.platform, there(world.place.group)));
    await groups.change(group.id, { announcementChannel: world.place.channel });
  });

  afterEach(async () => {
    await live.stop();
    expect([...world.violations(), ...live.errors]).toEqual([]);
  });

  test('what is planned in a private channel is proposed there', async () => {
    const { double } = world;
    const when = `${nextWeek().toPlainDate()} 10:00`;
    const words = `event create kind:"meeting" title:"Closed meeting" when:"${when}" place:"City Hall"`;
    const draft = await double.command(world.as(world.rosa), 'organizers', words).answered();
    expect(draft.text).toContain('Is this right?');
    expect(draft.text).toContain('Channel: #organizers');
    expect(draft.text).not.toContain('#events');
  });
});
