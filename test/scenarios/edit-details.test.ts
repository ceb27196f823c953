import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatRangeBriefly } from '../../src/events/when/format-when.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';
import { clockShows, eventOf, openly, rosaPosts, typedAs } from './rosa-organizes.ts';

// What else can be changed of an event. Where it stands and who is told is in edit-event.test.ts.

const title = 'Vote on the budget';
const start = Temporal.ZonedDateTime.from('2026-12-02T10:00[America/Los_Angeles]');
const brief = (minutes: number) => formatRangeBriefly(start, start.add({ minutes }), 'en');

let live: LiveWorld;

beforeEach(async () => {
  live = await liveIn(await openDiscordPane(), knowledge);
  await clockShows(live, start.subtract({ days: 9 }));
});

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

const sees = (words: string) => live.sees(live.world.rosa, words);
const edit = (options: Readonly<Record<string, string>>, event = title) =>
  live.world.use(live.world.rosa, 'event edit', { event, ...options });
const save = async () => {
  const shown = await sees('This will change');
  await live.world.press(live.world.rosa, shown, there(shown.buttons[0]).label);
};
const notices = () => openly(live, title).filter(({ text }) => text.includes('Changed'));

test('how to get in without steps can be changed alone', async () => {
  await rosaPosts(live, title, typedAs(start), { accessibility: 'Step-free entrance' });
  await edit({ accessibility: 'Ramp at the back' });
  expect((await sees('This will change')).text).toContain('Step-free entrance → Ramp at the back');
  await save();
  await sees('Saved.');
  await live.core.worker.run();
  expect(there(openly(live, title)[0]).text).toContain('Ramp at the back');
  expect(notices()).toEqual([]);
});

test('an end that moves alone is told as the new time, with the old one', async () => {
  await rosaPosts(live, title, `${typedAs(start)}-11:00`);
  await edit({ when: `${typedAs(start)}-13:30` });
  await save();
  await sees('Saved.');
  await live.core.worker.run();
  const text = there(notices()[0]).text.replaceAll('\n', ' ');
  for (const words of ['New time', brief(210), brief(60)]) expect(text).toContain(words);
  expect(text).not.toContain('New place');
});

test('a new time that has passed before the tap is refused, and nothing changes', async () => {
  await rosaPosts(live, title, typedAs(start));
  await edit({ when: typedAs(start.subtract({ days: 9 }).add({ minutes: 30 })) });
  await sees('This will change');
  live.passTime(31 * 60_000);
  await save();
  await sees('This time has passed meanwhile');
  expect((await eventOf(live, title)).start.equals(start)).toBe(true);
});

test('of an event with a Spanish title alone the description is Spanish', async () => {
  const { core, world } = live;
  const { id } = await planned(live, { title: { en: '', es: 'Marcha por todos' }, start });
  await edit({}, 'Marcha por todos');
  await until(() => world.form(world.rosa), 'the form');
  await world.fill(world.rosa, { Description: 'Traigan agua.' });
  await save();
  await sees('Saved.');
  expect(await core.store.events.byId(id)).toMatchObject({
    title: { en: '', es: 'Marcha por todos' },
    description: { en: '', es: 'Traigan agua.' },
  });
});
