import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allUntold } from '../../src/organizers/telling/untold.ts';
import type { Group } from '../../src/store/groups.ts';
import { there, until } from '../contracts/stand-in.ts';
import { type OrganizersRoom, onDiscord } from './organizers-room.ts';
import {
  aMinuteLater,
  called,
  labels,
  morning,
  rally,
  report,
  reports,
  start,
  zone,
} from './reports-to-organizers.ts';
import { clockShows } from './rosa-organizes.ts';

// What organizers read in their channel of what came too late, or not at all.

let room: OrganizersRoom;

afterEach(async () => {
  await room.live.stop();
  expect([...room.live.world.violations(), ...room.live.errors]).toEqual([]);
});

describe('on Discord', () => {
  beforeEach(async () => {
    room = await onDiscord();
    await clockShows(room.live, morning);
  });

  test('what was missed for good is said so, and what was left out for the next one in one line', async () => {
    await rally(room, 'Too late', { start: morning.add({ hours: 26 }) });
    await rally(room, 'Left out');
    // Nothing wakes the bot from now until then.
    await clockShows(room.live, start.subtract({ hours: 1 }));
    await aMinuteLater(room);
    const { text } = report(room);
    expect(text).toContain('Not sent, because it could only have come too late:');
    expect(text).toContain('“Too late”');
    expect(text).toContain('The reminder 1 day before; The reminder 2 hours before');
    expect(text).toContain('1 reminder was left out, because the next one was due as well: “Left out”.');
    expect(text).toContain('Sent late, because it was not possible sooner:');
    expect(labels(room)).toEqual([]);
  });

  test('a reminder that was late, and nothing else, is no failure', async () => {
    await rally(room, 'Rally for all', { ladder: ['PT2H'] });
    await clockShows(room.live, start.subtract({ minutes: 90 }));
    await aMinuteLater(room);
    expect(report(room).text).toContain('Something was sent late');
    expect(report(room).text).not.toContain('not sent');
    await aMinuteLater(room);
    expect(reports(room)).toHaveLength(1);
  });

  /** A phone bank on Tuesdays at 8, of which this morning's was never posted. */
  async function missedThisMorning(): Promise<Group> {
    const { core, world } = room.live;
    const group = there(await core.store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    const nothing = { en: '', es: '' };
    await core.store.series.add({
      id: 'tuesdays',
      groupId: group.id,
      kind: 'phone-bank',
      title: called('Every Tuesday'),
      description: nothing,
      accessibility: nothing,
      place: 'City Hall',
      link: '',
      ladder: null,
      timeZone: zone,
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      first: Temporal.PlainDateTime.from('2027-02-02T08:00'),
      duration: Temporal.Duration.from({ hours: 1 }),
      places: [world.place],
      skipped: [],
      next: '2027-02-16',
      postAt: morning.subtract({ days: 7 }).epochMilliseconds,
      version: 1,
      showsNames: false,
      buttonsOnly: false,
    });
    return group;
  }
  const missed = /Not sent, because it could only have come too late:\s+“Every Tuesday” \(.*\): The post/;

  test('an occurrence that was over before it could be posted is missed too', async () => {
    await missedThisMorning();
    await room.live.core.worker.run();
    await aMinuteLater(room);
    expect(report(room).text).toMatch(missed);
    await aMinuteLater(room);
    expect(reports(room)).toHaveLength(1);
  });

  test('who chooses a channel for organizers only then is told there of what was missed before', async () => {
    const { core, world } = room.live;
    const group = await missedThisMorning();
    await core.store.groups.change(group.id, { organizersChannel: null });
    await core.worker.run();
    await aMinuteLater(room);
    expect(reports(room)).toEqual([]);
    await world.use(world.rosa, 'settings', { organizers_channel: room.channel });
    await until(() => room.told().length > 0, 'the greeting');
    await room.live.settled();
    await aMinuteLater(room);
    expect(report(room).text).toMatch(missed);
  });

  test('what was missed long ago is not told any more', async () => {
    const { core } = room.live;
    const group = await missedThisMorning();
    await core.store.groups.change(group.id, { organizersChannel: null });
    await core.worker.run();
    await clockShows(room.live, morning.add({ days: 8 }));
    await core.store.groups.change(group.id, { organizersChannel: room.channel });
    const here = there(await core.store.groups.byId(group.id));
    const { unposted } = await allUntold(core.store, here, core.clock.now());
    // The one of a week later was missed too.
    expect(unposted.map(({ start: { day } }) => day)).toEqual([23]);
  });
});
