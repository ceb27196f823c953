import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place } from '../../src/chat/place.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { saveTemplate } from '../../src/events/repeating/save-template.ts';
import { organizerRealm } from '../../src/people/realms.ts';
import { sayYes } from '../../src/reminders/direct/wish.ts';
import { planLadder } from '../../src/reminders/ladder.ts';
import type { Event } from '../../src/store/events.ts';
import { newId } from '../../src/store/new-id.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { there } from '../contracts/stand-in.ts';
import { type Crowd, crowdIn } from './a-crowd.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';

// Nobody can fill the database: of everything that people make there is a most, which is said in plain words.

const rosa = { name: 'rosa', organizer: true };
let live: LiveWorld;
let crowd: Crowd;
let event: Event;
let groupId: string;

beforeEach(async () => {
  live = await liveIn(await openDiscordPane(), knowledge);
  crowd = crowdIn(live);
  // In the evening: hours before it are in nobody's quiet hours.
  const today = Temporal.Now.zonedDateTimeISO('America/Los_Angeles');
  const start = today.add({ days: 30 }).withPlainTime('19:00');
  event = await planned(live, { title: { en: 'Hearing', es: 'Audiencia' }, start });
  groupId = (await groupOf(live.core, live.world.place)).id;
});

afterEach(async () => {
  await live.stop();
  expect(live.errors).toEqual([]);
});

const say = (key: string, values = {}) => knowledge.phrases.text('en', key, { slash: '/', ...values });
const create = (more = {}) =>
  crowd.uses(
    'event create',
    { kind: 'rally', title: 'Rally', when: 'tomorrow 6pm', place: 'Plaza', ...more },
    rosa,
  );
const add = (change: Partial<Event>, made = live.core.clock.now()) =>
  live.core.store.events.add({ ...event, id: newId(), ...change }, made);
const longAgo = () => live.core.clock.now() - 48 * 3_600_000;
const day = 24 * 3_600_000;

async function several(times: number, work: (time: number) => Promise<unknown>): Promise<void> {
  for (let time = 0; time < times; time += 1) await work(time);
}

test('coming events of a group: no more are made, nor posted of what is a draft', async () => {
  const draft = await live.core.store.events.byId(event.id);
  await add({ id: 'draft', state: 'draft' });
  await live.core.store.posts.add('draft', live.world.place);
  await several(299, () => add({}, longAgo()));
  const full = say('cap.open-events', { most: 300 });
  expect((await create()).said).toEqual([full]);
  expect((await crowd.taps('event-publish', ['draft'], rosa)).said).toEqual([full]);
  // What is there can still be changed, and cancelled.
  expect((await crowd.uses('event edit', { event: event.id, place: 'Plaza' }, rosa)).said).not.toContain(
    full,
  );
  await live.core.store.events.move(there(draft).id, 'open', 'cancelled');
  expect((await create()).said).not.toEqual([full]);
});

test('events in one day, also those that are cancelled at once', async () => {
  await several(299, () => add({ state: 'cancelled' }));
  expect((await create()).said).toEqual([say('cap.events-a-day', { most: 300 })]);
  live.passTime(day + 1);
  expect((await create({ when: 'in 3 days at 6pm' })).said).not.toEqual([
    say('cap.events-a-day', { most: 300 }),
  ]);
});

test('what waits for a yes or no, new or to be changed', async () => {
  await several(200, () => add({ state: 'draft', edits: event.id }));
  const full = [say('cap.drafts', { most: 200 })];
  expect((await create()).said).toEqual(full);
  expect((await crowd.uses('event edit', { event: event.id, place: 'Plaza' }, rosa)).said).toEqual(full);
});

test('how often one event is changed, and its reminders', async () => {
  await live.core.store.transaction(async ({ events }) => {
    for (let version = 1; version < 500; version += 1) await events.rewriteOpen({ ...event, version });
  });
  const full = [say('cap.changes', { most: 500 })];
  expect((await crowd.uses('event edit', { event: event.id, place: 'Plaza' }, rosa)).said).toEqual(full);
  const reminder = { when: '3 days', to: 'channel' };
  expect((await crowd.fills('reminders-added', [event.id], reminder, rosa)).said).toEqual(full);
  // It can always be cancelled.
  expect((await crowd.taps('event-cancel', [event.id], rosa)).said).not.toEqual(full);
});

test('what comes again', async () => {
  const daily = async () => {
    const { presses } = await create({ repeats: 'every day' });
    const { args } = there(presses.find(({ action }) => action === 'event-publish'));
    return (await crowd.taps('event-publish', args, rosa)).said;
  };
  const full = [say('cap.series', { most: 50 })];
  expect(await daily()).not.toEqual(full);
  const { core } = live;
  const [one] = await core.store.series.of(groupId, core.clock.now());
  await several(49, () => core.store.series.add({ ...there(one), id: newId() }));
  expect(await daily()).toEqual(full);
  // What comes again in no way is another thing.
  const { presses } = await create();
  const { args } = there(presses.find(({ action }) => action === 'event-publish'));
  expect((await crowd.taps('event-publish', args, rosa)).said).not.toEqual(full);
});

test('channels of one event', async () => {
  const { posts } = live.core.store;
  await several(19, (at) => posts.add(event.id, { ...live.world.place, channel: `channel ${at}` }));
  const { said } = await crowd.uses('event post', { event: event.id, channel: 'one more' }, rosa);
  expect(said).toEqual([say('cap.posts', { most: 20 })]);
  expect(await posts.of(event.id)).toHaveLength(20);
});

test('codes of one event, until they are over', async () => {
  const full = [say('cap.codes', { most: 10 })];
  const share = async () => (await crowd.taps('event-share', [event.id], rosa)).said;
  for (let time = 0; time < 10; time += 1) expect(await share()).not.toEqual(full);
  expect(await share()).toEqual(full);
  live.passTime(3_600_000);
  expect(await share()).not.toEqual(full);
});

test('templates', async () => {
  await several(25, (at) =>
    saveTemplate(live.core.store, event, {
      groupId,
      name: `template ${at}`,
      timeZone: event.start.timeZoneId,
    }),
  );
  const { said } = await crowd.uses('template save', { event: event.id, name: 'one more' }, rosa);
  expect(said).toEqual([say('template.too-many', { most: 25 })]);
});

test('reminders of one event: to come, and with those that were skipped', async () => {
  const adds = (when: string) => crowd.fills('reminders-added', [event.id], { when, to: 'channel' }, rosa);
  for (let time = 1; time <= 10; time += 1) await adds(`${time} hours`);
  expect((await adds('11 hours')).said).toEqual([say('reminders.too-many', { most: 10 })]);
  const { core } = live;
  const rungs = Array.from({ length: 50 }, (_, at) => `PT${at + 11}H`);
  await planLadder(core.store, event, rungs, core.clock.now());
  for (const { rung } of await core.store.outbox.of(event.id))
    await core.store.outbox.withdrawReminders(event.id, rung);
  expect((await adds('61 hours')).said).toEqual([say('cap.reminders-ever', { most: 60 })]);
});

test('one person’s reminders of one event: to come, and with those that came', async () => {
  const account = 'discord:ana';
  await sayYes(live.core, { ...live.world.ana, account }, live.world.place);
  const adds = (before: string) => crowd.uses('remind-me', { event: event.id, before });
  for (let time = 1; time <= 5; time += 1) await adds(`${time} hours`);
  expect((await adds('6 hours')).said).toEqual([say('personal.too-many', { most: 5 })]);
  const person = live.core.pseudonyms.of(account, event.id);
  const { personalReminders } = live.core.store;
  for (const rung of await personalReminders.of(event.id, person))
    await personalReminders.remove({ eventId: event.id, person, rung });
  for (let time = 40; time < 60; time += 1)
    await personalReminders.add({ eventId: event.id, person, rung: `P${time}D to personal` });
  expect((await adds('6 hours')).said).toEqual([say('cap.personal-ever', { most: 20 })]);
});

test('answers that are shared in a group in one day', async () => {
  const { sharedAnswers } = live.core.store;
  const [entry] = knowledge.content.entries('en');
  const shares = () => crowd.taps('share', [there(entry).id, 'en']);
  const other: Place = { ...live.world.place, channel: 'another' };
  const shared = { entry: 'x', language: 'en', fingerprint: 'f', place: other } as const;
  const sharedAt = live.core.clock.now() - day / 2;
  await several(100, () => sharedAnswers.add({ ...shared, id: newId(), sharedAt }));
  expect((await shares()).said).toEqual([say('cap.shared-a-day', { most: 100 })]);
  live.passTime(day);
  expect((await shares()).said).toEqual([say('share.done')]);
});

test('people who organize because they were named', async () => {
  const { organizers } = live.core.store;
  await several(50, (at) =>
    organizers.add(groupId, live.core.pseudonyms.of(`discord:${at}`, organizerRealm(groupId))),
  );
  const chooses = (add: string, remove = '') => crowd.fills('organizers-chosen', [], { add, remove }, rosa);
  expect((await chooses('discord:new')).said).toEqual([say('cap.organizers', { most: 50 })]);
  expect(await organizers.count(groupId)).toBe(50);
  // Whoever is taken back makes room.
  expect((await chooses('discord:new', 'discord:1')).said).not.toEqual([say('cap.organizers', { most: 50 })]);
  expect(await organizers.count(groupId)).toBe(50);
});
