import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rolling } from '../../src/events/recurring/roll.ts';
import { errorLog } from '../contracts/error-log.ts';
import { there, until } from '../contracts/stand-in.ts';
import { everyWorld } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';
import { clockShows, openly, rosaConfirms } from './rosa-organizes.ts';
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
  tuesdays,
} from './weekly-phone-bank.ts';

// Events that come again: made once, and posted each time.

let live: LiveWorld;

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

describe.each(everyWorld)('what comes again on %s', (_, open) => {
  beforeEach(async () => {
    live = await livingWithSeries(open);
  });

  test('is shown before, posted in time for its first reminder, and ends when it was said to', async () => {
    const shown = await makes(live, 'every Tuesday until December 15');
    expect(shown.text).toContain('Every Tuesday at 10:00 AM, until December 15 (3 times)');
    expect(shown.text).toContain(
      'Tue, Dec 8, 10:00 AM PST: posted Sun, Dec 6, 10:00 AM PST, reminders Mon, Dec 7, 10:00 AM PST; Tue, Dec 8, 9:00 AM PST',
    );
    expect(shown.text).toContain('Tue, Dec 15, 10:00 AM PST: posted');
    expect(there(posts(live)[0]).text).toContain('Every Tuesday at 10:00 AM / Cada martes a las 10:00 a.m.');
    expect(await days(live)).toEqual(['2026-12-01']);

    await clockShows(live, at('2026-12-06T09:59'));
    expect(await days(live)).toEqual(['2026-12-01']);
    await clockShows(live, at('2026-12-06T10:00:01'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-08']);
    expect(openly(live, 'Tue, Dec 8, 10:00 AM – 11:30 AM')).toHaveLength(1);
    const reminders = () => openly(live, 'Reminder').length;
    const before = reminders();
    await clockShows(live, at('2026-12-07T10:00:01'));
    expect(reminders()).toBe(before + 1);

    await clockShows(live, at('2026-12-13T10:00:01'));
    await clockShows(live, at('2027-01-20T10:00'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  });

  test('can be seen by organizers, who skip a day, put one back and end it', async () => {
    const { world } = live;
    await makes(live, 'every Tuesday, 5 times');
    await world.use(world.ana, 'event series', {});
    await live.sees(world.ana, 'Solo los organizadores pueden hacer esto aquí');
    await world.use(world.rosa, 'event series', {});
    const page = await sees(live, '(5 times)');
    expect(page.text).toContain('Tue, Dec 1, 10:00 AM PST: posted');
    expect(page.text).toContain('Tue, Dec 8, 10:00 AM PST: will be posted Sun, Dec 6, 10:00 AM PST');
    const skips = async (day: string) => {
      await world.choose(
        world.rosa,
        await sees(live, '(5 times)'),
        'Skip one',
        `Tue, Dec ${day}, 10:00 AM PST`,
      );
      await sees(live, `Tue, Dec ${day}, 10:00 AM PST: skipped`);
    };
    await skips('8');
    await skips('15');
    const back = 'Tue, Dec 15, 10:00 AM PST';
    await world.choose(world.rosa, await sees(live, '(5 times)'), 'Put one back', back);
    await sees(live, `${back}: will be posted`);

    await clockShows(live, at('2026-12-14T12:00'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-15']);
    await clockShows(live, at('2026-12-20T12:00'));
    await world.press(world.rosa, await sees(live, '(5 times)'), 'End it');
    await sees(live, 'No more will be posted. One that is posted is still to come.');
    await taps(
      live,
      'One that is posted is still to come',
      'End it, keep what is posted',
      'What is posted stays.',
    );
    await clockShows(live, at('2027-01-20T10:00'));
    // The skipped one counted: of five the last would have been on December 29.
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-15', '2026-12-22']);
    expect((await eventOn(live, '2026-12-22')).state).toBe('open');
  });
});

describe.each([discord, likeSlack])('an event of a series on %s', (_, open) => {
  beforeEach(async () => {
    live = await livingWithSeries(open);
  });

  test('begins on the first day of its rule, and says so', async () => {
    const shown = await makes(live, 'first Fridays');
    expect(shown.text).toContain('The first Friday of every month at 10:00 AM');
    expect(shown.text).toContain(
      'That is not one of its days, so the first one is Friday, December 4, 2026, 10:00 AM',
    );
    expect(await days(live)).toEqual(['2026-12-04']);
    expect((await eventOn(live, '2026-12-04')).end.toPlainDateTime().toString()).toBe('2026-12-04T11:30:00');
    expect(
      (await live.core.store.series.byId((await eventOn(live, '2026-12-04')).series?.id ?? ''))?.next,
    ).toBe('2027-01-01');
  });

  test('a day that was posted since the page was opened is not skipped, and it says what to do instead', async () => {
    const { world } = live;
    await makes(live, 'every Tuesday, 5 times');
    await world.use(world.rosa, 'event series', {});
    const page = await sees(live, 'Tue, Dec 8, 10:00 AM PST: will be posted');
    await clockShows(live, at('2026-12-06T10:00:01'));
    await world.choose(world.rosa, page, 'Skip one', 'Tue, Dec 8, 10:00 AM PST');
    expect((await sees(live, 'That one is posted already')).text).toMatch(
      /To call it off, use \S+ ?event cancel/,
    );
    expect((await eventOn(live, '2026-12-08')).state).toBe('open');
    await clockShows(live, at('2026-12-13T10:00:01'));
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  });

  test('of several one is chosen from a list', async () => {
    const { world } = live;
    await makes(live, 'every Tuesday');
    await makes(live, 'last Friday', { title: 'Monthly training', kind: 'training' });
    await world.use(world.rosa, 'event series', {});
    const list = await sees(live, 'What comes again');
    expect(list.text).toContain(`${title}: Every Tuesday at 10:00 AM · Dec 1; Dec 8; Dec 15`);
    expect(list.text).toContain('Monthly training: The last Friday of every month at 10:00 AM · Dec 25');
    await world.choose(world.rosa, list, 'Choose one', 'Monthly training');
    await sees(live, 'Fri, Jan 29, 10:00 AM PST: will be posted Mon, Jan 25, 10:00 AM PST');
  });

  test('what cannot be read as days is refused with what to type', async () => {
    const refused = async (repeats: string, words: string) => {
      await live.world.use(live.world.rosa, 'event create', { ...tuesdays, repeats });
      await sees(live, words);
    };
    await refused('now and then', 'Type it like “every Tuesday and Friday”');
    await refused('every second Tuesday', '“second Tuesday of the month” or “every 2 weeks on Tuesday”');
    await refused('every Tuesday at 6pm', 'another one than in “when”');
    expect(await days(live)).toEqual([]);
  });

  test('comes again by the button under what was understood too, and goes along when its time is changed', async () => {
    const { world } = live;
    await world.use(world.rosa, 'event create', tuesdays);
    await world.press(world.rosa, await sees(live, 'Is this right?'), 'Repeats…');
    await until(() => world.form(world.rosa), 'the form');
    await world.fill(world.rosa, { 'By which days, and until when': 'weekly' });
    const shown = await sees(live, 'Every Tuesday at 10:00 AM');
    await world.press(world.rosa, shown, 'Change');
    await until(() => world.form(world.rosa)?.values.Title === title, 'the form');
    await world.fill(world.rosa, { When: '2026-12-02 18:00-19:00' });
    await sees(live, 'the first one is Tuesday, December 8, 2026, 6:00 PM');
    await rosaConfirms(live);
    expect(await days(live)).toEqual(['2026-12-08']);
    expect(there(posts(live)[0]).text).toContain('Every Tuesday at 6:00 PM');
  });
});

describe('the time of a series', () => {
  beforeEach(async () => {
    live = await livingWithSeries(discord[1]);
  });

  const rollingBy = (log = errorLog().log) =>
    rolling({
      store: live.core.store,
      log,
      now: () => live.core.clock.now(),
      campaign: () => live.core.content.campaign,
    });

  test('10:00 stays 10:00 in the weeks in which the clocks change', async () => {
    await clockShows(live, at('2026-10-20T12:00'));
    await makes(live, 'weekly', { when: '2026-10-27 10:00-11:30' });
    await clockShows(live, at('2026-11-01T12:00'));
    const [first, second] = await events(live);
    expect(there(first).start.toString()).toContain('2026-10-27T10:00:00-07:00');
    expect(there(second).start.toString()).toContain('2026-11-03T10:00:00-08:00');
    expect(there(second).end.toString()).toContain('2026-11-03T11:30:00-08:00');
  });

  test('what begun while nobody was there is passed over, and what is still to come is posted at once', async () => {
    await makes(live, 'every Tuesday');
    const codes: unknown[] = [];
    const log = { ...errorLog().log, warn: (...said: unknown[]) => void codes.push(said) };
    live.passTime(at('2026-12-21T12:00').epochMilliseconds - live.core.clock.now());
    await rollingBy(log).run();
    expect(codes).toEqual([['occurrences-missed', expect.objectContaining({ missed: 2 })]]);
    await live.core.worker.run();
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-22']);
    expect(openly(live, 'Tue, Dec 22')).toHaveLength(1);
    // Its reminder of the day before has passed; the one of an hour before is to come.
    await clockShows(live, at('2026-12-22T09:00:01'));
    expect(openly(live, 'Reminder')).toHaveLength(1);
  });

  test('of two that look at once, after a restart too, one posts it; and the alarm knows when', async () => {
    await makes(live, 'every Tuesday');
    const [one, other] = [rollingBy(), rollingBy()];
    expect(await one.next()).toBe(at('2026-12-06T10:00').epochMilliseconds);
    live.passTime(at('2026-12-06T10:00:01').epochMilliseconds - live.core.clock.now());
    await Promise.all([one.run(), other.run(), live.core.worker.run()]);
    expect(await days(live)).toEqual(['2026-12-01', '2026-12-08']);
    expect(await other.next()).toBe(at('2026-12-13T10:00').epochMilliseconds);
    await live.core.worker.run();
    expect(openly(live, 'Tue, Dec 8')).toHaveLength(1);
  });

  test('the bot wakes for it by itself', async () => {
    await makes(live, 'every Tuesday');
    await live.core.worker.start();
    live.passTime(at('2026-12-06T10:00').epochMilliseconds - live.core.clock.now() - 300);
    await live.core.worker.rearm();
    await until(() => openly(live, 'Tue, Dec 8').length === 1, 'the next one to be posted');
    await live.core.worker.stop();
  });

  test('a draft that nobody confirmed leaves no series', async () => {
    const { core, world } = live;
    await world.use(world.rosa, 'event create', { ...tuesdays, repeats: 'weekly' });
    await taps(live, 'Is this right?', 'Discard', 'Discarded');
    await core.store.series.removeUnused();
    const group = there(await core.store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    expect(await core.store.series.of(group.id, 0)).toEqual([]);
    expect(await core.store.series.nextPost(0)).toBeNull();
  });
});
