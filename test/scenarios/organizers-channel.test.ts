import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { organizerRealm } from '../../src/people/realms.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { openSlack } from '../contracts/slack-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import { expectProper, newOrganizer, readyBot, settings } from '../faults/bot-on-discord.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// Questions that members hand on go to the organizers' channel: who may say which one that is.

const worlds = [
  ['Discord', () => openDiscord(knowledge)],
  ['Slack', () => openSlack(knowledge, 'socket')],
] as const;

describe.each(worlds)('the organizers’ channel on %s', (_, open) => {
  let live: LiveWorld;
  let rosa: Person;
  let ana: Person;
  /** What the double shows in the private channel. */
  let told: () => string[];
  let channel: string;

  beforeEach(async () => {
    const world = await open();
    told = () => world.double.snapshot('organizers').map(({ text }) => text);
    live = await liveIn(world, knowledge);
    ({ rosa, ana } = world);
    channel = there(world.privatePlace).channel;
    const { store, pseudonyms } = live.core;
    const { id } = await group();
    await store.groups.change(id, { organizersChannel: channel });
    await store.organizers.add(id, pseudonyms.of(ana.account, organizerRealm(id)));
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const group = async () => {
    const { platform, group: native } = live.world.place;
    return there(await live.core.store.groups.byNativeId(platform, there(native)));
  };
  const labels = ({ buttons }: SeenMessage) => buttons.map(({ label }) => label);
  const settingsOf = async (person: Person, title: string) => {
    await live.world.use(person, 'settings');
    return live.sees(person, title);
  };
  const refused = 'En este grupo solo un administrador puede hacer esto';

  test('is changed by nobody who organizes only because they were named: not by the command', async () => {
    const elsewhere = live.world.place.channel;
    await live.world.use(ana, 'settings', { organizers_channel: elsewhere, languages: 'es' });
    await live.sees(ana, refused);
    expect(await group()).toMatchObject({ organizersChannel: channel, languages: ['en', 'es'] });
  });

  test('not by the form, which does not ask them for it, and leaves it as it is', async () => {
    const { world } = live;
    const shown = await settingsOf(ana, 'Ajustes de este grupo');
    await world.press(ana, shown, 'Canales');
    const form = await until(() => world.form(ana), 'the form');
    expect(Object.keys(form.values)).toEqual(['Canal para eventos']);
    await world.fill(ana, { 'Canal para eventos': world.place.channel });
    await live.sees(ana, 'Guardado.');
    expect(await group()).toMatchObject({
      organizersChannel: channel,
      announcementChannel: world.place.channel,
    });
  });

  test('and not by its button, which they do not have', async () => {
    const { world } = live;
    const shown = await settingsOf(ana, 'Ajustes de este grupo');
    expect(labels(shown)).not.toContain('Ningún canal');
    await world.forge(ana, shown, 'settings-no-organizers');
    await live.sees(ana, refused);
    expect((await group()).organizersChannel).toBe(channel);
    expect(told()).toEqual([]);
  });

  test('taken away by an admin, it is told there', async () => {
    const shown = await settingsOf(rosa, 'Settings of this group');
    await live.world.press(rosa, shown, 'No channel');
    const [line] = await until(() => (told().length > 0 ? told() : null), 'the last line there');
    expect(line).toContain('From now on I tell organizers nothing');
    expect(line).toContain('Desde ahora');
    expect((await group()).organizersChannel).toBeNull();
  });
});

test('moved by an admin, the old channel is told once, and all else goes to the new one', async () => {
  const view = PermissionFlagsBits.ViewChannel;
  const secret = (name: string) => ({ name, everyoneDeny: view, botAllow: view });
  const discord = await startDiscordDouble({
    guilds: [{ channels: ['events', secret('core-team'), secret('newcomers')] }],
  });
  const bot = await readyBot(discord, settings(discord));
  const rosa = newOrganizer(discord);
  const set = (channel: string) => {
    const options = { organizers_channel: discord.channel(channel).id };
    return discord.slash(rosa, 'events', 'settings', options).answered();
  };
  const told = (channel: string) => discord.snapshot(channel).map(({ text }) => text);
  await set('core-team');
  await set('newcomers');
  await discord.waitFor(() => told('core-team').length === 2, { withinMs: 20_000 });
  expect(told('core-team')[1]).toContain('From now on I tell organizers things in another channel');
  expect(told('core-team')[1]).toContain('Desde ahora');
  expect(told('newcomers')).toHaveLength(1);
  // Chosen again, nothing has moved.
  await set('newcomers');
  await set('core-team');
  await discord.waitFor(() => told('newcomers').length === 2, { withinMs: 20_000 });
  expect(told('core-team')).toHaveLength(3);
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});
