import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftEvent } from '../../src/events/drafting/create-event.ts';
import type { Event } from '../../src/store/events.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { there } from '../contracts/stand-in.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, rosaConfirms, rosaPosts } from './rosa-organizes.ts';

// What an event that is held again, or made from a template, keeps of the one before.

const title = 'Weekly phone bank';
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[America/Los_Angeles]`);

let live: LiveWorld;
let event: Event;

beforeEach(async () => {
  live = await liveIn(await openDiscord(knowledge), knowledge);
  await clockShows(live, at('2026-11-23T12:00'));
  event = await rosaPosts(live, title, '2026-11-25 18:00-19:30', { kind: 'phone-bank' });
});

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

const sees = (words: string) => live.sees(live.world.rosa, words);
const again = (named = title) =>
  live.world.use(live.world.rosa, 'event again', { event: named, when: 'December 9' });
const save = async (name: string) => {
  await live.world.use(live.world.rosa, 'template save', { event: title, name });
  await sees('Saved as');
};
const group = async () => {
  const { place } = live.world;
  return there(await live.core.store.groups.byNativeId(place.platform, there(place.group)));
};
const secret = () => there(live.world.privatePlace);

/** Rosa posts what she was shown; resolves with the event of that day and its channels. */
async function confirmed(): Promise<{ event: Event; channels: readonly string[] }> {
  const { core, world } = live;
  await rosaConfirms(live);
  const coming = await core.store.events.coming(world.place, core.clock.now(), 9);
  const fresh = there(coming.find(({ id }) => id !== event.id));
  const channels = (await core.store.posts.of(fresh.id)).map(({ place }) => place.channel);
  return { event: fresh, channels };
}

test('every channel in which it stood', async () => {
  const { core, world } = live;
  const other = await core.store.posts.add(event.id, secret());
  await core.store.posts.recordMessage(other.id, { ...secret(), message: '112233445566778899' });
  await again();
  expect((await confirmed()).channels.toSorted()).toEqual([world.place.channel, secret().channel].toSorted());
});

test('not a channel in which it never stood', async () => {
  const { core, world } = live;
  await core.store.posts.add(event.id, secret());
  await again();
  expect((await confirmed()).channels).toEqual([world.place.channel]);
});

test('the reminders that its organizers chose', async () => {
  const { core } = live;
  expect(await core.store.events.rewriteOpen({ ...event, ladder: ['PT5H'] })).toBe(true);
  await again();
  expect((await sees('Is this right?')).text).toContain('1:00 PM');
  expect((await confirmed()).event.ladder).toEqual(['PT5H']);
});

test('a template keeps those reminders too', async () => {
  const { core } = live;
  expect(await core.store.events.rewriteOpen({ ...event, ladder: ['PT5H'] })).toBe(true);
  await save('Phone bank');
  await again('Phone bank');
  expect((await confirmed()).event.ladder).toEqual(['PT5H']);
});

test('a template is posted where the group announces its events', async () => {
  const { core } = live;
  await save('Phone bank');
  await core.store.groups.change((await group()).id, { announcementChannel: secret().channel });
  await again('Phone bank');
  expect((await confirmed()).channels).toEqual([secret().channel]);
});

test('a template has the hour by the clocks of the group that saves it', async () => {
  const { core } = live;
  await core.store.groups.change((await group()).id, { timeZone: 'America/Chicago' });
  await save('Phone bank');
  await again('Phone bank');
  expect((await sees('Is this right?')).text).toContain('8:00 PM – 9:30 PM CST');
});

test('a template under the very title of an event is meant by it', async () => {
  const { core } = live;
  await save(title);
  expect(await core.store.events.rewriteOpen({ ...event, place: 'Elsewhere' })).toBe(true);
  await again();
  const { text } = await sees('Is this right?');
  expect(text).toContain('City Hall');
  expect(text).not.toContain('Elsewhere');
});

test('no template is replaced by what was never posted', async () => {
  const { core, world } = live;
  await save('Phone bank');
  const [template] = await core.store.templates.of((await group()).id);
  const draft = await draftEvent(core.store, { ...event, place: 'The park' }, world.place, core.clock.now());
  const shown = there(world.seen(world.marcus)[0]);
  await world.forge(world.rosa, shown, `template-replace:${there(template).id}:${draft.id}`);
  await sees('This event is not here any more');
  expect(await core.store.templates.of((await group()).id)).toEqual([template]);
});
