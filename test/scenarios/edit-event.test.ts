import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatRange, formatRangeBriefly } from '../../src/events/when/format-when.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, counted, eventOf, openly, rosaPosts, typedAs } from './rosa-organizes.ts';

// An event is changed after it was posted. Several channels, both platforms and outages: see edit-everywhere.test.ts.

const title = 'Vote on the budget';
const timeZone = 'America/Los_Angeles';
const minute = { minutes: 1 };
/** Far enough ahead that all three reminders of a council meeting are to come. */
const inNineDays = () => Temporal.Now.zonedDateTimeISO(timeZone).add({ days: 9 }).withPlainTime({ hour: 10 });

describe.each(everyWorld)('an event that is changed on %s', (_, open) => {
  let live: LiveWorld;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const edit = (options: Readonly<Record<string, string>>, event = title) =>
    live.world.use(live.world.rosa, 'event edit', { event, ...options });
  const sees = (words: string) => live.sees(live.world.rosa, words);
  const press = async (words: string, label: string) =>
    live.world.press(live.world.rosa, await sees(words), label);
  const notices = () => openly(live, title).filter(({ text }) => text.includes('Changed'));
  const reminders = () => openly(live, title).filter(({ text }) => text.includes('Reminder'));
  const post = (): SeenMessage =>
    there(openly(live, title).find(({ text }) => !/Changed|Reminder/.test(text)));
  /** As a confirmation says what will be, and as all else says it. */
  const range = (start: Temporal.ZonedDateTime, minutes = 180) =>
    formatRange(start, start.add({ minutes }), 'en');

  const brief = (start: Temporal.ZonedDateTime, minutes = 180) =>
    formatRangeBriefly(start, start.add({ minutes }), 'en');

  /** A few seconds later: changes that come in a rush are gathered into one edit. */
  async function soon(): Promise<void> {
    live.passTime(5_000);
    await live.core.worker.run();
  }

  /** Confirms what Rosa was shown. */
  async function save(label = 'Save and tell people', words = 'This will change'): Promise<void> {
    const { world } = live;
    const saved = () => world.seen(world.rosa).filter(({ text }) => text.includes('Saved.')).length;
    const before = saved();
    await world.press(world.rosa, await sees(words), label);
    await until(() => saved() > before, 'the change to be saved');
  }

  test('after thirty people said they come keeps them counted, tells the channel once, and moves its reminders', async () => {
    const { world } = live;
    const start = inNineDays();
    await rosaPosts(live, title, typedAs(start));
    await world.crowd(30, post().id, 'check');
    const { id } = await eventOf(live, title);
    await counted(live, id, 30);
    const later = start.add({ days: 1, hours: 4 });
    await edit({ when: typedAs(later), place: 'Boyle Heights Library' });
    const confirmation = await sees('This will change');
    expect(confirmation.text).toContain(`${brief(start)} → ${range(later)}`);
    expect(confirmation.text).toContain('City Hall → Boyle Heights Library');
    expect(confirmation.text).toContain('30 people said they come');
    expect(confirmation.isPrivate).toBe(true);
    // Nothing changes before the tap.
    await live.core.worker.run();
    expect(post().text).toContain(brief(start));
    expect(notices()).toEqual([]);

    await save();
    await soon();
    expect(post().text).toContain(brief(later));
    expect(post().text).toContain('Boyle Heights Library');
    expect(post().text).toContain('30 going');
    expect(post().text).not.toContain('City Hall');
    const [notice, ...others] = notices();
    expect(others).toEqual([]);
    for (const words of [
      'Changed / Cambió',
      'New time',
      brief(later),
      brief(start),
      'New place',
      'Boyle Heights Library',
      'City Hall',
      'please check that you still can',
      'por favor revise si todavía puede',
      '30 going',
    ])
      expect(there(notice).text).toContain(words);

    // Whoever cannot come then says so where they read it.
    await world.press(world.marcus, there(notice), there(there(notice).buttons[2]).label);
    await live.sees(world.marcus, 'You are counted as not going');
    expect(there(notices()[0]).text).toContain('30 going');
    expect(there(notices()[0]).text).toContain("1 can't");

    // At the old moment nothing is said, at the new one it is, once.
    await clockShows(live, start.subtract({ days: 7 }).add(minute));
    expect(reminders()).toEqual([]);
    await clockShows(live, later.subtract({ days: 7 }).add(minute));
    expect(reminders()).toHaveLength(1);
    expect(there(reminders()[0]).text).toContain('Boyle Heights Library');
    expect(notices()).toHaveLength(1);
  });

  test('and changed back before anybody was told tells nobody, and keeps its reminders as they were', async () => {
    const start = inNineDays();
    await rosaPosts(live, title, typedAs(start));
    for (const [hours, now] of [
      [14, range(start.withPlainTime({ hour: 14 }))],
      [10, range(start)],
    ] as const) {
      await edit({ when: typedAs(start.withPlainTime({ hour: hours })) });
      await save('Save and tell people', `→ ${now}`);
    }
    await live.core.worker.run();
    expect(notices()).toEqual([]);
    expect(post().text).toContain(brief(start));
    await clockShows(live, start.subtract({ days: 7 }).add(minute));
    expect(reminders()).toHaveLength(1);
  });

  test('and changed back later is told again, with what they know as the old time', async () => {
    const start = inNineDays();
    const noon = start.withPlainTime({ hour: 12 });
    await rosaPosts(live, title, typedAs(start));
    await clockShows(live, start.subtract({ days: 7 }).add(minute));
    for (const when of [noon, start]) {
      await edit({ when: typedAs(when) });
      await save('Save and tell people', `→ ${range(when)}`);
      await soon();
    }
    const [first, second, ...others] = notices().map(({ text }) => text.replaceAll('\n', ' '));
    expect(others).toEqual([]);
    expect(there(first).indexOf(brief(noon))).toBeLessThan(there(first).indexOf(brief(start)));
    expect(there(second).indexOf(brief(start))).toBeLessThan(there(second).indexOf(brief(noon)));
    // The reminder that went out already does not go out again.
    expect(reminders()).toHaveLength(1);
    await clockShows(live, start.subtract({ days: 1 }).withPlainTime({ hour: 18 }).add(minute));
    expect(reminders()).toHaveLength(2);
  });

  test('in a form: it opens with what stands there, and only what was changed in it changes', async () => {
    const { world } = live;
    const start = inNineDays();
    const spanish = { title_es: 'Voto del presupuesto', link: 'https://example.org/agenda' };
    await rosaPosts(live, title, typedAs(start), spanish);
    await edit({});
    const form = await until(() => world.form(world.rosa), 'the form');
    expect(form.values).toMatchObject({
      Title: title,
      'Title in Spanish': 'Voto del presupuesto',
      Place: 'City Hall',
    });
    await world.fill(world.rosa, { Description: 'Bring water.' });
    const shown = await sees('This will change');
    expect(shown.text).toContain('(nothing) → Bring water.');
    expect(shown.text).not.toContain('City Hall');
    expect(shown.text).toContain('nobody is told');
    await save('Save');
    await soon();
    expect(post().text).toContain('Bring water.');
    expect(post().text).toContain(brief(start));
    expect(post().addresses).toEqual(['https://example.org/agenda']);
    expect(notices()).toEqual([]);

    // The same by the button under the event as organizers see it; what was left as it stood changes nothing.
    await world.use(world.rosa, 'event show', { event: title });
    const withButton = () =>
      world.seen(world.rosa).find(({ buttons }) => buttons.some(({ label }) => label === 'Edit'));
    await world.press(world.rosa, await until(withButton, 'the event with its buttons'), 'Edit');
    const again = await until(() => world.form(world.rosa), 'the form');
    expect(again.values).toMatchObject({ Description: 'Bring water.' });
    await world.fill(world.rosa, {});
    await until(
      () =>
        world.form(world.rosa)?.errors.Title ?? world.seen(world.rosa).at(-1)?.text.includes('so already'),
      'Rosa to hear that nothing changes',
    );
  });

  test('by what is typed: a day alone keeps the hour, an hour alone the day, a dash takes away', async () => {
    const start = inNineDays();
    const more = { link: 'https://example.org/agenda', when: `${typedAs(start)}-11:30` };
    await rosaPosts(live, title, typedAs(start), more);
    const day = start.add({ days: 3 });
    await edit({ when: day.toLocaleString('en', { month: 'long', day: 'numeric' }), link: '-' });
    const shown = await sees('This will change');
    expect(shown.text).toContain(`→ ${range(day, 90)}`);
    expect(shown.text).toContain('https://example.org/agenda → (nothing)');
    await save();
    await edit({ when: '6pm' });
    await save('Save and tell people', `→ ${range(day.withPlainTime({ hour: 18 }), 90)}`);
    await soon();
    expect(post().text).toContain(brief(day.withPlainTime({ hour: 18 }), 90));
    expect(post().addresses).toEqual([]);
    // Nobody had been told of the time in between.
    expect(notices()).toHaveLength(1);
    expect(there(notices()[0]).text).toContain(brief(start, 90));
    await edit({ place: '-' });
    await sees('Title and place can be changed, but not left empty');
  });

  test('is changed, mended in a form and discarded as its organizer likes, before anything happens', async () => {
    const { world } = live;
    await rosaPosts(live, title, typedAs(inNineDays()));
    await edit({ place: 'Boile Heights' });
    await press('This will change', 'Change');
    await until(() => world.form(world.rosa)?.values.Place === 'Boile Heights', 'the form');
    await world.fill(world.rosa, { Place: 'Boyle Heights' });
    await press('City Hall → Boyle Heights', 'Discard');
    await sees('The event stays as it was');
    await soon();
    expect(post().text).toContain('City Hall');
    expect(notices()).toEqual([]);
  });

  test('by two organizers at once: the second is told, and overwrites nothing', async () => {
    await rosaPosts(live, title, typedAs(inNineDays()));
    await edit({ place: 'Room 1' });
    await sees('City Hall → Room 1');
    await edit({ title: 'Vote on the whole budget' });
    await sees('→ Vote on the whole budget');
    await save('Save and tell people', 'City Hall → Room 1');
    await press('→ Vote on the whole budget', 'Save');
    await sees('Somebody changed this event meanwhile');
    const event = await eventOf(live, title);
    expect(event).toMatchObject({ place: 'Room 1', title: { en: title } });
    // A second tap on what was saved saves nothing twice.
    expect(event.version).toBe(2);
  });

  test('is refused in plain words where it makes no sense', async () => {
    const start = inNineDays();
    await rosaPosts(live, title, typedAs(start));
    await edit({ place: 'City Hall' });
    await sees('so there is nothing to change');
    await edit({ when: typedAs(start.subtract({ days: 20 })) });
    await sees('has already passed');
    await edit({ description: 'x'.repeat(1_000), accessibility: 'y'.repeat(500) });
    await save('Save');
    const ana = live.world.ana;
    await live.world.use(ana, 'event edit', { event: title, place: 'Elsewhere' });
    await live.sees(ana, 'Solo los organizadores pueden hacer esto aquí');
    const { id } = await eventOf(live, title);
    await clockShows(live, start.add({ hours: 4 }));
    await edit({ place: 'Too late' }, id);
    await sees('This event is over, so it cannot be changed any more');
    await clockShows(live, start.subtract({ days: 1 }));
    await live.world.use(live.world.rosa, 'event cancel', { event: id });
    await press('Every channel where it is posted', 'Cancel the event');
    await sees('Cancelled.');
    await edit({ place: 'Called off' }, id);
    await sees('This event is cancelled');
  });

  test('to an hour that the clocks jump over is refused', async () => {
    const march = Temporal.ZonedDateTime.from(`2027-03-01T12:00[${timeZone}]`);
    await clockShows(live, march);
    await rosaPosts(live, title, '2027-03-20 10:00');
    await edit({ when: '2027-03-14 02:30' });
    await sees('There is no such time');
    await edit({ when: 'March 14' });
    // The hour stays as the clock on the wall shows it.
    await sees('→ Sunday, March 14, 2027, 10:00 AM – 1:00 PM PDT');
  });

  test('while it is on can still be told to be somewhere else', async () => {
    const start = inNineDays();
    await rosaPosts(live, title, typedAs(start));
    await clockShows(live, start.add({ hours: 1 }));
    await edit({ place: 'Main Street, in front' });
    await save();
    await soon();
    expect(there(notices()[0]).text).toContain('Main Street, in front');
  });
});
