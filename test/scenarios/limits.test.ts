import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { type Crowd, crowdIn } from './a-crowd.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';

// How often people may use the bot.

const tapsPerMinute = 30;
const tooFast = /^You are faster than I can keep up with\. Try again in \d+ seconds?\./;
const crowded = /^Very many people here use me at this moment\. Try again in \d+ seconds?\./;
const isRefused = (words = '') => tooFast.test(words) || crowded.test(words);
let live: LiveWorld;
let crowd: Crowd;
let event: string;

beforeEach(async () => {
  live = await liveIn(await openDiscordPane(), knowledge, { tapsPerMinute });
  crowd = crowdIn(live);
  const start = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 5 });
  event = (await planned(live, { title: { en: 'Hearing', es: 'Audiencia' }, start })).id;
});

afterEach(async () => {
  await live.stop();
  expect(live.errors).toEqual([]);
});

const going = (name: string) => crowd.taps('rsvp', [event, 'going', 'view'], { name });
const counted = async () => (await live.core.store.rsvps.count(event)).going;
const rows = async () => {
  const ids = Array.from({ length: 1_000 }, (_, at) => `${live.world.place.platform}:act ${at}`);
  let free = 0;
  for (const id of ids) if (await live.core.store.deliveries.takeOnce(id, 0)) free += 1;
  return ids.length - free;
};

test('three hundred people who tap, look and ask within one minute are all answered', async () => {
  for (let person = 0; person < 300; person += 1) {
    const name = `person ${person}`;
    const answers = [
      ...(await going(name)).said,
      ...(await crowd.uses('rsvp', { event, choice: 'going' }, { name })).said,
      ...(await crowd.uses('ask', { question: 'What is the ordinance?' }, { name })).said,
    ];
    expect(answers.length).toBeGreaterThanOrEqual(3);
    expect(answers.filter(isRefused)).toEqual([]);
    live.passTime(50);
  }
  expect(await counted()).toBe(300);
});

test('one person’s hundred taps in ten seconds are not, in words that say when to try again', async () => {
  const refused: string[] = [];
  for (let tap = 0; tap < 100; tap += 1) {
    refused.push(...(await going('mallory')).said.filter(isRefused));
    live.passTime(100);
  }
  expect(refused.length).toBeGreaterThan(50);
  expect(refused[0]).toMatch(tooFast);
  // Nobody else notices, and what was refused left no row.
  expect((await going('ana')).said.some(isRefused)).toBe(false);
  expect(await counted()).toBe(2);
  expect(await rows()).toBeLessThan(50);
});

test('whoever waits as long as they were told is answered again', async () => {
  let seconds = 0;
  while (seconds === 0)
    seconds = Number(/in (\d+) second/.exec((await crowd.uses('help')).said[0] ?? '')?.[1] ?? 0);
  live.passTime(seconds * 1_000);
  expect((await crowd.uses('help')).said.some(isRefused)).toBe(false);
});

test('it is said in the person’s language', async () => {
  const who = { name: 'lupe', language: 'es' } as const;
  let words = '';
  for (let time = 0; time < 40; time += 1) words = (await crowd.uses('help', {}, who)).said[0] ?? '';
  expect(words).toMatch(/^Va más rápido de lo que puedo responder\. Vuelva a intentarlo en \d+ segundos?\./);
});

test('somebody in danger is always answered, however often they ask and in whichever way', async () => {
  for (let time = 0; time < 60; time += 1) await crowd.uses('help');
  expect((await crowd.uses('ask', { question: 'What is the ordinance?' })).said[0]).toMatch(tooFast);
  const cry = 'ICE is at my door right now, help';
  for (let time = 0; time < 40; time += 1) {
    const answers = [
      await crowd.uses('ask', { question: cry }),
      await crowd.uses('help', { question: cry }),
      await crowd.uses(cry),
      await crowd.mentions(cry),
    ];
    for (const { said } of answers) expect(said.join()).toContain('888-624-4752');
  }
  expect((await crowd.uses('ask', { question: 'What is the ordinance?' })).said[0]).toMatch(tooFast);
});

test('where others read along it is said once, and not again before they were answered', async () => {
  const told: string[] = [];
  for (let time = 0; time < 40; time += 1)
    told.push(...(await crowd.mentions('What is the ordinance?')).said.filter(isRefused));
  expect(told).toHaveLength(1);
  live.passTime(5 * 60_000);
  expect((await crowd.mentions('What is the ordinance?')).said).toHaveLength(1);
});

test('a page that is opened again and again shows what it showed', async () => {
  let shown = 0;
  for (let time = 0; time < 60; time += 1) shown += (await crowd.opensHome()).said.length;
  expect(shown).toBeLessThan(40);
});

test('while somebody types without end, nothing is offered any more, and that is all', async () => {
  const offers: (number | undefined)[] = [];
  for (let letter = 0; letter < 200; letter += 1)
    offers.push((await crowd.types('rsvp', 'event', 'Hear')).choices?.length);
  expect(offers.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 1));
  expect(offers.at(-1)).toBe(0);
  expect((await going('ana')).said.some(isRefused)).toBe(false);
});

test('an organizer makes what a month needs in one evening, and no more than that at once', async () => {
  const rosa = { name: 'rosa', organizer: true };
  const create = () =>
    crowd.uses('event create', { kind: 'rally', title: 'Rally', when: 'tomorrow 6pm', place: 'Plaza' }, rosa);
  for (let time = 0; time < 10; time += 1) expect((await create()).said[0]).not.toMatch(tooFast);
  let refused = '';
  for (let time = 0; time < 20; time += 1) refused = (await create()).said[0] ?? '';
  expect(refused).toMatch(tooFast);
  // Looking, and saying that one comes, is another thing.
  expect((await crowd.uses('event show', { event }, rosa)).said.some(isRefused)).toBe(false);
});

test('what a platform delivers twice counts once', async () => {
  await crowd.uses('help');
  for (let time = 0; time < 100; time += 1) expect((await crowd.again()).said).toEqual([]);
  expect((await crowd.uses('help')).said.some(isRefused)).toBe(false);
});

test('with fewer taps allowed, fewer are answered', async () => {
  const slow = await liveIn(await openDiscordPane(), knowledge, { tapsPerMinute: 10 });
  const few = crowdIn(slow);
  const answers: string[] = [];
  for (let time = 0; time < 30; time += 1) answers.push(...(await few.uses('help')).said);
  expect(answers.filter((words) => !isRefused(words))).toHaveLength(10);
  await slow.stop();
});

test.each(everyWorld)('on %s whoever taps too fast is told so, them alone', async (_, open) => {
  const there = await liveIn(await open(), knowledge, { tapsPerMinute: 10 });
  const { world } = there;
  for (let time = 0; time < 15; time += 1) await world.use(world.marcus, 'help');
  const { isPrivate } = await there.sees(world.marcus, 'Try again in');
  expect(isPrivate).toBe(true);
  await world.use(world.ana, 'help');
  await there.settled();
  expect(world.seen(world.ana).some(({ text }) => text.includes('Vuelva a intentarlo en'))).toBe(false);
  await there.stop();
  expect([...world.violations(), ...there.errors]).toEqual([]);
});
