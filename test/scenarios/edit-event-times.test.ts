import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatRange, formatRangeBriefly } from '../../src/events/when/format-when.ts';
import { there } from '../contracts/stand-in.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { sharedByAnother } from './planned.ts';
import { rosaEdits } from './rosa-edits.ts';
import { clockShows, eventOf, openly, rosaPosts, typedAs } from './rosa-organizes.ts';

// The time of an event is changed: in a zone that is another by now, while it is on, over a night in which clocks change.

const title = 'Vote on the budget';
const timeZone = 'America/Los_Angeles';
const newYork = 'America/New_York';
const at = (local: string, zone = timeZone) => Temporal.ZonedDateTime.from(`${local}[${zone}]`);
const range = (start: Temporal.ZonedDateTime, hours: number) =>
  formatRange(start, start.add({ hours }), 'en');
const brief = (start: Temporal.ZonedDateTime, hours: number) =>
  formatRangeBriefly(start, start.add({ hours }), 'en');

describe.each(everyWorld)('the time of an event is changed on %s', (_, open) => {
  let live: LiveWorld;
  let rosa: ReturnType<typeof rosaEdits>;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    rosa = rosaEdits(live, title);
    await clockShows(live, at('2026-11-20T12:00'));
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const start = at('2026-12-01T10:00');
  const save = () => rosa.taps('Save and tell people', 'Saved.');
  const reminders = () => openly(live, title).filter(({ text }) => text.includes('Reminder'));
  const post = () => there(openly(live, title).find(({ text }) => !/Changed|Reminder/.test(text)));
  async function groupIn(zone: string): Promise<void> {
    const { core, world } = live;
    const group = there(await core.store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    await core.store.groups.change(group.id, { timeZone: zone });
  }

  test('while the platform lets a reminder wait: where only its end changes, the reminder still comes', async () => {
    const { trouble } = live.world;
    if (!trouble) return expect(live.world.platform.name).toContain('playground');
    await rosaPosts(live, title, typedAs(start));
    trouble.limitNextSend(120);
    await clockShows(live, start.subtract({ days: 7 }).add({ minutes: 1 }));
    expect(reminders()).toEqual([]);
    await rosa.edit({ when: `${typedAs(start)}-15:00` });
    const told = await save();
    live.passTime(600_000);
    await trouble.passTime(600_000);
    await live.core.worker.run();
    expect(reminders()).toHaveLength(1);
    expect(there(reminders()[0]).text).toContain('10:00 AM – 3:00 PM');
    expect(told.text).not.toContain('reminders');
  });

  test('while it is on: it goes on longer, however that is typed, and nothing of the past is taken', async () => {
    await rosaPosts(live, title, `${typedAs(start)}-12:00`);
    await clockShows(live, start.add({ hours: 1 }));
    await rosa.edit({ when: '10am-2pm' });
    const shown = await rosa.sees('This will change');
    expect(shown.text).toContain(`→ ${range(start, 4)}`);
    // Reminders are over, and nothing is said of them.
    expect(shown.text).not.toContain('Reminders');
    await save();
    await rosa.soon();
    expect(post().text).toContain(brief(start, 4));
    await rosa.edit({ when: '2026-12-01 10:00-15:00' });
    expect((await rosa.sees(`→ ${range(start, 5)}`)).text).toContain('This will change');
    await rosa.edit({ when: '10:00-10:30' });
    await rosa.sees('Type an end that is still to come');
    await rosa.edit({ when: '9am-2pm' });
    await rosa.sees('Did you mean');
  });

  test('made in a zone that was wrong: the form shows it by the clocks of the group, and puts it right', async () => {
    const { world } = live;
    await rosaPosts(live, title, `${typedAs(start)}-12:00`);
    await groupIn(newYork);
    await rosa.edit({});
    const form = await rosa.form();
    expect(form.hints.When).toContain('New York');
    expect(form.values.When).toMatch(/2026-12-01 13:00-15:00|1:00 PM – 3:00 PM EST \(New York\)/);
    await world.fill(world.rosa, { When: '2026-12-01 10:00-12:00' });
    const shown = await rosa.sees('This will change');
    const meant = at('2026-12-01T10:00', newYork);
    expect(shown.text).toContain(`Tue, Dec 1, 1:00 PM – 3:00 PM → ${range(meant, 2)}`);
    await save();
    await rosa.soon();
    expect(post().text).toContain('In New York');
    expect(await eventOf(live, title)).toMatchObject({ start: meant });
  });

  test('typed with the zone of the group it is understood, and one that nobody there uses is not', async () => {
    await rosaPosts(live, title, `${typedAs(start)}-12:00`);
    await groupIn(newYork);
    await rosa.edit({ when: '10am ET' });
    await rosa.sees(`→ ${range(at('2026-12-01T10:00', newYork), 2)}`);
    await rosa.edit({ when: '10am PT' });
    const refused = await rosa.sees('You typed the time zone PT');
    expect(refused.text).toContain('New York');
    expect(refused.text).not.toContain('America/');
    // What is not touched keeps its moment, and its zone.
    await rosa.edit({ place: 'Room 1' });
    await rosa.sees('→ Room 1');
    await rosa.taps('Save and tell people', 'Saved.');
    expect((await eventOf(live, title)).start.timeZoneId).toBe(timeZone);
  });

  test('of an event that another group shared it is typed by the clocks here, and stays in the zone there', async () => {
    await sharedByAnother(live, { title: { en: title, es: '' }, start: at('2026-12-01T10:00', newYork) });
    await rosa.edit({ when: '8am' });
    expect((await rosa.sees('This will change')).text).toContain(range(at('2026-12-01T11:00', newYork), 1));
  });

  test('out of a night in which the clocks change: it lasts as long by the clock on the wall', async () => {
    await clockShows(live, at('2026-10-20T12:00'));
    await rosaPosts(live, title, '2026-10-31 22:00-06:00');
    await rosa.edit({ when: 'November 14' });
    expect((await rosa.sees('This will change')).text).toContain(range(at('2026-11-14T22:00'), 8));
  });
});
