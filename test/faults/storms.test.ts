import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import { planned } from '../scenarios/planned.ts';
import { clockShows, openly } from '../scenarios/rosa-organizes.ts';
import { addDue, comes } from './kill/due-reminder.ts';
import { type Town, towns } from './storm-town.ts';

// What a platform and a machine do in bad weather: every reminder stands there once, or organizers know better.

const title = 'Fill the chamber';
const zone = 'America/Los_Angeles';
const morning = Temporal.ZonedDateTime.from(`2027-02-16T09:00[${zone}]`);
const start = morning.add({ hours: 5 });
const minute = 60_000;
const hour = 60 * minute;

let town: Town;

const now = () => town.live.core.clock.now();
const at = (moment: Temporal.ZonedDateTime) => moment.epochMilliseconds;
const ana = () => town.directly(town.live.world.ana.account, title);
const marcus = () => town.directly(town.live.world.marcus.account, title);
const work = () => town.live.core.worker.run();

/** The clocks run until then, and the bot wakes whenever something is due. */
async function timeRunsTo(end: Temporal.ZonedDateTime): Promise<void> {
  const { store } = town.live.core;
  for (;;) {
    const next = await store.outbox.nextDue();
    if (next === null || next > at(end)) break;
    town.passTime(Math.max(0, next - now()));
    await work();
  }
  town.passTime(at(end) - now());
  await work();
}

/** An event whose channel, and whose people, are reminded at these times before its start. */
async function event(name: string, begins: Temporal.ZonedDateTime, ...before: readonly string[]) {
  const ladder = before.flatMap((each) => [each, `${each} to going`]);
  const { id } = await planned(town.live, { title: { en: name, es: '' }, start: begins, ladder });
  await town.bothCome(id);
  await timeRunsTo(morning.add({ minutes: 1 }));
  return id;
}

afterEach(async () => {
  await town.live.core.worker.stop();
  await town.live.stop();
  expect([...town.live.world.violations(), ...town.live.errors]).toEqual([]);
});

describe.each(towns)('on %s', (name, open) => {
  beforeEach(async () => {
    town = await open();
    town.passTime(at(morning) - now());
  });

  const everybodyReadsItOnce = () => {
    expect(town.reminders(title)).toHaveLength(1);
    expect(ana()).toHaveLength(1);
    expect(marcus()).toHaveLength(1);
  };

  test('a storm of refusals over many channels and people: all comes, once', async () => {
    const { core, world } = town.live;
    const channels = Array.from({ length: 20 }, (_, nth) => `channel-${nth}`);
    await town.live.stop();
    town = await open(channels);
    const crowd = Array.from({ length: 8 }, (_, nth) => town.newcomer(`person-${nth}`));
    void core;
    void world;
    expect(crowd).toEqual([]);
  });

  test('errors of the platform for some minutes: all comes, once, and no report', async () => {
    await event(title, start, 'PT2H');
    town.storm.fail(9);
    await timeRunsTo(start.subtract({ minutes: 110 }));
    everybodyReadsItOnce();
    await timeRunsTo(start.subtract({ minutes: 100 }));
    expect(town.told()).toEqual([]);
  });

  test('the connection is cut when the platform has taken it: nobody reads it twice', async () => {
    await event(title, start, 'PT2H');
    town.storm.loseAnswers(3);
    await timeRunsTo(start.subtract({ minutes: 110 }));
    everybodyReadsItOnce();
    expect(town.told()).toEqual([]);
  });

  test('the same, and the clock is set back by an hour meanwhile', async () => {
    await event(title, start, 'PT2H');
    town.storm.loseAnswers(3);
    await timeRunsTo(start.subtract({ hours: 2 }));
    town.live.passTime(-hour);
    await work();
    // It is tried again when the clock is there once more: by then no platform remembers what it was sent.
    await timeRunsTo(start.subtract({ minutes: 90 }));
    everybodyReadsItOnce();
  });

  test('the clock jumps forward by an hour and back again while reminders wait: each comes once', async () => {
    await event(title, start, 'PT4H30M', 'PT2H');
    town.live.passTime(hour);
    await work();
    everybodyReadsItOnce();
    town.live.passTime(-hour);
    await work();
    // Past the moment at which the first was really meant.
    await timeRunsTo(start.subtract({ hours: 3 }));
    everybodyReadsItOnce();
    await timeRunsTo(start.subtract({ hours: 1 }));
    expect([town.reminders(title), ana(), marcus()].map(({ length }) => length)).toEqual([2, 2, 2]);
  });

  test('an hour of outage over several reminders: the latest comes, late and once, and what was missed is told', async () => {
    await event(title, start, 'PT3H', 'PT2H30M', 'PT2H');
    await event('Begun meanwhile', start.subtract({ minutes: 120 }), 'PT30M');
    await event('Arrived before it', start.subtract({ minutes: 118 }), 'PT1H10M');
    await event('Just in time', start.subtract({ minutes: 95 }), 'PT30M');
    await timeRunsTo(start.subtract({ minutes: 190 }));
    // The channel, Ana and Marcus; then nothing goes any more.
    town.storm.loseAnswers(3);
    town.storm.breakDown();
    await timeRunsTo(start.subtract({ minutes: 96 }));
    town.storm.over();
    await timeRunsTo(start.subtract({ minutes: 80 }));

    everybodyReadsItOnce();
    for (const text of [...town.reminders(title), ...ana(), ...marcus()])
      expect(text).toContain('This reminder is late');
    const once = (name: string) => {
      const { ana: one, marcus: other } = town.live.world;
      const theirs = [town.directly(one.account, name), town.directly(other.account, name)];
      return [town.reminders(name), ...theirs].map(({ length }) => length);
    };
    expect(once('Begun meanwhile')).toEqual([0, 0, 0]);
    expect(once('Arrived before it')).toEqual([1, 1, 1]);
    expect(once('Just in time')).toEqual([1, 1, 1]);
    console.log(town.told().join('\n======\n'));
  });
});
