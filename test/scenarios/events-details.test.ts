import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';
import { clockShows } from './rosa-organizes.ts';

// How /events tells weeks, and what it leaves out where there is much to say.

const wednesday = Temporal.ZonedDateTime.from('2026-12-02T12:00[America/Los_Angeles]');
const called = (en: string) => ({ en, es: '' });

let live: LiveWorld;

beforeEach(async () => {
  live = await liveIn(await openDiscordPane(), knowledge);
  await clockShows(live, wednesday);
});

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

/** The list as Marcus alone sees it. */
const list = async (words: string): Promise<SeenMessage> => {
  const { marcus } = live.world;
  await live.world.use(marcus, 'events');
  const find = () =>
    live.world.seen(marcus).findLast(({ isPrivate, text }) => isPrivate && text.includes(words));
  return until(find, 'the list');
};

test('what began last week and goes on stands under this week', async () => {
  const sunday = wednesday.add({ days: 4 }).withPlainTime('23:30');
  await planned(live, { title: called('Night watch'), start: sunday });
  await planned(live, { title: called('Morning shift'), start: sunday.add({ days: 1 }) });
  await clockShows(live, sunday.add({ minutes: 45 }));
  const { text } = await list('Night watch');
  expect(text.indexOf('This week')).toBeLessThan(text.indexOf('Night watch'));
  expect(text.indexOf('Night watch')).toBeLessThan(text.indexOf('Morning shift'));
  expect(text.match(/week/gi)).toHaveLength(1);
});

test('far ahead the year is named, and only there', async () => {
  await planned(live, { title: called('In five weeks'), start: wednesday.add({ weeks: 5 }) });
  await planned(live, { title: called('In fifty weeks'), start: wednesday.add({ weeks: 50 }) });
  const { text } = await list('In fifty weeks');
  expect(text).toMatch(/Week of January 4\n/);
  expect(text).toContain('Week of November 15, 2027');
});

test('of a long place as much as is needed to recognise it', async () => {
  const where = `The hall ${'y'.repeat(100)}`;
  await planned(live, { title: called('Rally for all'), start: wednesday.add({ days: 1 }), where });
  const { text } = await list('Rally for all');
  expect(text).toContain(`${where.slice(0, 60)}… ·`);
  expect(text).not.toContain(where.slice(0, 61));
});

test('all fits one message: what does not is counted', async () => {
  const { world } = live;
  const long = (at: number) => called(`${at} ${'Neighborhood assembly '.repeat(12)}`.slice(0, 200));
  for (let at = 1; at <= 15; at += 1)
    await planned(live, { title: long(at), start: wednesday.add({ days: at }), where: 'p'.repeat(200) });
  const { selects, text } = await list('more events');
  const { length } = there(selects[0]).options;
  expect(length).toBeGreaterThan(1);
  expect(length).toBeLessThan(15);
  expect(text).toContain(`and ${15 - length} more events`);
  expect(world.seen(world.marcus).filter(({ isPrivate }) => isPrivate)).toHaveLength(1);
});
