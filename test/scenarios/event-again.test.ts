import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cancelEvent } from '../../src/events/changing/cancel-event.ts';
import { formatRange } from '../../src/events/when/format-when.ts';
import { there, until } from '../contracts/stand-in.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, openly, rosaConfirms, rosaPosts, typedAs } from './rosa-organizes.ts';

// The same as last time, on another day.

const title = 'Weekly phone bank';
const timeZone = 'America/Los_Angeles';
const at = (local: string, zone = timeZone) => Temporal.ZonedDateTime.from(`${local}[${zone}]`);
const range = (start: Temporal.ZonedDateTime, minutes = 90) =>
  formatRange(start, start.add({ minutes }), 'en');

describe.each(everyWorld)('the same as last time on %s', (_, open) => {
  let live: LiveWorld;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const again = (options: Readonly<Record<string, string>>, event = title) =>
    live.world.use(live.world.rosa, 'event again', { event, ...options });
  const sees = (words: string) => live.sees(live.world.rosa, words);
  const more = {
    kind: 'phone-bank',
    title_es: 'Llamadas de cada semana',
    description: 'Bring a charger.',
    accessibility: 'Step-free entrance',
    link: 'https://example.org/calls',
  };

  /** Rosa held it on that day, from 10 to 11:30, and now it is two hours later. */
  async function held(local: string, place = 'City Hall'): Promise<void> {
    const start = at(local);
    await clockShows(live, start.subtract({ days: 2 }));
    await rosaPosts(live, title, `${typedAs(start)}-11:30`, { ...more, place });
    await clockShows(live, start.add({ hours: 4 }));
  }

  test('10:00 stays 10:00 when the clocks go back in November and forward in March', async () => {
    await held('2026-10-27T10:00');
    await again({ when: 'next Tuesday' });
    const shown = await sees('Is this right?');
    expect(shown.text).toContain(range(at('2026-11-03T10:00')));
    expect(shown.text).toContain('10:00 AM – 11:30 AM PST');
    for (const words of [
      title,
      'Llamadas de cada semana',
      'Bring a charger.',
      'Step-free entrance',
      'Phone bank',
    ])
      expect(shown.text).toContain(words);
    expect(shown.addresses).toContain('https://example.org/calls');
    // Its reminders too go by the clock on the wall.
    expect(shown.text).toContain('Mon, Nov 2, 6:00 PM PST');
    await rosaConfirms(live);
    expect(there(openly(live, 'Tue, Nov 3, 10:00 AM – 11:30 AM')[0]).text).toContain('0 going');

    await clockShows(live, at('2027-03-10T12:00'));
    await again({ when: '16 de marzo' });
    expect((await sees('March 16')).text).toContain(range(at('2027-03-16T10:00')));
  });

  test('without a day it asks for one, and proposes the next of the same weekday', async () => {
    const { world } = live;
    await held('2026-10-27T10:00');
    await again({});
    const form = await until(() => world.form(world.rosa), 'the form');
    expect(form.title).toBe('Same again');
    expect([range(at('2026-11-03T10:00')), '2026-11-03 10:00-11:30']).toContain(form.values.When);
    await world.fill(world.rosa, { When: '2026-12-08 10:00-11:30' });
    expect((await sees('Is this right?')).text).toContain(range(at('2026-12-08T10:00')));
  });

  test('by the button under the event, when it is over', async () => {
    const { world } = live;
    await held('2026-10-27T10:00');
    const { id } = there((await live.core.store.events.past(world.place, live.core.clock.now(), 1))[0]);
    await world.use(world.rosa, 'event show', { event: id });
    const withButton = () =>
      world.seen(world.rosa).find(({ buttons }) => buttons.some(({ label }) => label === 'Same again'));
    await world.press(world.rosa, await until(withButton, 'the event with its button'), 'Same again');
    await until(() => world.form(world.rosa), 'the form');
    await world.fill(world.rosa, {});
    expect((await sees('Is this right?')).text).toContain(range(at('2026-11-03T10:00')));
    // The confirmation can be changed like that of a new event.
    await world.press(world.rosa, await sees('Is this right?'), 'Change');
    await until(() => world.form(world.rosa)?.values.Title === title, 'the form');
    await world.fill(world.rosa, { Place: 'Echo Park' });
    await sees('Echo Park');
    await rosaConfirms(live);
    expect(openly(live, 'Echo Park')).toHaveLength(1);
  });

  test('the latest of that name is meant; it is offered with those that are over, the coming ones and templates', async () => {
    const { world, core } = live;
    await held('2026-10-20T10:00', 'The old library');
    await held('2026-10-27T10:00');
    await rosaPosts(live, 'March for all', '2026-11-20 18:00');
    const { labels } = await world.complete(world.rosa, 'event again', 'event', '');
    expect(labels.map((label) => /October \d+|March for all/.exec(label)?.[0])).toEqual([
      'October 27',
      'October 20',
      'March for all',
    ]);
    await again({ when: 'November 24' }, 'weekly PHONE');
    const shown = await sees('Is this right?');
    expect(shown.text).toContain('Tuesday, November 24, 2026, 10:00 AM');
    expect(shown.text).not.toContain('The old library');
    await again({ when: 'November 24' }, 'tea party');
    await sees('I cannot find an event or a template with that name');
    await world.use(world.ana, 'event again', { event: title, when: 'November 24' });
    await live.sees(world.ana, 'Solo los organizadores pueden hacer esto aquí');
    expect(await core.store.events.coming(world.place, core.clock.now(), 10)).toHaveLength(1);
  });

  test('what was cancelled can be held on another day', async () => {
    const { core, world } = live;
    await clockShows(live, at('2026-11-23T12:00'));
    const { id } = await rosaPosts(live, title, '2026-12-01 10:00-11:30', more);
    await cancelEvent(core.store, id, core.clock.now());
    const { labels } = await world.complete(world.rosa, 'event again', 'event', 'phone');
    expect(labels).toEqual([expect.stringContaining('December 1')]);
    await again({ when: 'December 15' });
    expect((await sees('Is this right?')).text).toContain(range(at('2026-12-15T10:00')));
  });

  test('10 PM to 6 AM stays so after the night in which the clocks went back, as a template too', async () => {
    const { world } = live;
    await clockShows(live, at('2026-10-20T12:00'));
    await rosaPosts(live, 'Vigil', '2026-10-31 22:00-06:00', { kind: 'rally' });
    const night = formatRange(at('2026-11-14T22:00'), at('2026-11-15T06:00'), 'en');
    await again({ when: 'November 14' }, 'Vigil');
    expect((await sees('Is this right?')).text).toContain(night);
    await world.use(world.rosa, 'template save', { event: 'Vigil', name: 'All night' });
    await sees('Saved as “All night”');
    await again({ when: 'November 21' }, 'All night');
    const later = formatRange(at('2026-11-21T22:00'), at('2026-11-22T06:00'), 'en');
    expect((await sees('November 21')).text).toContain(later);
  });

  test('a day on which there is no such hour is refused', async () => {
    await clockShows(live, at('2027-03-05T12:00'));
    await rosaPosts(live, 'Night watch', '2027-03-07 02:30', { kind: 'rally' });
    await again({ when: 'March 14' }, 'Night watch');
    await sees('There is no such time');
    await again({ when: 'March 21' }, 'Night watch');
    await sees('Sunday, March 21, 2027, 2:30 AM');
  });

  test('where a group announces its events, they go unless somebody says where', async () => {
    const { core, world } = live;
    if (!world.privatePlace) return expect(world.platform.name).toContain('playground');
    const group = there(await core.store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    await core.store.groups.change(group.id, { announcementChannel: world.privatePlace.channel });
    await clockShows(live, at('2026-11-23T12:00'));
    await rosaPosts(live, title, '2026-12-01 10:00', more);
    expect(openly(live, title)).toEqual([]);
    const [event] = await core.store.events.coming(world.place, core.clock.now(), 1);
    const posts = await core.store.posts.of(there(event).id);
    expect(posts.map(({ place }) => place)).toEqual([world.privatePlace]);
    expect(posts[0]?.message).not.toBeNull();
  });

  test('a group in São Paulo types, reads and is reminded by its own clocks', async () => {
    const { core, world } = live;
    const saoPaulo = 'America/Sao_Paulo';
    const group = there(await core.store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    await core.store.groups.change(group.id, { timeZone: saoPaulo });
    await clockShows(live, at('2026-10-20T12:00', saoPaulo));
    await rosaPosts(live, title, '2026-10-27 19:00-20:30', more);
    expect(there(openly(live, title)[0]).text).toContain('In São Paulo: Tue, Oct 27, 7:00 PM – 8:30 PM');
    await clockShows(live, at('2026-10-26T17:59', saoPaulo));
    expect(openly(live, 'Reminder')).toEqual([]);
    await clockShows(live, at('2026-10-26T18:01', saoPaulo));
    expect(openly(live, 'Reminder')).toHaveLength(1);
    await clockShows(live, at('2026-10-28T12:00', saoPaulo));
    // The clocks change in Los Angeles meanwhile, and not in São Paulo.
    await again({ when: 'Nov 3' });
    const shown = await sees('Is this right?');
    expect(shown.text).toContain(range(at('2026-11-03T19:00', saoPaulo)));
    await rosaConfirms(live);
    await clockShows(live, at('2026-11-03T18:01', saoPaulo));
    expect(openly(live, 'Reminder')).toHaveLength(2);
  });
});
