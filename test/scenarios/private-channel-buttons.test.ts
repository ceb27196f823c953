import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DiscordWorld, openDiscord } from '../contracts/discord-world.ts';
import { openSlack, type SlackWorld } from '../contracts/slack-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import type { Person as SlackPerson } from '../doubles/slack/index.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';

// Whoever has got hold of an event's id can make a button with it. Only those who may hear of the event get anything by it.

const soon = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 3 });
const closed = { title: { en: 'Closed meeting', es: 'Reunión cerrada' }, start: soon };
const open = { title: { en: 'Open rally', es: 'Mitin abierto' }, start: soon };
const gone = 'This event is not here any more';

interface Place {
  readonly world: DiscordWorld | SlackWorld;
  /** Presses a button of what was last said in the closed meeting's own channel. */
  pressInside(person: Person, label: string): Promise<void>;
  /** Null where there are no guests. */
  readonly guestPressesInside: ((label: string) => Promise<void>) | null;
}

async function onDiscord(): Promise<Place> {
  const world = await openDiscord(knowledge);
  const { double } = world;
  return {
    world,
    async pressInside(person, label) {
      const channel = double.channel('organizers');
      channel.overwrites = [
        ...channel.overwrites,
        { id: world.as(person).id, type: 1, allow: PermissionFlagsBits.ViewChannel, deny: 0n },
      ];
      const post = await until(() => double.snapshot('organizers').at(-1)?.message, 'the post');
      await double.press(world.as(person), post, label).answered();
    },
    guestPressesInside: null,
  };
}

async function onSlack(): Promise<Place> {
  const world = await openSlack(knowledge, 'socket');
  const { double } = world;
  const press = async (by: SlackPerson, label: string) => {
    const post = await until(() => double.snapshot('organizers').at(-1)?.message, 'the post');
    await double.press(by, post, label).answered();
  };
  return {
    world,
    async pressInside(person, label) {
      await press(world.as(person), label);
    },
    guestPressesInside: (label) => press(double.person({ name: 'guest', guest: true }), label),
  };
}

describe.each([
  ['Discord', onDiscord],
  ['Slack', onSlack],
])('an event of a private channel on %s', (name, openPlace) => {
  let live: LiveWorld;
  let place: Place;
  let rosa: Person;
  let marcus: Person;
  /** The closed meeting's id. */
  let id: string;
  let rallyId: string;
  /** The other event's post, in the channel that everybody sees. */
  let rally: SeenMessage;

  beforeEach(async () => {
    place = await openPlace();
    live = await liveIn(place.world, knowledge);
    ({ rosa, marcus } = place.world);
    ({ id } = await planned(live, { ...closed, place: there(place.world.privatePlace), ladder: ['PT2H'] }));
    ({ id: rallyId } = await planned(live, open));
    rally = await live.sees(marcus, 'Open rally');
  });

  afterEach(async () => {
    await live.stop();
    expect([...place.world.violations(), ...live.errors]).toEqual([]);
  });

  const counted = (going: number, event = id) =>
    expect
      .poll(async () => (await live.core.store.rsvps.count(event)).going, { timeout: 30_000 })
      .toBe(going);
  const toldOf = (person: Person) =>
    [...place.world.seen(person), ...place.world.seenDirectly(person)]
      .filter(({ isPrivate }) => isPrivate)
      .map(({ text }) => text)
      .join('\n');

  test.each([
    'event-show:ID:any',
    'rsvp:ID:going:view',
    'rsvp:ID:going:home.en',
    'rsvp-withdraw:ID',
    'home-withdraw:ID:home.en',
  ])('is neither shown nor changed by a button that a member made elsewhere: %s', async (button) => {
    await place.world.forge(marcus, rally, button.replace('ID', id));
    await live.sees(marcus, gone);
    expect(toldOf(marcus)).not.toContain('Closed');
    await counted(0);
    const still = await live.sees(marcus, 'Open rally');
    expect(still.text).not.toContain('Closed');
  });

  test('takes every answer under its own post, and takes it back wherever that is asked', async () => {
    await place.pressInside(marcus, '✅ Going / Voy');
    await counted(1);
    // As under a receipt that came in a direct message.
    await place.world.forge(marcus, rally, `rsvp-withdraw:${id}`);
    await counted(0);
  });

  test('takes them also under its reminder, and from guests, who hear of that channel alone', async () => {
    live.passTime(soon.epochMilliseconds - Date.now() - 90 * 60_000);
    await live.core.worker.run();
    const [reminder] = (await live.core.store.outbox.of(id)).filter(({ kind }) => kind === 'reminder');
    expect(reminder?.state).toBe('sent');
    await place.pressInside(marcus, '✅ Going / Voy');
    await counted(1);
    if (!place.guestPressesInside) return;
    await place.guestPressesInside('✅ Going / Voy');
    await counted(2);
  });

  test('is shown to organizers anywhere, with buttons that work there', async () => {
    await place.world.forge(rosa, rally, `event-show:${id}:any`);
    await place.world.press(rosa, await live.sees(rosa, 'Closed meeting'), '✅ Going');
    await live.sees(rosa, 'You are counted as going: Closed meeting');
    await counted(1);
  });

  test('while one that everybody may hear of takes taps in every place where it is shown', async () => {
    const { world } = place;
    await world.press(marcus, rally, '✅ Going / Voy');
    await live.sees(marcus, 'You are counted as going: Open rally');
    await world.use(rosa, 'event show', { event: 'Open rally' });
    const views = () =>
      world.seen(rosa).filter(({ isPrivate, text }) => isPrivate && /Open rally/.test(text));
    await world.press(rosa, there(await until(() => views()[0], 'the view')), '✅ Going');
    await live.sees(rosa, 'You are counted as going: Open rally');
    await counted(2, rallyId);
    if (name !== 'Slack') return;
    const home = there(world.home);
    home.open(world.ana);
    await until(() => home.page(world.ana)?.includes('Mitin abierto'), 'the page');
    expect(home.page(world.ana)).not.toContain('Reunión cerrada');
    home.press(world.ana, '✅ Voy');
    await counted(3, rallyId);
    await world.useDirectly(marcus, 'event show', { event: 'Open rally' });
    const view = await until(() => world.seenDirectly(marcus)[0], 'the view in a direct message');
    await world.press(marcus, view, "❌ Can't go");
    await counted(2, rallyId);
  });
});
