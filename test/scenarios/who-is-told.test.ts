import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCore } from '../../src/core.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { deafness } from '../../src/routing/reactions/deaf.ts';
import { there } from '../contracts/stand-in.ts';
import { type OrganizersRoom, onDiscord } from './organizers-room.ts';
import { planned } from './planned.ts';
import { clockShows, rosaPosts, typedAs } from './rosa-organizes.ts';

// Who is told that something could not be sent, and where.

const zone = 'America/Los_Angeles';
const morning = Temporal.ZonedDateTime.from(`2027-02-16T09:00[${zone}]`);
const start = morning.add({ days: 2 });
const called = (en: string) => ({ en, es: '' });
const minute = { minutes: 1, seconds: 1 };

let room: OrganizersRoom;

const now = () => Temporal.Instant.fromEpochMilliseconds(room.live.core.clock.now()).toZonedDateTimeISO(zone);
/** A minute later, when what failed together is told together. */
const aMinuteLater = () => clockShows(room.live, now().add(minute));
const reports = () => room.told().filter(({ text }) => text.includes('Something was'));
const report = () => there(reports().at(-1));
const rally = (title = 'Rally for all', more: Partial<Parameters<typeof planned>[1]> = {}) =>
  planned(room.live, { title: called(title), start, ladder: ['P1D', 'PT2H'], ...more });
afterEach(async () => {
  await room.live.stop();
  expect([...room.live.world.violations(), ...room.live.errors]).toEqual([]);
});

beforeEach(async () => {
  room = await onDiscord();
  await clockShows(room.live, morning);
});

test('of direct messages there is a number and a reason, and nobody’s name', async () => {
  const { core, world } = room.live;
  const { id } = await rally();
  const lane = `${world.place.platform} ${world.place.group} direct`;
  const wanted = ['ana', 'marcus', 'rosa'].map((name) => ({
    eventId: id,
    person: core.pseudonyms.of(`discord:${name}`, id),
    rung: 'PT3H to going',
    lane,
    dueAt: core.clock.now(),
    sealed: core.sealer.seal(`discord:${name}`, core.pseudonyms.of(`discord:${name}`, id)),
    dropped: null,
    ofStart: start.epochMilliseconds,
  }));
  await core.store.outbox.addDirects(wanted);
  const owner = 'a worker';
  const until = core.clock.now() + 30_000;
  for (const row of await core.store.outbox.claim(core.clock.now(), { owner, until }, 50))
    await core.store.outbox.giveUp(row, owner, 'failed', 'direct-closed');
  room.events.close();
  await clockShows(room.live, start.subtract({ hours: 2 }));
  await aMinuteLater();
  const { text } = report();
  expect(text).toContain('3 people could not be reached directly: their messages are closed.');
  expect(text).not.toMatch(/\b(ana|marcus|rosa)\b/i);
  for (const { person } of wanted) expect(text).not.toContain(person);
});

test('the organizers’ own channel fails: it is told there when it can be, with all that came meanwhile', async () => {
  await rally('First');
  await rally('Second', { start: start.add({ hours: 1 }) });
  room.events.close();
  room.room.close();
  await clockShows(room.live, start.subtract({ hours: 2 }));
  await aMinuteLater();
  expect(reports()).toEqual([]);
  room.room.open();
  await clockShows(room.live, start.subtract({ hours: 1 }));
  await aMinuteLater();
  expect(reports()).toHaveLength(1);
  expect(report().text).toContain('“First”');
  expect(report().text).toContain('“Second”');
});

test('nobody is told in a channel that everybody can read', async () => {
  const { groups } = room.live.core.store;
  const { platform, group, channel } = room.live.world.place;
  const { id } = there(await groups.byNativeId(platform, group ?? ''));
  await groups.change(id, { organizersChannel: channel });
  await rally('Rally for all', { place: there(room.live.world.privatePlace) });
  room.room.close();
  await clockShows(room.live, start.subtract({ hours: 2 }));
  await aMinuteLater();
  const { rosa } = room.live.world;
  expect(room.live.world.seen(rosa).filter(({ text }) => text.includes('Something was'))).toEqual([]);
});

test('a group without a channel for organizers hears nothing; once it has one, it hears what was missed', async () => {
  const { core, world } = room.live;
  const { groups } = core.store;
  const { id } = there(await groups.byNativeId(world.place.platform, world.place.group ?? ''));
  await groups.change(id, { organizersChannel: null });
  const event = await rally();
  room.events.close();
  await clockShows(room.live, start.subtract({ hours: 2 }));
  await aMinuteLater();
  expect(reports()).toEqual([]);
  room.events.open();
  await world.use(world.rosa, 'event show', { event: event.id });
  const shown = await room.live.sees(world.rosa, 'The reminder 2 hours before');
  expect(shown.text).toContain('could not be sent');

  await world.use(world.rosa, 'settings', { organizers_channel: room.channel });
  await room.live.settled();
  await becomes(async () => (await core.store.groups.byId(id))?.organizersChannel === room.channel);
  await aMinuteLater();
  expect(report().text).toContain('“Rally for all”');
});

test('of a shared event the group of the channel is told, or if it has no channel, the one that made it', async () => {
  const { core, world } = room.live;
  const { groups } = core.store;
  const { platform } = world.place;
  const here = there(await groups.byNativeId(platform, world.place.group ?? ''));
  const maker = await groups.ensure({ platform, nativeId: 'another-group', languages: ['es'] });
  await groups.change(maker.id, { organizersChannel: room.channel });
  const theirs = async (title: string) => {
    const event = await rally(title, { ladder: ['PT2H'] });
    await core.store.transaction(async ({ events }) => events.rewriteOpen({ ...event, groupId: maker.id }));
  };
  await theirs('Told here');
  room.events.close();
  await clockShows(room.live, start.subtract({ hours: 2 }));
  await aMinuteLater();
  expect(room.told()).toHaveLength(1);
  expect(report().text).toContain('I lack the permission');

  room.events.open();
  await clockShows(room.live, start.subtract({ hours: 1 }));
  await groups.change(here.id, { organizersChannel: null });
  const later = await planned(room.live, { title: called('Told to its makers'), start, ladder: ['PT30M'] });
  await core.store.transaction(async ({ events }) => events.rewriteOpen({ ...later, groupId: maker.id }));
  room.events.close();
  await clockShows(room.live, start.subtract({ minutes: 30 }));
  await aMinuteLater();
  expect(room.told()).toHaveLength(2);
  const { text } = there(room.told().at(-1));
  expect(text).toContain('Algo no se envió');
  expect(text).toContain('“Told to its makers”');
  expect(text).not.toContain('“Told here”');
  // Another server's channel has no name here.
  expect(text).toContain('Canal de otro grupo: Me falta ahí el permiso Enviar mensajes (Send Messages).');
});

test('two processes at once tell it once', async () => {
  const { core } = room.live;
  const second = createCore({
    knowledge: core,
    shapes: core.shapes,
    store: core.store,
    log: core.log,
    pseudonyms: core.pseudonyms,
    sealer: core.sealer,
    clock: core.clock,
    platforms: core.platforms,
    deaf: deafness(0),
    alsoIn: () => [],
    watch: unwatched,
  });
  await rally();
  room.events.close();
  room.live.passTime(start.subtract({ hours: 2 }).epochMilliseconds - core.clock.now());
  await Promise.all([core.worker.run(), second.worker.run()]);
  room.live.passTime(61_000);
  await Promise.all([core.worker.run(), second.worker.run()]);
  expect(reports()).toHaveLength(1);
  await second.worker.stop();
});

async function becomes(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await setImmediate();
}

test('whoever posts an event hears it if organizers have no channel in which they would be told', async () => {
  const { live } = room;
  const { core, world } = live;
  const { platform, group } = world.place;
  const words = 'I have nowhere to tell you';
  await rosaPosts(live, 'With a channel', typedAs(start));
  expect(world.seen(world.rosa).filter(({ text }) => text.includes(words))).toEqual([]);
  const { id } = there(await core.store.groups.byNativeId(platform, group ?? ''));
  await core.store.groups.change(id, { organizersChannel: null });
  await rosaPosts(live, 'Without one', typedAs(start));
  expect((await live.sees(world.rosa, words)).text).toContain('/settings');
});
