import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { organizerRealm } from '../../src/people/realms.ts';
import type { Group, GroupSettings } from '../../src/store/groups.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person } from '../contracts/world.ts';
import { crowdIn } from './a-crowd.ts';
import type { LiveWorld } from './live-world.ts';
import { type OrganizersRoom, rooms } from './organizers-room.ts';
import { planned, sharedByAnother } from './planned.ts';
import { openly } from './rosa-organizes.ts';

// A group in which one organizer alone posts nothing and sees no names, and what others read of it afterwards. Rosa is an
// admin, Marcus was named.

const hour = 60 * 60_000;
const inAMonth = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 30 }).round('hour');
const creation = {
  kind: 'rally',
  title: 'Rally',
  when: `${inAMonth.toPlainDate()} 10:00`,
  place: 'City Hall',
};

let room: OrganizersRoom;
let live: LiveWorld;
let rosa: Person;
let marcus: Person;

afterEach(async () => {
  await room.live.stop();
  expect([...room.live.world.violations(), ...room.live.errors]).toEqual([]);
});

const group = async (): Promise<Group> => {
  const { platform, group: native } = live.world.place;
  return there((await live.core.store.groups.byNativeId(platform, native ?? '')) ?? undefined);
};
const set = async (settings: GroupSettings) => live.core.store.groups.change((await group()).id, settings);
const asked = () => room.told().filter(({ text }) => text.includes('Another organizer must agree'));
const request = () => there(asked().at(-1));
/** Once so many stand in the organizers' channel. */
const isAsked = (times = 1) => until(() => asked().length === times && request(), 'the question');
const states = async () => {
  const { id } = await group();
  const events = await live.core.store.events.coming(live.world.place, live.core.clock.now(), 10);
  return events.filter(({ groupId }) => groupId === id).map(({ state }) => state);
};

async function draftBy(person: Person): Promise<void> {
  await live.world.use(person, 'event create', creation);
  await live.world.press(person, await live.sees(person, 'Is this right?'), 'Post it');
}

describe.each(rooms)('two organizers on %s', (_, open) => {
  beforeEach(async () => {
    room = await open();
    ({ live } = room);
    ({ rosa, marcus } = live.world);
    const { id } = await group();
    await live.core.store.organizers.add(id, live.core.pseudonyms.of(marcus.account, organizerRealm(id)));
  });

  test('an admin sets it; what one of them plans is posted when another one agrees, and others can read so', async () => {
    await live.world.use(rosa, 'settings');
    await live.world.press(rosa, await live.sees(rosa, 'Settings of this group'), 'Two organizers');
    const rules = await live.sees(rosa, 'I ask the others in the channel for organizers.');
    await live.world.press(rosa, rules, 'Posts, changes and cancellations: two');
    await live.sees(rosa, 'takes two organizers');
    expect((await group()).twoPeople).toEqual(['everybody']);
    await until(
      () => room.told().some(({ text }) => text.includes('From now on it takes two')),
      'the others to hear',
    );

    await draftBy(marcus);
    await live.sees(marcus, 'it takes two organizers to do this');
    await isAsked();
    expect(request().text).toMatch(/Organizer [0-9a-f]{4} wants this: post this event\./);
    expect(request().text).toContain('Rally');
    expect(request().text).toContain('City Hall');
    expect(request().text).toContain('10:00');
    expect(openly(live, 'Rally')).toEqual([]);
    const [kept] = await live.core.store.requests.since((await group()).id, 0);
    expect(Object.values(there(kept).given).join()).toMatch(/^[2-9a-hjkmnp-z]{12}$/);

    expect(await room.press('Agree', live.world.ana)).toContain('Solo los organizadores');
    expect(await room.press('Agree', marcus)).toContain('You asked for this yourself');
    expect(openly(live, 'Rally')).toEqual([]);
    room.tap('Agree');
    await until(() => openly(live, 'Rally').length === 1, 'the post');
    await until(() => asked().length === 0, 'the question to be settled');
    expect(room.told().at(-1)?.text).toContain('Another organizer agreed.');

    await live.world.use(rosa, 'audit');
    const { text } = await live.sees(rosa, 'What organizers did');
    expect(text).toMatch(/organizer [0-9a-f]{4}, posted an event: “Rally”/);
    expect(text).toContain('you, agreed to what another organizer asked for: “Rally”');
    expect(text).toContain('you, changed who may do what');
    expect(text).not.toContain(marcus.account);
    await live.world.use(marcus, 'audit');
    expect((await live.sees(marcus, 'What organizers did')).text).toContain('you, posted an event');
  });

  test('it is done once, within the hour, and only as it was shown', async () => {
    await set({ twoPeople: ['everybody'] });
    const event = await planned(live, { title: { en: 'Rally', es: '' }, start: inAMonth });
    const cancels = async (person: Person, title = 'Rally') => {
      await live.world.use(person, 'event cancel', { event: title });
      await live.world.press(person, await live.sees(person, 'Cancel'), 'Cancel the event');
    };
    await cancels(marcus);
    await isAsked();
    // Somebody changes it before the other one looks.
    const { store } = live.core;
    await store.events.rewriteOpen({
      ...there((await store.events.byId(event.id)) ?? undefined),
      place: 'Elsewhere',
    });
    expect(await room.press('Agree')).toContain('This has changed since it was asked for');
    expect(await room.press('Agree')).toContain('This was done already');
    expect(await states()).toEqual(['open']);

    await cancels(marcus);
    await isAsked(2);
    live.passTime(hour + 1);
    expect(await room.press('Agree')).toContain('more than an hour ago');
    expect(await states()).toEqual(['open']);

    const again = await live.sees(marcus, 'it takes two organizers');
    await live.world.press(marcus, again, 'Ask again');
    await isAsked(3);
    room.tap('Agree');
    room.tap('Agree');
    await until(() => asked().length === 2, 'the question to be settled');
    await live.settled();
    expect((await store.events.byId(event.id))?.state).toBe('cancelled');
    expect((await store.outbox.of(event.id)).filter(({ kind }) => kind === 'cancellation')).toHaveLength(1);
    const noted = await store.audit.latest((await group()).id, 10);
    expect(noted.map(({ record }) => record).toSorted()).toEqual(['agreed', 'cancelled']);
  });

  test('two who want the same at once agree with one another', async () => {
    await set({ twoPeople: ['everybody'] });
    const event = await planned(live, { title: { en: 'Rally', es: '' }, start: inAMonth });
    const buttons = await Promise.all(
      [rosa, marcus].map(async (person) => {
        await live.world.use(person, 'event cancel', { event: 'Rally' });
        return { person, shown: await live.sees(person, 'Cancel') };
      }),
    );
    await Promise.all(
      buttons.map(({ person, shown }) => live.world.press(person, shown, 'Cancel the event')),
    );
    await until(
      () =>
        [rosa, marcus].some((person) =>
          live.world.seen(person).some(({ text }) => text.includes('Cancelled')),
        ),
      'it to be cancelled',
    );
    expect((await live.core.store.events.byId(event.id))?.state).toBe('cancelled');
    expect(await live.core.store.requests.since((await group()).id, 0)).toEqual([]);
  });

  test('nobody agrees to what they may not do themselves, and nothing is done where nobody can be asked', async () => {
    await set({ twoPeople: ['everybody'], permissions: { create: 'by-right' } });
    await draftBy(rosa);
    await isAsked();
    expect(await room.press('Agree', marcus)).toContain('only an admin can do this');
    await set({ organizersChannel: null });
    await draftBy(rosa);
    await live.sees(rosa, 'there is no channel where I can ask');
    room.room.close();
    await set({ organizersChannel: room.channel });
    await draftBy(rosa);
    await live.sees(rosa, 'I could not ask in the channel for organizers');
    expect(openly(live, 'Rally')).toEqual([]);
    expect(await live.core.store.requests.since((await group()).id, 0)).toHaveLength(1);
  });

  test('one organizer elsewhere does not change alone what takes two where it was made', async () => {
    const event = await sharedByAnother(live, { title: { en: 'Rally', es: '' }, start: inAMonth });
    await live.core.store.groups.change(event.groupId, { twoPeople: ['everybody'] });
    await live.world.use(rosa, 'event cancel', { event: 'Rally' });
    await live.world.press(rosa, await live.sees(rosa, 'Cancel'), 'Cancel the event');
    await live.sees(rosa, 'In the group that made this event it takes two organizers to change it');
    expect((await live.core.store.events.byId(event.id))?.state).toBe('open');
  });

  test('nobody alone adds a reminder, puts one back, gives out a code or takes the last post down', async () => {
    await set({ twoPeople: ['everybody'] });
    const title = { en: 'Rally', es: '' };
    const event = await planned(live, { title, start: inAMonth, ladder: ['P1D 18:00 to going'] });
    const crowd = crowdIn(live);
    const marcusTaps = (action: string, ...args: string[]) =>
      crowd.taps(action, args, { name: 'marcus', organizer: true });
    const { store } = live.core;
    const reminders = async () =>
      (await store.outbox.of(event.id)).filter(({ kind }) => kind === 'reminder').map(({ rung }) => rung);
    const waits = async () => (await store.requests.since((await group()).id, 0)).map(({ name }) => name);

    const form = { when: '3 hours before', to: 'channel' };
    await crowd.fills('reminders-added', [event.id], form, { name: 'marcus', organizer: true });
    await isAsked();
    expect(await waits()).toEqual(['reminders-wanted']);
    expect(request().text).toContain('3 hours before');
    expect(await reminders()).toEqual([]);
    room.tap('Agree');
    await until(() => asked().length === 0, 'the question to be settled');
    await live.settled();
    expect(await reminders()).toEqual(['PT3H']);

    const steps: readonly (readonly [string, ...string[]])[] = [
      ['reminders-skip', event.id, 'PT3H'],
      ['reminders-put-back', event.id, 'PT3H'],
      ['event-share', event.id],
      ['event-take-down-yes', event.id, 'nowhere'],
    ];
    for (const step of steps) await marcusTaps(...step);
    expect((await waits()).toSorted()).toEqual(['event-share', 'event-take-down-yes', 'reminders-wanted']);
    await isAsked(3);
    expect(await store.shares.count(event.id, live.core.clock.now())).toBe(0);
    // The last one, from the channel of the organizers: what goes is the post in the other one.
    await until(() => request().text.includes('which cancels it'), 'the last question');
    expect((await store.events.byId(event.id))?.state).toBe('open');
    room.tap('Agree');
    await until(() => asked().length === 2, 'the question to be settled');
    await live.settled();
    expect((await store.events.byId(event.id))?.state).toBe('cancelled');
    expect(openly(live, 'Rally')).toEqual([]);
  });

  test('what is only looked at, asked or refused is not noted', async () => {
    await planned(live, { title: { en: 'Rally', es: '' }, start: inAMonth });
    const noted = async () => live.core.store.audit.latest((await group()).id, 10);
    await live.world.use(rosa, 'settings');
    await live.sees(rosa, 'Settings of this group');
    await live.world.use(rosa, 'settings', { time_zone: 'Springfield' });
    await live.world.use(rosa, 'reminders', { event: 'Rally' });
    await live.world.use(rosa, 'event cancel', { event: 'Rally' });
    await live.world.use(live.world.ana, 'settings', { languages: 'es' });
    await live.settled();
    expect(await noted()).toEqual([]);
    await live.world.use(rosa, 'settings', { languages: 'es' });
    await live.sees(rosa, 'Posts are now in: Spanish');
    expect(await noted()).toMatchObject([{ record: 'settings-changed', eventId: null }]);
  });

  test('names are seen by both for an hour, and by nobody else', async () => {
    await set({ twoPeople: ['names'] });
    const event = await planned(live, { title: { en: 'Rally', es: '' }, start: inAMonth });
    await live.core.store.events.rewriteOpen({ ...event, showsNames: true });
    await live.world.use(marcus, 'event people', { event: 'Rally' });
    await live.sees(marcus, 'it takes two organizers to see names');
    await isAsked();
    expect(request().text).toContain('see the names');
    expect(request().text).toContain('Rally');
    room.tap('Agree');
    await until(() => asked().length === 0, 'the question to be settled');
    for (const person of [marcus, rosa]) {
      await live.world.use(person, 'event people', { event: event.id });
      await live.sees(person, 'Who comes');
    }
    live.passTime(hour + 1);
    await live.world.use(rosa, 'event people', { event: event.id });
    await isAsked();
    const seen = await live.core.store.audit.latest((await group()).id, 10);
    expect(seen.map(({ record }) => record).toSorted()).toEqual(['agreed', 'names-seen', 'names-seen']);
  });
});
