import { afterEach, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { openSlack } from '../contracts/slack-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { World } from '../contracts/world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// The first steps where they do not go straight.

let live: LiveWorld;

afterEach(async () => {
  await live.stop();
  expect(live.world.violations()).toEqual([]);
});

const hello = 'I am new here';

test('in a direct message the first event wants a channel first, which can be chosen right there', async () => {
  live = await liveIn(await openSlack(knowledge, 'socket'), knowledge, { unsettled: true });
  const { world, core } = live;
  const { rosa } = world;
  const { id } = await groupOf(core, world.place);
  await core.store.groups.change(id, { timeZone: 'America/Los_Angeles' });
  await world.useDirectly(rosa, 'help');
  await world.press(rosa, await live.sees(rosa, hello), 'First event');
  const refused = await live.sees(rosa, 'your group has no channel for events yet');
  expect(refused.buttons.map(({ label }) => label)).toEqual(['Channel']);
  expect(world.form(rosa)).toBeNull();
  await core.store.groups.change(id, { announcementChannel: world.place.channel });
  await world.press(rosa, await live.sees(rosa, hello), 'First event');
  await until(() => world.form(rosa), 'the form');
  expect(live.errors).toEqual([]);
});

test('a channel for organizers that stays the same is not greeted again', async () => {
  const world = await openDiscord(knowledge);
  live = await liveIn(world, knowledge);
  const { core } = live;
  const { rosa } = world;
  const told = () => world.double.snapshot('organizers');
  const organizers_channel = there(world.privatePlace).channel;
  const shown = () => world.seen(rosa).filter(({ text }) => text.includes('Settings of this group'));
  await world.use(rosa, 'settings', { organizers_channel });
  await until(() => shown().length === 1, 'the settings');
  expect(told()).toHaveLength(1);
  await world.use(rosa, 'settings', { organizers_channel, announcement_channel: world.place.channel });
  await until(() => shown().length === 2, 'the settings again');
  await world.use(rosa, 'settings', { languages: 'en' });
  await until(() => shown().length === 3, 'the settings once more');
  const group = await core.store.groups.byNativeId(world.place.platform, there(world.place.group));
  expect(group).toMatchObject({
    organizersChannel: organizers_channel,
    announcementChannel: world.place.channel,
  });
  expect(told()).toHaveLength(1);
  expect(live.errors).toEqual([]);
});

test('an organizer who could not be shown the steps is shown them the next time', async () => {
  const pane = await openDiscordPane();
  live = await liveIn(withFirstNoteLost(pane), knowledge, { unsettled: true });
  const { world } = live;
  const greetings = () => world.seen(world.rosa).filter(({ text }) => text.includes(hello));
  await world.use(world.rosa, 'help');
  await live.sees(world.rosa, 'I answer questions about');
  await live.settled();
  expect(greetings()).toEqual([]);
  await world.use(world.rosa, 'help');
  await until(() => greetings().length === 1, 'the first steps');
  await world.use(world.rosa, 'help');
  await live.settled();
  expect(greetings()).toHaveLength(1);
});

/** The first thing that is said after an answer does not get through. */
function withFirstNoteLost(world: World): World {
  let isLost = true;
  const platform: Platform = {
    ...world.platform,
    connect: (receive, recognise) =>
      world.platform.connect((inbound, responder) => {
        if (responder === null) return receive(inbound, responder);
        return receive(inbound, {
          defer: (answers) => responder.defer(answers),
          answer: (answers, message) => responder.answer(answers, message),
          refuse: (message, option) => responder.refuse(message, option),
          update: (message) => responder.update(message),
          open: (modal) => responder.open(modal),
          complete: (choices) => responder.complete(choices),
          async note(message) {
            if (isLost) {
              isLost = false;
              throw new PlatformError('too late', { code: 'expired', retry: 'never' });
            }
            await responder.note(message);
          },
        });
      }, recognise),
  };
  return { ...world, platform };
}
