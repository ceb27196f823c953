import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rolling } from '../../src/events/recurring/roll.ts';
import type { Event } from '../../src/store/events.ts';
import { errorLog } from '../contracts/error-log.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, openly, rosaConfirms, rosaPosts } from './rosa-organizes.ts';

// Events that come again: made once, posted each time, changed alone or together.

const title = 'Weekly phone bank';
const timeZone = 'America/Los_Angeles';
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[${timeZone}]`);

/** A phone bank reminds a day and an hour before here, so each is posted two days before it begins; a rally a week before. */
const tuesdays = { kind: 'phone-bank', title, when: '2026-12-01 10:00-11:30', place: 'City Hall' };

let live: LiveWorld;

async function begins(open: (typeof everyWorld)[number][1]): Promise<void> {
  live = await liveIn(await open(), knowledge);
  const { campaign } = live.core.content;
  const kinds = campaign.event_kinds;
  const event_kinds = {
    ...kinds,
    'phone-bank': { ...kinds['phone-bank'], reminders: ['P1D', 'PT1H'] },
    rally: { ...kinds.rally, reminders: ['P7D'] },
  };
  live.knows({ ...live.core.content, campaign: { ...campaign, event_kinds } });
  await clockShows(live, at('2026-11-24T12:00'));
}

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

const sees = (words: string) => live.sees(live.world.rosa, words);

async function makes(repeats: string, options: Readonly<Record<string, string>> = {}): Promise<SeenMessage> {
  await live.world.use(live.world.rosa, 'event create', { ...tuesdays, repeats, ...options });
  const shown = await sees('Is this right?');
  await rosaConfirms(live);
  return shown;
}

/** The events of the series that was made, by their days. */
async function events(): Promise<Event[]> {
  const now = live.core.clock.now();
  const coming = await live.core.store.events.coming(live.world.place, now, 20);
  const past = await live.core.store.events.past(live.world.place, now, 20);
  const all = [...coming, ...past].filter(({ series }) => series !== null);
  return all.sort((a, b) => (a.series?.occurrence ?? '').localeCompare(b.series?.occurrence ?? ''));
}

const days = async () => (await events()).map(({ series }) => series?.occurrence);

async function eventOn(day: string): Promise<Event> {
  return there((await events()).find(({ series }) => series?.occurrence === day));
}

const posts = () => openly(live, title).filter(({ text }) => !/Reminder|Cancelled|Changed/.test(text));

/** Rosa taps a button, and is told this. */
async function taps(under: string, label: string, told: string): Promise<SeenMessage> {
  const fits = () => live.world.seen(live.world.rosa).filter(({ text }) => text.includes(told));
  const before = new Set(fits().map(({ id }) => id));
  const message = await sees(under);
  await live.world.press(live.world.rosa, message, label);
  return until(() => fits().find(({ id }) => !before.has(id) || id === message.id), `“${told}”`);
}

describe.each(everyWorld)('what comes again on %s', (_, open) => {
  beforeEach(() => begins(open));

  test('is shown before, posted in time for its first reminder, and ends when it was said to', async () => {
    const shown = await makes('every Tuesday until December 15');
    expect(shown.text).toContain('Every Tuesday at 10:00 AM, until December 15 (3 times)');
    expect(shown.text).toContain(
      'Tue, Dec 8, 10:00 AM PST: posted Sun, Dec 6, 10:00 AM PST, reminders Mon, Dec 7, 10:00 AM PST; Tue, Dec 8, 9:00 AM PST',
    );
    expect(shown.text).toContain('Tue, Dec 15, 10:00 AM PST: posted');
    expect(there(posts()[0]).text).toContain('Every Tuesday at 10:00 AM / Cada martes a las 10:00 a.m.');
    expect(await days()).toEqual(['2026-12-01']);

    await clockShows(live, at('2026-12-06T09:59'));
    expect(await days()).toEqual(['2026-12-01']);
    await clockShows(live, at('2026-12-06T10:00:01'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-08']);
    expect(openly(live, 'Tue, Dec 8, 10:00 AM – 11:30 AM')).toHaveLength(1);
    const reminders = () => openly(live, 'Reminder').length;
    const before = reminders();
    await clockShows(live, at('2026-12-07T10:00:01'));
    expect(reminders()).toBe(before + 1);

    await clockShows(live, at('2026-12-13T10:00:01'));
    await clockShows(live, at('2027-01-20T10:00'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  });

  test('can be seen by organizers, who skip a day, put one back and end it', async () => {
    const { world } = live;
    await makes('every Tuesday, 5 times');
    await world.use(world.ana, 'event series', {});
    await live.sees(world.ana, 'Solo los organizadores pueden hacer esto aquí');
    await world.use(world.rosa, 'event series', {});
    const page = await sees('(5 times)');
    expect(page.text).toContain('Tue, Dec 1, 10:00 AM PST: posted');
    expect(page.text).toContain('Tue, Dec 8, 10:00 AM PST: will be posted Sun, Dec 6, 10:00 AM PST');
    const skips = async (day: string) => {
      await world.choose(world.rosa, await sees('(5 times)'), 'Skip one', `Tue, Dec ${day}, 10:00 AM PST`);
      await sees(`Tue, Dec ${day}, 10:00 AM PST: skipped`);
    };
    await skips('8');
    await skips('15');
    const back = 'Tue, Dec 15, 10:00 AM PST';
    await world.choose(world.rosa, await sees('(5 times)'), 'Put one back', back);
    await sees(`${back}: will be posted`);

    await clockShows(live, at('2026-12-14T12:00'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-15']);
    await clockShows(live, at('2026-12-20T12:00'));
    await world.press(world.rosa, await sees('(5 times)'), 'End it');
    await sees('No more will be posted. One that is posted is still to come.');
    await taps('One that is posted is still to come', 'End it, keep what is posted', 'What is posted stays.');
    await clockShows(live, at('2027-01-20T10:00'));
    // The skipped one counted: of five the last would have been on December 29.
    expect(await days()).toEqual(['2026-12-01', '2026-12-15', '2026-12-22']);
    expect((await eventOn('2026-12-22')).state).toBe('open');
  });
});

const [discord, , , , likeSlack] = everyWorld;

describe.each([there(discord), there(likeSlack)])('an event of a series on %s', (_, open) => {
  beforeEach(() => begins(open));

  const edit = async (day: string, options: Readonly<Record<string, string>>) =>
    live.world.use(live.world.rosa, 'event edit', { event: (await eventOn(day)).id, ...options });
  const series = async () =>
    there(await live.core.store.series.byId((await eventOn('2026-12-01')).series?.id ?? ''));

  test('begins on the first day of its rule, and says so', async () => {
    const shown = await makes('first Fridays');
    expect(shown.text).toContain('The first Friday of every month at 10:00 AM');
    expect(shown.text).toContain(
      'That is not one of its days, so the first one is Friday, December 4, 2026, 10:00 AM',
    );
    expect(await days()).toEqual(['2026-12-04']);
    expect((await eventOn('2026-12-04')).end.toPlainDateTime().toString()).toBe('2026-12-04T11:30:00');
    expect((await live.core.store.series.byId((await eventOn('2026-12-04')).series?.id ?? ''))?.next).toBe(
      '2027-01-01',
    );
  });

  test('a day that was posted since the page was opened is not skipped, and it says what to do instead', async () => {
    const { world } = live;
    await makes('every Tuesday, 5 times');
    await world.use(world.rosa, 'event series', {});
    const page = await sees('Tue, Dec 8, 10:00 AM PST: will be posted');
    await clockShows(live, at('2026-12-06T10:00:01'));
    await world.choose(world.rosa, page, 'Skip one', 'Tue, Dec 8, 10:00 AM PST');
    expect((await sees('That one is posted already')).text).toMatch(/To call it off, use \S+ ?event cancel/);
    expect((await eventOn('2026-12-08')).state).toBe('open');
    await clockShows(live, at('2026-12-13T10:00:01'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  });

  test('of several one is chosen from a list', async () => {
    const { world } = live;
    await makes('every Tuesday');
    await makes('last Friday', { title: 'Monthly training', kind: 'training' });
    await world.use(world.rosa, 'event series', {});
    const list = await sees('What comes again');
    expect(list.text).toContain(`${title}: Every Tuesday at 10:00 AM · Dec 1; Dec 8; Dec 15`);
    expect(list.text).toContain('Monthly training: The last Friday of every month at 10:00 AM · Dec 25');
    await world.choose(world.rosa, list, 'Choose one', 'Monthly training');
    await sees('Fri, Jan 29, 10:00 AM PST: will be posted Mon, Jan 25, 10:00 AM PST');
  });

  test('what cannot be read as days is refused with what to type', async () => {
    const refused = async (repeats: string, words: string) => {
      await live.world.use(live.world.rosa, 'event create', { ...tuesdays, repeats });
      await sees(words);
    };
    await refused('now and then', 'Type it like “every Tuesday and Friday”');
    await refused('every second Tuesday', '“second Tuesday of the month” or “every 2 weeks on Tuesday”');
    await refused('every Tuesday at 6pm', 'another one than in “when”');
    expect(await days()).toEqual([]);
  });

  test('comes again by the button under what was understood too, and goes along when its time is changed', async () => {
    const { world } = live;
    await world.use(world.rosa, 'event create', tuesdays);
    await world.press(world.rosa, await sees('Is this right?'), 'Repeats…');
    await until(() => world.form(world.rosa), 'the form');
    await world.fill(world.rosa, { 'By which days, and until when': 'weekly' });
    const shown = await sees('Every Tuesday at 10:00 AM');
    await world.press(world.rosa, shown, 'Change');
    await until(() => world.form(world.rosa)?.values.Title === title, 'the form');
    await world.fill(world.rosa, { When: '2026-12-02 18:00-19:00' });
    await sees('the first one is Tuesday, December 8, 2026, 6:00 PM');
    await rosaConfirms(live);
    expect(await days()).toEqual(['2026-12-08']);
    expect(there(posts()[0]).text).toContain('Every Tuesday at 6:00 PM');
  });

  test('is changed alone, and the others stay as they were', async () => {
    await makes('every Tuesday');
    await edit('2026-12-01', { when: 'December 2', place: 'Echo Park' });
    await taps('This will change', 'Only this one', 'Saved.');
    expect((await eventOn('2026-12-01')).start.equals(at('2026-12-02T10:00'))).toBe(true);
    expect(await series()).toMatchObject({ place: 'City Hall', next: '2026-12-08' });
    await clockShows(live, at('2026-12-06T12:00'));
    expect((await eventOn('2026-12-08')).place).toBe('City Hall');
    expect((await eventOn('2026-12-08')).start.equals(at('2026-12-08T10:00'))).toBe(true);
  });

  test('all from here on: what is posted changes with those to come, each on its own day', async () => {
    // Reminded seven days before: two are posted at a time.
    await makes('every Tuesday and Thursday', { kind: 'rally' });
    await clockShows(live, at('2026-11-30T12:00'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-03', '2026-12-08']);
    // By its name the next one is meant.
    await live.world.use(live.world.rosa, 'event show', { event: title });
    await sees('In Los Angeles: Tue, Dec 1');
    await edit('2026-12-08', { when: 'December 9', place: 'Echo Park' });
    await taps('This will change', 'Only this one', 'Saved.');

    await edit('2026-12-03', { when: '18:00-20:00', title: 'Calls' });
    const shown = await sees('This will change');
    expect(shown.text).toContain('also changes the later one that is posted');
    await taps('This will change', 'All from here on', 'the later one that is posted changes too');
    const [first, second, third] = await events();
    expect(first).toMatchObject({ title: { en: title }, start: at('2026-12-01T10:00') });
    expect(there(first).start.equals(at('2026-12-01T10:00'))).toBe(true);
    expect(there(second).start.equals(at('2026-12-03T18:00'))).toBe(true);
    // It was moved, and stays so; its hour and its title are the new ones, its place its own.
    expect(there(third).start.equals(at('2026-12-09T18:00'))).toBe(true);
    expect(there(third).end.equals(at('2026-12-09T20:00'))).toBe(true);
    expect(third).toMatchObject({ title: { en: 'Calls' }, place: 'Echo Park' });
    await clockShows(live, at('2026-12-02T19:00'));
    expect(await eventOn('2026-12-10')).toMatchObject({ title: { en: 'Calls' }, place: 'City Hall' });
    expect((await eventOn('2026-12-10')).start.equals(at('2026-12-10T18:00'))).toBe(true);
  });

  test('its days are changed for all from here on; a move alone leaves them', async () => {
    await makes('every Tuesday');
    await edit('2026-12-01', { when: 'December 2 11am' });
    expect((await sees('This will change')).text).toContain('The others keep their days');
    await taps('This will change', 'All from here on', 'All from here on:');
    expect(await series()).toMatchObject({ next: '2026-12-08', rule: 'FREQ=WEEKLY;BYDAY=TU' });
    expect((await series()).first.toString()).toBe('2026-12-01T11:00:00');

    await edit('2026-12-01', { repeats: 'every other Friday until January 8' });
    const shown = await sees('→ Every 2 weeks on Friday at 11:00 AM, until January 8');
    expect(shown.buttons.map(({ label }) => label)).not.toContain('Only this one');
    await taps('→ Every 2 weeks on Friday', 'All from here on', 'All from here on:');
    expect(await series()).toMatchObject({ next: '2026-12-04' });
    await clockShows(live, at('2026-12-17T12:00'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-18']);
  });

  test('by which days it comes is said anew under those that stand already', async () => {
    await makes('every Tuesday and Thursday', { kind: 'rally' });
    await clockShows(live, at('2026-11-26T12:00'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-03']);
    await edit('2026-12-03', { repeats: 'every Friday' });
    await taps('→ Every Friday at 10:00 AM', 'All from here on', 'All from here on:');
    await clockShows(live, at('2026-11-26T12:01'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-03', '2026-12-04']);
    for (const { text } of posts()) expect(text).toContain('Every Friday at 10:00 AM');
  });

  test('is cancelled alone, or with all from here on', async () => {
    await makes('every Tuesday and Thursday', { kind: 'rally' });
    await clockShows(live, at('2026-11-30T12:00'));
    const cancel = async (day: string) =>
      live.world.use(live.world.rosa, 'event cancel', { event: (await eventOn(day)).id });
    await cancel('2026-12-03');
    expect((await sees('Cancel “Weekly phone bank”')).text).toContain(
      'Every Tuesday and Thursday at 10:00 AM',
    );
    await taps('Cancel “Weekly phone bank”', 'Only this one', 'Cancelled.');
    await clockShows(live, at('2026-12-02T12:00'));
    const states = async () => (await events()).map(({ state }) => state);
    expect(await states()).toEqual(['open', 'cancelled', 'open', 'open']);
    await cancel('2026-12-08');
    await taps('on Tue, Dec 8', 'All from here on', 'no more are posted');
    await live.core.worker.run();
    expect(openly(live, 'It was planned for').map(({ text }) => /Dec \d+/.exec(text)?.[0])).toEqual([
      'Dec 3',
      'Dec 8',
      'Dec 10',
    ]);
    await clockShows(live, at('2026-12-20T12:00'));
    expect(await days()).toEqual(['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10']);
    expect(await states()).toEqual(['open', 'cancelled', 'cancelled', 'cancelled']);
  });

  test('reminders that are changed are those of one alone, which is said; one made again from it keeps them for all', async () => {
    const { world } = live;
    await makes('every Tuesday');
    await world.use(world.rosa, 'reminders', { event: title });
    const list = await sees('What you change here counts for this one alone');
    await world.choose(world.rosa, list, 'Skip one', there(there(list.selects[0]).options[0]));
    await sees('It will not be sent.');
    await clockShows(live, at('2026-12-06T10:00:01'));
    expect((await eventOn('2026-12-01')).ladder).toEqual(['PT1H']);
    expect((await eventOn('2026-12-08')).ladder).toBeNull();

    const changed = (await eventOn('2026-12-01')).id;
    await world.use(world.rosa, 'event again', { event: changed, when: 'January 5' });
    await world.press(world.rosa, await sees('Tuesday, January 5'), 'Repeats…');
    await until(() => world.form(world.rosa), 'the form');
    await world.fill(world.rosa, { 'By which days, and until when': 'every Tuesday' });
    await sees('Tue, Jan 12, 10:00 AM PST: posted');
    await rosaConfirms(live);
    await clockShows(live, at('2027-01-12T08:00'));
    const made = (await events()).filter(({ start }) => start.toPlainDate().toString() === '2027-01-12');
    expect(made.map(({ ladder }) => ladder)).toContainEqual(['PT1H']);
  });

  test('an event by itself has no days to change', async () => {
    await rosaPosts(live, 'One time', '2026-12-29 10:00');
    await live.world.use(live.world.rosa, 'event edit', { event: 'One time', repeats: 'weekly' });
    await sees('This event does not come again');
  });

  test('an event made again from one of a series is one too', async () => {
    await makes('every Tuesday');
    await live.world.use(live.world.rosa, 'event again', { event: title, when: 'December 3' });
    expect((await sees('Thursday, December 3')).text).not.toContain('Every Tuesday');
    await rosaConfirms(live);
    expect(await days()).toEqual(['2026-12-01']);
  });

  test('organizers of another group change the one that they share, not the series', async () => {
    const { core, world } = live;
    await makes('every Tuesday');
    const { platform } = world.place;
    const { id } = await core.store.groups.ensure({ platform, nativeId: 'another-group', languages: ['en'] });
    const event = await eventOn('2026-12-01');
    await core.store.events.rewriteOpen({ ...event, groupId: id });
    await core.store.series.save({ ...(await series()), groupId: id });
    await edit('2026-12-01', { place: 'Echo Park' });
    const shown = await sees('This will change');
    expect(shown.buttons.map(({ label }) => label)).not.toContain('All from here on');
    await edit('2026-12-01', { repeats: 'every Friday' });
    await sees('Another group made this series');
    await world.use(world.rosa, 'event series', {});
    await sees('Nothing comes again yet');
  });
});

describe('the time of a series', () => {
  beforeEach(() => begins(there(discord)[1]));

  const rollingBy = (log = errorLog().log) =>
    rolling({
      store: live.core.store,
      log,
      now: () => live.core.clock.now(),
      campaign: () => live.core.content.campaign,
    });

  test('10:00 stays 10:00 in the weeks in which the clocks change', async () => {
    await clockShows(live, at('2026-10-20T12:00'));
    await makes('weekly', { when: '2026-10-27 10:00-11:30' });
    await clockShows(live, at('2026-11-01T12:00'));
    const [first, second] = await events();
    expect(there(first).start.toString()).toContain('2026-10-27T10:00:00-07:00');
    expect(there(second).start.toString()).toContain('2026-11-03T10:00:00-08:00');
    expect(there(second).end.toString()).toContain('2026-11-03T11:30:00-08:00');
  });

  test('what begun while nobody was there is passed over, and what is still to come is posted at once', async () => {
    await makes('every Tuesday');
    const codes: unknown[] = [];
    const log = { ...errorLog().log, warn: (...said: unknown[]) => void codes.push(said) };
    live.passTime(at('2026-12-21T12:00').epochMilliseconds - live.core.clock.now());
    await rollingBy(log).run();
    expect(codes).toEqual([['occurrences-missed', expect.objectContaining({ missed: 2 })]]);
    await live.core.worker.run();
    expect(await days()).toEqual(['2026-12-01', '2026-12-22']);
    expect(openly(live, 'Tue, Dec 22')).toHaveLength(1);
    // Its reminder of the day before has passed; the one of an hour before is to come.
    await clockShows(live, at('2026-12-22T09:00:01'));
    expect(openly(live, 'Reminder')).toHaveLength(1);
  });

  test('of two that look at once, after a restart too, one posts it; and the alarm knows when', async () => {
    await makes('every Tuesday');
    const [one, other] = [rollingBy(), rollingBy()];
    expect(await one.next()).toBe(at('2026-12-06T10:00').epochMilliseconds);
    live.passTime(at('2026-12-06T10:00:01').epochMilliseconds - live.core.clock.now());
    await Promise.all([one.run(), other.run(), live.core.worker.run()]);
    expect(await days()).toEqual(['2026-12-01', '2026-12-08']);
    expect(await other.next()).toBe(at('2026-12-13T10:00').epochMilliseconds);
    await live.core.worker.run();
    expect(openly(live, 'Tue, Dec 8')).toHaveLength(1);
  });

  test('the bot wakes for it by itself', async () => {
    await makes('every Tuesday');
    await live.core.worker.start();
    live.passTime(at('2026-12-06T10:00').epochMilliseconds - live.core.clock.now() - 300);
    await live.core.worker.rearm();
    await until(() => openly(live, 'Tue, Dec 8').length === 1, 'the next one to be posted');
    await live.core.worker.stop();
  });

  test('a draft that nobody confirmed leaves no series', async () => {
    const { core, world } = live;
    await world.use(world.rosa, 'event create', { ...tuesdays, repeats: 'weekly' });
    await taps('Is this right?', 'Discard', 'Discarded');
    await core.store.series.removeUnused();
    const group = there(await core.store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    expect(await core.store.series.of(group.id, 0)).toEqual([]);
    expect(await core.store.series.nextPost(0)).toBeNull();
  });
});
