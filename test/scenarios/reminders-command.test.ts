import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '../../src/chat/inline.ts';
import { postElsewhere } from '../../src/events/posting/post-elsewhere.ts';
import { ladderOf } from '../../src/reminders/ladder.ts';
import { dueAt } from '../../src/reminders/rung.ts';
import { there, until } from '../contracts/stand-in.ts';
import { everyWorld } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';
import { optionsOf, type ReminderList, reminderListIn, timeZone, title } from './reminder-list.ts';
import { clockShows } from './rosa-organizes.ts';

// What organizers see and change of an event's reminders. What is refused is in reminders-refused.test.ts.

const hour = 60 * 60_000;

describe.each(everyWorld)('the reminders of an event on %s', (_, open) => {
  let reminders: ReminderList;
  let live: LiveWorld;
  const posted: ReminderList['posted'] = (start) => reminders.posted(start);
  const opened: ReminderList['opened'] = () => reminders.opened();
  const list: ReminderList['list'] = (words, except) => reminders.list(words, except);
  const choose: ReminderList['choose'] = (shown, label, beginning) =>
    reminders.choose(shown, label, beginning);
  const type: ReminderList['type'] = (shown, typed) => reminders.type(shown, typed);
  const goTo: ReminderList['goTo'] = (event, rung) => reminders.goTo(event, rung);

  beforeEach(async () => {
    reminders = await reminderListIn(await open());
    live = reminders.live;
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  test('a list tells its organizers alone what is due, when, and what became of it', async () => {
    const event = await posted();
    const shown = await opened();
    expect(shown.isPrivate).toBe(true);
    for (const rung of [
      '7 days before: waiting',
      'the day before at 6:00 PM: waiting',
      'the day before at 6:00 PM, directly to those who speak: waiting',
      '2 hours before: waiting',
      '2 hours before, directly to those going or maybe: waiting',
    ])
      expect(shown.text).toContain(rung);
    expect(shown.buttons.map(({ label }) => label)).toEqual(['Add', 'Preview']);
    expect(optionsOf(shown, 'Put one back')).toEqual([]);
    await goTo(event, 'P7D');
    await live.world.use(live.world.rosa, 'reminders', { event: title });
    const later = await list('7 days before: sent');
    expect(later.text).toContain('the day before at 6:00 PM: waiting');
    expect(optionsOf(later, 'Skip one')).toHaveLength(4);
  });

  test('one that was skipped is not sent, and the others are', async () => {
    const event = await posted();
    const before = await opened();
    await choose(before, 'Skip one', 'the day before at 6:00 PM ·');
    const after = await list('Skipped: the day before at 6:00 PM');
    expect(after.id).toBe(before.id);
    expect(after.text).toContain('the day before at 6:00 PM: skipped');
    for (const rung of ['P7D', 'P1D 18:00', 'PT2H']) await goTo(event, rung);
    expect(reminders.sent).toHaveLength(2);
    await goTo(event, 'PT2H');
    expect(reminders.sent).toHaveLength(2);
  });

  test('one that was skipped can be put back, and is sent then', async () => {
    const event = await posted();
    const before = await opened();
    await choose(before, 'Skip one', 'the day before at 6:00 PM ·');
    await choose(
      await list('Skipped: the day before at 6:00 PM'),
      'Put one back',
      'the day before at 6:00 PM ·',
    );
    const after = await list('Put back: the day before at 6:00 PM');
    expect(after).toMatchObject({ id: before.id });
    expect(after.text).toContain('the day before at 6:00 PM: waiting');
    expect(optionsOf(after, 'Put one back')).toEqual([]);
    for (const rung of ['P7D', 'P1D 18:00', 'PT2H']) await goTo(event, rung);
    expect(reminders.sent).toHaveLength(3);
  });

  test('an added one is sent once in every channel, also where the event is posted later', async () => {
    const { world, core } = live;
    const event = await posted();
    await goTo(event, 'P7D');
    const before = await opened();
    await type(before, '3 hours before');
    const after = await list('Added: 3 hours before');
    expect(after).toMatchObject({ id: before.id });
    expect(after.text).toContain('3 hours before: waiting');
    const channels = [world.place.channel];
    const { privatePlace } = world;
    if (privatePlace) {
      channels.push(privatePlace.channel);
      await core.store.transaction(async (repositories) => {
        const fresh = there(await repositories.events.byId(event.id));
        const ladder = ladderOf(fresh, core.content.campaign);
        await postElsewhere(repositories, fresh, privatePlace, ladder, core.clock.now());
      });
      await world.use(world.rosa, 'reminders', { event: title });
      const both = await list('7 days before: sent (in 1 of 2 channels)');
      expect(both.text).toContain('its time had already passed (in 1 of 2 channels)');
      expect(both.text).toContain('3 hours before: waiting ·');
    }
    for (const rung of ['P1D 18:00', 'PT3H', 'PT2H']) {
      const soFar = reminders.sent.length;
      await goTo(event, rung);
      await core.worker.run();
      const now = reminders.sent.slice(soFar).map(({ channel }) => channel);
      expect(now.toSorted()).toEqual(channels.toSorted());
    }
  });

  test('a moment in words is taken as well, by the clock where the event is', async () => {
    const event = await posted();
    await type(await opened(), 'the day before at 7pm');
    const shown = await list('the day before at 7:00 PM: waiting');
    expect(shown.text).toContain('Added: the day before at 7:00 PM');
    const due = event.start.subtract({ days: 1 }).withPlainTime({ hour: 19 });
    expect(shown.text).toContain(live.world.momentAs(due.epochMilliseconds, '7:00 PM'));
  });

  test('days keep the hour on the wall though the clocks change between, hours are hours', async () => {
    const change = there(Temporal.Now.zonedDateTimeISO(timeZone).getTimeZoneTransition('next'));
    const event = await posted(change.withPlainTime({ hour: 10 }));
    await type(await opened(), '2 days before');
    await type(await list('Added: 2 days before'), '48 hours before');
    await list('Added: 48 hours before');
    const dues = (await live.core.store.outbox.of(event.id))
      .filter(({ rung }) => ['P2D', 'PT48H'].includes(rung))
      .map(({ dueAt }) => Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(timeZone).hour);
    expect(dues).toContain(10);
    expect(new Set(dues).size).toBe(2);
  });

  test('the preview, for the organizer alone, is what is sent later', async () => {
    const { world } = live;
    const event = await posted();
    await world.press(world.rosa, await opened(), 'Preview');
    const preview = await live.sees(world.rosa, 'only you see this');
    expect(preview).toMatchObject({ isPrivate: true, buttons: [] });
    await goTo(event, 'P7D');
    const reminder = await live.sees(world.marcus, 'Reminder / Recordatorio');
    expect(reminder.isPrivate).toBe(false);
    const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
    expect(lines(preview.text)).toEqual(expect.arrayContaining(lines(reminder.text)));
    expect(world.seen(world.marcus).filter(({ text }) => text.includes('Reminder /'))).toHaveLength(1);
  });

  test('with two lists open at once, both changes hold', async () => {
    const event = await posted();
    const first = await opened();
    await live.world.use(live.world.rosa, 'reminders', { event: title });
    const second = await list('Starts:', [first.id]);
    await Promise.all([
      choose(first, 'Skip one', '7 days before'),
      choose(second, 'Skip one', 'the day before at 6:00 PM ·'),
    ]);
    await list('Skipped: 7 days before');
    await list('Skipped: the day before at 6:00 PM');
    expect((await live.core.store.events.byId(event.id))?.ladder).toEqual([
      'P11D 12:00 about access',
      'P1D 18:00 to speakers',
      'PT2H',
      'PT2H to going-or-maybe',
    ]);
    for (const rung of ['P7D', 'P1D 18:00', 'PT2H']) await goTo(event, rung);
    expect(reminders.sent).toHaveLength(1);
  });

  test('the event as organizers see it leads there, as members see it not', async () => {
    const { world } = live;
    await posted();
    await world.use(world.rosa, 'event show', { event: title });
    const view = await until(
      () =>
        world.seen(world.rosa).findLast(({ buttons }) => buttons.some(({ label }) => label === 'Reminders')),
      'the button',
    );
    await world.press(world.rosa, view, 'Reminders');
    await list('2 hours before: waiting');
    await world.use(world.ana, 'event show', { event: title });
    const theirs = await until(
      () => world.seen(world.ana).findLast(({ isPrivate }) => isPrivate),
      'the event',
    );
    expect(plainText(theirs.text)).not.toContain('Recordatorios');
    expect(theirs.buttons.map(({ label }) => label)).not.toContain('Recordatorios');
  });

  test('one that is due at the moment of a skipped one is that one again', async () => {
    await clockShows(live, Temporal.ZonedDateTime.from(`2026-11-23T12:00[${timeZone}]`));
    const event = await posted(Temporal.ZonedDateTime.from(`2026-12-02T10:00[${timeZone}]`));
    await choose(await opened(), 'Skip one', 'the day before at 6:00 PM ·');
    await type(await list('Skipped: the day before at 6:00 PM'), '16 hours before');
    const shown = await list('Added: the day before at 6:00 PM');
    expect(shown.text).not.toContain('16 hours before');
    expect((await live.core.store.events.byId(event.id))?.ladder).toContain('P1D 18:00');
    for (const rung of ['P7D', 'P1D 18:00', 'PT2H']) await goTo(event, rung);
    expect(reminders.sent).toHaveLength(3);
  });

  test('one that is tried again later is on its way, and waits no longer', async () => {
    const event = await posted();
    const { outbox } = live.core.store;
    const owner = 'a worker';
    const due = dueAt(event, 'P7D') + 1;
    const [row] = await outbox.claim(due, { owner, until: due + hour }, 1);
    await outbox.settle(owner, [
      { is: 'later', row: there(row), dueAt: due + hour, error: 'unreachable', tried: true },
    ]);
    live.passTime(due - live.core.clock.now());
    const shown = await opened();
    expect(shown.text).toContain('7 days before: being sent');
    expect(shown.text).toContain('the day before at 6:00 PM: waiting');
  });

  test('of the channels of other groups in which it stands too, nothing is told', async () => {
    const { world, core } = live;
    const event = await posted();
    await core.store.posts.add(event.id, { ...world.place, group: 'other', channel: 'theirs' });
    expect((await opened()).text).not.toContain('channels)');
  });
});
