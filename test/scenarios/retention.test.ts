import { afterEach, expect, test } from 'vitest';
import { retaining } from '../../src/operations/retention.ts';
import { directRealm, languageRealm } from '../../src/people/realms.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { openSlack } from '../contracts/slack-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { World } from '../contracts/world.ts';
import { newFolder } from './bot-process.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { councilAt, inDays, presses, taps } from './reminded-people.ts';
import { filesUnder, findWords } from './search-bytes.ts';

const title = 'Defend the law';
const day = 24 * 3_600_000;

let live: LiveWorld;

afterEach(() => live.stop());

/** What the bot does each minute, and as it starts. */
async function aMinutePasses({ core }: LiveWorld): Promise<void> {
  await core.worker.start();
  await core.worker.stop();
}

/** What everybody is shown of an event. */
async function shownTo({ world, settled }: LiveWorld, eventId: string): Promise<string> {
  const known = new Set(world.seen(world.rosa).map(({ id }) => id));
  await world.use(world.rosa, 'event show', { event: eventId });
  const shown = () => world.seen(world.rosa).find(({ id, text }) => !known.has(id) && text.includes(title));
  const { text } = await until(shown, 'the event to be shown');
  await settled();
  return text;
}

test('who came is nowhere two weeks after the event, and how many came stays', async () => {
  const dataDir = newFolder('data');
  const world = await openDiscord(knowledge);
  live = await liveIn(world, knowledge, { dataDir });
  const { core } = live;
  const start = inDays(3, 14);
  const event = await councilAt(live, title, start);
  const receipt = await taps(live, world.ana, title, 'Voy', '¿Quiere que le recuerde por mensaje directo');
  await presses(live, world.ana, receipt, 'Sí', 'Le voy a recordar por mensaje directo');
  await taps(live, world.marcus, title, 'Maybe', 'Shall I remind you by direct message');
  await world.use(world.ana, 'language', { language: 'en' });
  const names = ({ account }: { readonly account: string }) => ({
    ofEvent: core.pseudonyms.of(account, event.id),
    ofWish: core.pseudonyms.of(account, directRealm),
    ofLanguage: core.pseudonyms.of(account, languageRealm),
  });
  const [ana, marcus] = [names(world.ana), names(world.marcus)];
  await until(() => findWords([ana.ofLanguage], filesUnder(dataDir)).length > 0, 'the language to be kept');
  const found = (words: readonly string[]) => {
    const files = filesUnder(dataDir);
    return words.filter((word) => findWords([word], files).length > 0);
  };
  const atEvent = [ana.ofEvent, marcus.ofEvent];
  expect(found(atEvent)).toEqual(atEvent);

  live.passTime(4 * day);
  await aMinutePasses(live);
  const before = await shownTo(live, event.id);
  expect(before).toMatch(/1 going\b.*\b1 maybe/);

  // In the last hour before the end of the two weeks.
  const untilThen = event.end.epochMilliseconds + 14 * day - core.clock.now();
  live.passTime(untilThen - 3_600_000);
  await aMinutePasses(live);
  expect(found(atEvent)).toEqual(atEvent);

  live.passTime(3_600_000);
  await aMinutePasses(live);
  expect(found(atEvent)).toEqual([]);
  expect(await shownTo(live, event.id)).toBe(before);

  // Two weeks after the end of the month in which they were of use, the wishes of who came go; after a year the rest.
  live.passTime(46 * day);
  await aMinutePasses(live);
  expect(found([ana.ofWish, ana.ofLanguage, marcus.ofWish])).toEqual([ana.ofLanguage, marcus.ofWish]);
  live.passTime(400 * day);
  await aMinutePasses(live);
  expect(found(Object.values({ ...ana, wish: marcus.ofWish }))).toEqual([]);
  expect(await core.store.rsvps.count(event.id)).toEqual({ going: 1, maybe: 1, 'not-going': 0 });
  expect([...world.violations(), ...live.errors]).toEqual([]);
});

test('who comes is not lost where the clock is 30 days ahead for a minute; it goes once the clock has gone on from there', async () => {
  let steady = 0;
  live = await liveIn(await openDiscord(knowledge), knowledge, { steady: () => steady });
  const { store } = live.core;
  const event = await councilAt(live, title, inDays(5, 14));
  await taps(live, live.world.ana, title, 'Voy', '¿Quiere que le recuerde por mensaje directo');
  const people = async () => (await store.rsvps.peopleWho(event.id, ['going'])).size;
  await aMinutePasses(live);
  live.passTime(30 * day);
  await aMinutePasses(live);
  live.passTime(-30 * day);
  await aMinutePasses(live);
  expect(await people()).toBe(1);
  live.passTime(30 * day);
  await aMinutePasses(live);
  live.passTime(day / 2);
  steady += day / 2;
  await aMinutePasses(live);
  // Discord says the earlier time.
  expect(await people()).toBe(1);
  live.core.connections.clear();
  await aMinutePasses(live);
  expect(await people()).toBe(0);
});

test('what people chose stays while it is of use to them, however seldom', async () => {
  const world = await openDiscord(knowledge);
  live = await liveIn(world, knowledge);
  const { store, pseudonyms, clock, retentionDays } = live.core;
  const { account } = world.ana;
  const retain = retaining({ ...live.core, days: retentionDays, now: () => clock.now() });
  const later = (days: number) => {
    live.passTime(days * day);
    return retain();
  };
  const wish = () => store.directWishes.of(pseudonyms.of(account, directRealm));
  const language = () => store.chosenLanguages.of(pseudonyms.of(account, languageRealm));
  const comesTo = async (name: string, told: string) => {
    const start = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO('UTC');
    await councilAt(live, name, start.add({ days: 5 }));
    return taps(live, world.ana, name, 'Going', told);
  };
  await world.use(world.ana, 'language', { language: 'en' });
  await until(() => world.seen(world.ana).length > 0, 'an answer');
  await live.settled();
  await comesTo('Defend the law', 'Shall I remind you by direct message');
  for (const name of ['A year later', 'And another year']) {
    await later(340);
    // Nobody asks her again.
    const receipt = await comesTo(name, 'You are counted');
    expect(receipt.text).not.toContain('Shall I remind you');
    expect([await language(), (await wish())?.state]).toEqual(['en', 'asked']);
  }
  await later(340);
  expect([await language(), (await wish())?.state]).toEqual(['en', 'asked']);
  await later(60);
  expect([await language(), await wish()]).toEqual([null, null]);
});

/** What is kept of the only group. */
const groupIn = ({ core, world }: LiveWorld) =>
  core.store.groups.byNativeId(world.place.platform, there(world.place.group));
const leftGroups = ({ core }: LiveWorld) => core.store.groups.leftBy(Number.MAX_SAFE_INTEGER);

async function untilLeft(count: number): Promise<void> {
  let left = -1;
  await until(() => {
    void leftGroups(live).then(({ length }) => {
      left = length;
    });
    return left === count;
  }, `${count} groups to be left`);
}

async function livingGroup<W extends World>(world: W): Promise<W> {
  live = await liveIn(world, knowledge);
  await councilAt(live, title, inDays(3, 14));
  return world;
}

test('all of a Discord server goes two weeks after the bot was taken out, unless it is let in again before', async () => {
  const { double } = await livingGroup(await openDiscord(knowledge));
  const guild = { id: there(double.guilds[0]).id };
  double.removeBot(guild);
  await untilLeft(1);
  live.passTime(13 * day);
  await aMinutePasses(live);
  double.inviteBot(guild);
  await untilLeft(0);
  live.passTime(2 * day);
  await aMinutePasses(live);
  expect(await groupIn(live)).not.toBeNull();

  double.removeBot(guild);
  await untilLeft(1);
  live.passTime(14 * day);
  await aMinutePasses(live);
  expect(await groupIn(live)).toBeNull();
  expect(await live.core.store.events.past(live.world.place, live.core.clock.now(), 9)).toEqual([]);
});

test('all of a Slack workspace goes two weeks after the app was removed', async () => {
  const { double } = await livingGroup(await openSlack(knowledge, 'socket'));
  double.uninstall();
  await untilLeft(1);
  live.passTime(13 * day);
  await aMinutePasses(live);
  expect(await groupIn(live)).not.toBeNull();
  live.passTime(day);
  await aMinutePasses(live);
  expect(await groupIn(live)).toBeNull();
});
