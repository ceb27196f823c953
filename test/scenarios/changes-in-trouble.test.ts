import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { postAnew } from '../../src/events/posting/post-anew.ts';
import { formatRangeBriefly } from '../../src/events/when/format-when.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, eventOf, openly, rosaPosts, typedAs } from './rosa-organizes.ts';
import { type Unsteady, unsteady } from './unsteady.ts';

// An event is changed while the way to the channel is bad: what people read must fit what they read before.

const title = 'Vote on the budget';
const start = Temporal.ZonedDateTime.from('2026-12-02T10:00[America/Los_Angeles]');
const [noon, evening] = [start.withPlainTime({ hour: 12 }), start.withPlainTime({ hour: 18 })];
const brief = (at: Temporal.ZonedDateTime) => formatRangeBriefly(at, at.add({ hours: 3 }), 'en');
const isNotice = ({ summary }: Message) => summary.startsWith('Changed');
const another = { owner: 'another process' };
const lease = 30_000;

let live: LiveWorld;
let way: Unsteady;

beforeEach(async () => {
  way = unsteady(await openDiscordPane());
  live = await liveIn(way.world, knowledge);
  await clockShows(live, start.subtract({ days: 9 }));
});

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

const notices = () =>
  openly(live, title)
    .filter(({ text }) => text.includes('Changed'))
    .map(({ text }) => text.replaceAll('\n', ' '));
const reminders = () => openly(live, title).filter(({ text }) => text.includes('Reminder'));
const post = () => there(openly(live, title).find(({ text }) => !/Changed|Reminder/.test(text)));

/** The notice names the new time before the old one. */
function tells(
  notice: string | undefined,
  now: Temporal.ZonedDateTime,
  before: Temporal.ZonedDateTime,
): void {
  const text = there(notice);
  expect(text).toContain(brief(now));
  expect(text).toContain(brief(before));
  expect(text.indexOf(brief(now))).toBeLessThan(text.indexOf(brief(before)));
}

/** Resolves when the event is another one; where a post is on its way Rosa is told of that instead. */
async function changed(options: Readonly<Record<string, string>>): Promise<void> {
  const { world } = live;
  const { version } = await eventOf(live, title);
  await world.use(world.rosa, 'event edit', { event: title, ...options });
  const shown = await live.sees(world.rosa, 'This will change');
  await world.press(world.rosa, shown, there(shown.buttons[0]).label);
  while ((await eventOf(live, title)).version === version) await setImmediate();
}
const moved = (at: Temporal.ZonedDateTime) => changed({ when: typedAs(at) });

async function after(ms: number): Promise<void> {
  live.passTime(ms);
  await live.core.worker.run();
}

test('a notice of which nobody knows whether it arrived is settled at once before the next one', async () => {
  await rosaPosts(live, title, typedAs(start));
  way.fate = (message) => (isNotice(message) ? 'answer-lost' : 'arrives');
  await moved(noon);
  await live.core.worker.run();
  expect(notices()).toHaveLength(1);
  way.fate = () => 'arrives';
  await moved(evening);
  await live.core.worker.run();
  const [first, second, ...others] = notices();
  expect(others).toEqual([]);
  tells(first, noon, start);
  // They know of noon.
  tells(second, evening, noon);
});

test('one that did not arrive told nothing: the next one names what people know', async () => {
  await rosaPosts(live, title, typedAs(start));
  way.fate = (message) => (isNotice(message) ? 'lost' : 'arrives');
  await moved(noon);
  await live.core.worker.run();
  way.fate = () => 'arrives';
  await moved(evening);
  await live.core.worker.run();
  expect(notices()).toHaveLength(1);
  tells(notices()[0], evening, start);
});

test('where the bot may not look whether it arrived, people may know of it', async () => {
  await rosaPosts(live, title, typedAs(start));
  way.mayLook = false;
  way.fate = (message) => (isNotice(message) ? 'answer-lost' : 'arrives');
  await moved(noon);
  await live.core.worker.run();
  way.fate = () => 'arrives';
  await moved(evening);
  await live.core.worker.run();
  tells(notices()[1], evening, noon);
});

test('one that another process has in hand is waited for', async () => {
  await rosaPosts(live, title, typedAs(start));
  way.fate = (message) => (isNotice(message) ? 'answer-lost' : 'arrives');
  await moved(noon);
  await live.core.worker.run();
  live.passTime(5_000);
  const now = live.core.clock.now();
  await live.core.store.outbox.claim(now, { ...another, until: now + lease }, 50);
  way.fate = () => 'arrives';
  await moved(evening);
  await live.core.worker.run();
  expect(notices()).toHaveLength(1);
  // That process died. What it had in hand is settled first.
  await after(lease + 1);
  await after(11_000);
  expect(notices()).toHaveLength(2);
  tells(notices()[1], evening, noon);
});

test('a reminder that somebody has in hand while the event is moved is not sent for the old time', async () => {
  const { id } = await rosaPosts(live, title, typedAs(start));
  const due = start.subtract({ days: 7 });
  live.passTime(due.epochMilliseconds + 1 - live.core.clock.now());
  const now = live.core.clock.now();
  await live.core.store.outbox.claim(now, { ...another, until: now + lease }, 50);
  await moved(start.add({ days: 1 }));
  await after(lease + 1);
  expect(reminders()).toEqual([]);
  const rows = await live.core.store.outbox.of(id);
  expect(rows.filter(({ error }) => error === 'moved')).toHaveLength(1);
  await clockShows(live, due.add({ days: 1, minutes: 1 }));
  expect(reminders()).toHaveLength(1);
});

test('what was never posted showed the new time from the first, so that is what people know', async () => {
  const { world, core } = live;
  const { rosa } = world;
  const waiting = Promise.withResolvers<'refused'>();
  way.fate = () => waiting.promise;
  const creation = { kind: 'council-meeting', title, when: typedAs(start), place: 'City Hall' };
  await world.use(rosa, 'event create', creation);
  await world.press(rosa, await live.sees(rosa, 'Is this right?'), 'Post it');
  while ((await core.store.events.coming(world.place, core.clock.now(), 1)).length === 0)
    await setImmediate();
  // The post is on its way just now; then the channel refuses it.
  await moved(noon);
  waiting.resolve('refused');
  const refused = await live.sees(rosa, 'Send Messages');
  await after(11_000);
  expect(openly(live, title)).toEqual([]);
  way.fate = () => 'arrives';
  await world.press(rosa, refused, 'Try again');
  await until(() => openly(live, title).length > 0, 'the post');
  expect(post().text).toContain(brief(noon));
  await moved(evening);
  await live.core.worker.run();
  expect(notices()).toHaveLength(1);
  tells(notices()[0], evening, noon);
});

test('a post that still waits shows the new time when it comes, and needs no notice', async () => {
  const { world } = live;
  const { rosa } = world;
  way.fate = () => 'not-now';
  const creation = { kind: 'council-meeting', title, when: typedAs(start), place: 'City Hall' };
  await world.use(rosa, 'event create', creation);
  await world.press(rosa, await live.sees(rosa, 'Is this right?'), 'Post it');
  await live.sees(rosa, 'I keep trying');
  await moved(noon);
  way.fate = () => 'arrives';
  for (let times = 0; times < 4; times += 1) await after(30_000);
  expect(post().text).toContain(brief(noon));
  expect(notices()).toEqual([]);
});

test('one that was deleted was read before: its channel is told though the post waits', async () => {
  const { core } = live;
  const { id } = await rosaPosts(live, title, typedAs(start));
  const [posted] = await core.store.posts.of(id);
  expect(await postAnew(core.store, there(posted), core.clock.now(), core.clock.now())).toBe('posted-again');
  await moved(noon);
  await live.core.worker.run();
  await after(11_000);
  expect(notices()).toHaveLength(1);
  tells(notices()[0], noon, start);
});

test('an answer to a tap from before the change that comes late is put right', async () => {
  const { core, world } = live;
  const { id } = await rosaPosts(live, title, typedAs(start));
  const asPosted = there(way.arrived[0]);
  await moved(noon);
  await live.core.worker.run();
  expect(post().text).toContain(brief(noon));
  const [posted] = await core.store.posts.of(id);
  await world.platform.edit(there(there(posted).message), asPosted);
  expect(post().text).toContain(brief(start));
  await after(5_000);
  expect(post().text).toContain(brief(noon));
  expect((await eventOf(live, title)).version).toBe(2);
});
