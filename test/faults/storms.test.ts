import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import { planned } from '../scenarios/planned.ts';
import { counted, openly } from '../scenarios/rosa-organizes.ts';
import { addDue, comes } from './kill/due-reminder.ts';
import { type Town, towns } from './storm-town.ts';

// What a platform and a machine do in bad weather: every reminder stands there once, or organizers know better.

const title = 'Fill the chamber';
const zone = 'America/Los_Angeles';
const morning = Temporal.ZonedDateTime.from(`2027-02-16T09:00[${zone}]`);
const start = morning.add({ hours: 5 });
const channels = Array.from({ length: 20 }, (_, nth) => `channel-${nth}`);
const minute = 60_000;
const hour = 60 * minute;

let town: Town;

const now = () => town.live.core.clock.now();
const at = (moment: Temporal.ZonedDateTime) => moment.epochMilliseconds;
/** Every reminder of it that stands in the channel, and that came to Ana. */
const all = (name = title) => [town.reminders(name), town.directly(town.live.world.ana.account, name)];
const counts = (name = title) => all(name).map(({ length }) => length);
const once = [1, 1];
const work = () => town.live.core.worker.run();

/** The clocks run until then, and the bot wakes whenever something is due, or where that is soon, after so long (ms). */
async function timeRunsTo(end: Temporal.ZonedDateTime, atLeast = 0): Promise<void> {
  const { store } = town.live.core;
  for (;;) {
    const next = await store.outbox.nextDue();
    if (next === null || next > at(end)) break;
    town.passTime(Math.max(atLeast, next - now()));
    await work();
  }
  town.passTime(at(end) - now());
  await work();
}

/** An event whose channel, and whose people, are reminded at these times before its start. */
async function event(name: string, begins: Temporal.ZonedDateTime, ...before: readonly string[]) {
  const { core, world } = town.live;
  const ladder = before.flatMap((each) => [each, `${each} to going`]);
  const { id } = await planned(town.live, { title: { en: name, es: '' }, start: begins, ladder });
  await comes(core.store, core, world.ana.account, world.place, id);
  await timeRunsTo(morning.add({ minutes: 1 }));
  return id;
}

afterEach(async () => {
  await town.live.core.worker.stop();
  await town.live.stop();
  expect([...town.live.world.violations(), ...town.live.errors]).toEqual([]);
});

describe.each(towns)('on %s', (_, open) => {
  beforeEach(async () => {
    town = await open(channels);
    town.passTime(at(morning) - now());
  });

  test('a storm of refusals over many channels and people: all comes, once, and the bot adds none of its own', async () => {
    const { core, world } = town.live;
    const { store, worker } = core;
    const group = there(await store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    const places = channels.map((channel) => town.place(channel));
    const id = await addDue(store, { groupId: group.id, title, places, directly: true }, now());
    const crowd = Array.from({ length: 8 }, (_, nth) => town.newcomer(`person-${nth}`));
    for (const account of crowd) await comes(store, core, account, world.place, id);
    town.storm.enforceLimits();
    town.storm.limit(12);
    await worker.start();
    const arrived = () => [
      ...channels.map((channel) => town.reminders(title, channel).length),
      ...crowd.map((account) => town.directly(account, title).length),
    ];
    await until(() => arrived().every((count) => count > 0), 'a reminder for each');
    await worker.stop();
    expect(await store.outbox.nextDue()).toBeNull();
    expect(new Set(arrived())).toEqual(new Set([1]));
    expect(town.storm.ranInto()).toEqual([]);
  });

  test('errors of the platform for some minutes: all comes, once, and there is nothing to report', async () => {
    await event(title, start, 'PT2H');
    town.storm.fail(8);
    await timeRunsTo(start.subtract({ minutes: 110 }));
    expect(counts()).toEqual(once);
    await timeRunsTo(start.subtract({ minutes: 100 }));
    expect(town.told()).toEqual([]);
  });

  test('the connection is cut when the platform has taken it: nobody reads it twice', async () => {
    await event(title, start, 'PT2H');
    town.storm.loseAnswers(2);
    await timeRunsTo(start.subtract({ minutes: 110 }));
    expect(counts()).toEqual(once);
    expect(town.told()).toEqual([]);
  });

  test('the same, and the clock is set back by an hour meanwhile', async () => {
    await event(title, start, 'PT2H');
    town.storm.loseAnswers(2);
    await timeRunsTo(start.subtract({ hours: 2 }));
    town.live.passTime(-hour);
    await work();
    // It is tried again when the clock is there once more: by then no platform remembers what it was sent.
    await timeRunsTo(start.subtract({ minutes: 90 }));
    expect(counts()).toEqual(once);
  });

  test('the clock jumps forward by an hour and back again while reminders wait: each comes once', async () => {
    await event(title, start, 'PT4H30M', 'PT2H');
    town.live.passTime(hour);
    await work();
    expect(counts()).toEqual(once);
    town.live.passTime(-hour);
    await work();
    // Past the moment at which the first was really meant.
    await timeRunsTo(start.subtract({ hours: 3 }));
    expect(counts()).toEqual(once);
    await timeRunsTo(start.subtract({ hours: 1 }));
    expect(counts()).toEqual([2, 2]);
  });

  test('the connection is lost while reminders are due: they come, and a tap on one counts when it is back', async () => {
    const { world } = town.live;
    const id = await event(title, start, 'PT2H');
    const connection = there(world.connection);
    connection.cut();
    await until(() => !connection.isOnline, 'the connection to be lost');
    await timeRunsTo(start.subtract({ hours: 2 }));
    expect(counts()).toEqual(once);
    connection.restore();
    await until(() => connection.isOnline, 'the connection to be back');
    const reminder = there(openly(town.live, title).find(({ text }) => text.includes('Reminder')));
    const { label } = there(reminder.buttons.find((button) => button.label.includes('Going')));
    await world.press(world.marcus, reminder, label);
    await counted(town.live, id, 2);
    await timeRunsTo(start.subtract({ minutes: 90 }));
    expect(counts()).toEqual(once);
  });

  test('an hour of outage over several reminders: the latest comes, late and once, and what was missed is told', async () => {
    await event(title, start, 'PT3H', 'PT2H30M', 'PT2H');
    await event('Begun meanwhile', start.subtract({ minutes: 120 }), 'PT30M');
    await event('Arrived before it', start.subtract({ minutes: 118 }), 'PT1H10M');
    // The last things that arrive are the channel's and Ana's reminder of one of them; then nothing goes any more.
    town.storm.loseAnswers(2);
    await timeRunsTo(start.subtract({ minutes: 188 }));
    town.storm.breakDown();
    await timeRunsTo(start.subtract({ minutes: 100 }), 12 * minute);
    town.storm.over();
    await timeRunsTo(start.subtract({ minutes: 80 }));

    expect(counts()).toEqual(once);
    for (const [text] of all()) expect(text).toContain('This reminder is late');
    expect(counts('Begun meanwhile')).toEqual([0, 0]);
    expect(counts('Arrived before it')).toEqual(once);
    // What was tried again at another time may have come into another one.
    const report = town.told().join('\n');
    expect(report).toMatch(/Not sent, because it could only have come too late:[\s\S]*“Begun meanwhile”/);
    expect(report).toContain('1 person got no direct message');
    expect(report).toMatch(/Sent late, because it was not possible sooner:[\s\S]*“Fill the chamber”/);
    expect(report).toMatch(/left out, because the next one was due as well: “Fill the chamber”/);
    expect(report).not.toContain('Arrived before it');
  });
});

test('on Slack, where the past may not be read: what may not have arrived is not sent again, and that is told', async () => {
  const [, open] = there(towns[1]);
  town = await open();
  town.passTime(at(morning) - now());
  await event(title, start, 'PT2H');
  town.storm.loseAnswers(2);
  town.storm.forbidLooking();
  await timeRunsTo(start.subtract({ minutes: 110 }));
  expect(counts()).toEqual(once);
  const [report = '', ...others] = town.told();
  expect(others).toEqual([]);
  expect(report).toContain('I could not find out whether this arrived.');
  expect(report).toContain('The reminder 2 hours before');
  expect(report).toContain('For 1 person I could not find out whether my direct message arrived.');
});
