import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import type { LiveWorld } from './live-world.ts';
import { clockShows, openly, rosaConfirms, rosaPosts } from './rosa-organizes.ts';
import {
  at,
  days,
  discord,
  eventOn,
  events,
  likeSlack,
  livingWithSeries,
  makes,
  posts,
  sees,
  taps,
  title,
} from './weekly-phone-bank.ts';

// Events that come again, changed alone or together.

let live: LiveWorld;

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

describe.each([discord, likeSlack])('an event of a series on %s', (_, open) => {
  beforeEach(async () => {
    live = await livingWithSeries(open);
  });

  const edit = async (day: string, options: Readonly<Record<string, string>>) =>
    live.world.use(live.world.rosa, 'event edit', { event: (await eventOn(live, day)).id, ...options });
  const series = async () =>
    there(await live.core.store.series.byId((await eventOn(live, '2026-12-01')).series?.id ?? ''));

  test('is changed alone, and the others stay as they were', async () => {
    await makes(live, 'every Tuesday');
    await edit('2026-12-01', { when: 'December 2', place: 'Echo Park' });
    await taps(live, 'This will change', 'Only this one', 'Saved.');
    expect((await eventOn(live, '2026-12-01')).start.equals(at('2026-12-02T10:00'))).toBe(true);
    expect(await series()).toMatchObject({ place: 'City Hall', next: '2026-12-08' });
    await clockShows(live, at('2026-12-06T12:00'));
    expect((await eventOn(live, '2026-12-08')).place).toBe('City Hall');
    expect((await eventOn(live, '2026-12-08')).start.equals(at('2026-12-08T10:00'))).toBe(true);
  });

  test('all from here on: what is posted changes with those to come, each on its own day', async () => {
    // Reminded seven days before: two are posted at a time.
    await makes(live, 'every Tuesday and Thursday', { kind: 'rally' });
    await clockShows(live, at('2026-11-30T12:00'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-03', '2026-12-08']);
    // By its name the next one is meant.
    await live.world.use(live.world.rosa, 'event show', { event: title });
    await sees(live, 'In Los Angeles: Tue, Dec 1');
    await edit('2026-12-08', { when: 'December 9', place: 'Echo Park' });
    await taps(live, 'This will change', 'Only this one', 'Saved.');

    await edit('2026-12-03', { when: '18:00-20:00', title: 'Calls' });
    const shown = await sees(live, 'This will change');
    expect(shown.text).toContain('also changes the later one that is posted');
    await taps(live, 'This will change', 'All from here on', 'the later one that is posted changes too');
    const [first, second, third] = await events(live);
    expect(first).toMatchObject({ title: { en: title }, start: at('2026-12-01T10:00') });
    expect(there(first).start.equals(at('2026-12-01T10:00'))).toBe(true);
    expect(there(second).start.equals(at('2026-12-03T18:00'))).toBe(true);
    // It was moved, and stays so; its hour and its title are the new ones, its place its own.
    expect(there(third).start.equals(at('2026-12-09T18:00'))).toBe(true);
    expect(there(third).end.equals(at('2026-12-09T20:00'))).toBe(true);
    expect(third).toMatchObject({ title: { en: 'Calls' }, place: 'Echo Park' });
    await clockShows(live, at('2026-12-02T19:00'));
    expect(await eventOn(live, '2026-12-10')).toMatchObject({ title: { en: 'Calls' }, place: 'City Hall' });
    expect((await eventOn(live, '2026-12-10')).start.equals(at('2026-12-10T18:00'))).toBe(true);
  });

  test('its days are changed for all from here on; a move alone leaves them', async () => {
    await makes(live, 'every Tuesday');
    await edit('2026-12-01', { when: 'December 2 11am' });
    expect((await sees(live, 'This will change')).text).toContain('The others keep their days');
    await taps(live, 'This will change', 'All from here on', 'All from here on:');
    expect(await series()).toMatchObject({ next: '2026-12-08', rule: 'FREQ=WEEKLY;BYDAY=TU' });
    expect((await series()).first.toString()).toBe('2026-12-01T11:00:00');

    await edit('2026-12-01', { repeats: 'every other Friday until January 8' });
    const shown = await sees(live, '→ Every 2 weeks on Friday at 11:00 AM, until January 8');
    expect(shown.buttons.map(({ label }) => label)).not.toContain('Only this one');
    await taps(live, '→ Every 2 weeks on Friday', 'All from here on', 'All from here on:');
    expect(await series()).toMatchObject({ next: '2026-12-04' });
    await clockShows(live, at('2026-12-17T12:00'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-18']);
  });

  test('by which days it comes is said anew under those that stand already', async () => {
    await makes(live, 'every Tuesday and Thursday', { kind: 'rally' });
    await clockShows(live, at('2026-11-26T12:00'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-03']);
    await edit('2026-12-03', { repeats: 'every Friday' });
    await taps(live, '→ Every Friday at 10:00 AM', 'All from here on', 'All from here on:');
    await clockShows(live, at('2026-11-26T12:01'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-03', '2026-12-04']);
    for (const { text } of posts(live)) expect(text).toContain('Every Friday at 10:00 AM');
  });

  test('is cancelled alone, or with all from here on', async () => {
    await makes(live, 'every Tuesday and Thursday', { kind: 'rally' });
    await clockShows(live, at('2026-11-30T12:00'));
    const cancel = async (day: string) =>
      live.world.use(live.world.rosa, 'event cancel', { event: (await eventOn(live, day)).id });
    await cancel('2026-12-03');
    expect((await sees(live, 'Cancel “Weekly phone bank”')).text).toContain(
      'Every Tuesday and Thursday at 10:00 AM',
    );
    await taps(live, 'Cancel “Weekly phone bank”', 'Only this one', 'Cancelled.');
    await clockShows(live, at('2026-12-02T12:00'));
    const states = async () => (await events(live)).map(({ state }) => state);
    expect(await states()).toEqual(['open', 'cancelled', 'open', 'open']);
    await cancel('2026-12-08');
    await taps(live, 'on Tue, Dec 8', 'All from here on', 'no more are posted');
    await live.core.worker.run();
    expect(openly(live, 'It was planned for').map(({ text }) => /Dec \d+/.exec(text)?.[0])).toEqual([
      'Dec 3',
      'Dec 8',
      'Dec 10',
    ]);
    await clockShows(live, at('2026-12-20T12:00'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10']);
    expect(await states()).toEqual(['open', 'cancelled', 'cancelled', 'cancelled']);
  });

  test('reminders that are changed are those of one alone, which is said; one made again from it keeps them for all', async () => {
    const { world } = live;
    await makes(live, 'every Tuesday');
    await world.use(world.rosa, 'reminders', { event: title });
    const list = await sees(live, 'What you change here counts for this one alone');
    await world.choose(world.rosa, list, 'Skip one', there(there(list.selects[0]).options[0]));
    await sees(live, 'It will not be sent.');
    await clockShows(live, at('2026-12-06T10:00:01'));
    expect((await eventOn(live, '2026-12-01')).ladder).toEqual(['PT1H']);
    expect((await eventOn(live, '2026-12-08')).ladder).toBeNull();

    const changed = (await eventOn(live, '2026-12-01')).id;
    await world.use(world.rosa, 'event again', { event: changed, when: 'January 5' });
    await world.press(world.rosa, await sees(live, 'Tuesday, January 5'), 'Repeats…');
    await until(() => world.form(world.rosa), 'the form');
    await world.fill(world.rosa, { 'By which days, and until when': 'every Tuesday' });
    await sees(live, 'Tue, Jan 12, 10:00 AM PST: posted');
    await rosaConfirms(live);
    await clockShows(live, at('2027-01-12T08:00'));
    const made = (await events(live)).filter(({ start }) => start.toPlainDate().toString() === '2027-01-12');
    expect(made.map(({ ladder }) => ladder)).toContainEqual(['PT1H']);
  });

  test('an event by itself has no days to change', async () => {
    await rosaPosts(live, 'One time', '2026-12-29 10:00');
    await live.world.use(live.world.rosa, 'event edit', { event: 'One time', repeats: 'weekly' });
    await sees(live, 'This event does not come again');
  });

  test('an event made again from one of a series is one too', async () => {
    await makes(live, 'every Tuesday');
    await live.world.use(live.world.rosa, 'event again', { event: title, when: 'December 3' });
    expect((await sees(live, 'Thursday, December 3')).text).not.toContain('Every Tuesday');
    await rosaConfirms(live);
    expect(await days(live)).toEqual(['2026-12-01']);
  });

  test('organizers of another group change the one that they share, not the series', async () => {
    const { core, world } = live;
    await makes(live, 'every Tuesday');
    const { platform } = world.place;
    const { id } = await core.store.groups.ensure({ platform, nativeId: 'another-group', languages: ['en'] });
    const event = await eventOn(live, '2026-12-01');
    await core.store.events.rewriteOpen({ ...event, groupId: id });
    await core.store.series.save({ ...(await series()), groupId: id });
    await edit('2026-12-01', { place: 'Echo Park' });
    const shown = await sees(live, 'This will change');
    expect(shown.buttons.map(({ label }) => label)).not.toContain('All from here on');
    await edit('2026-12-01', { repeats: 'every Friday' });
    await sees(live, 'Another group made this series');
    await world.use(world.rosa, 'event series', {});
    await sees(live, 'Nothing comes again yet');
  });
});
