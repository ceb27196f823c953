import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlatformError } from '../../../src/chat/platform-error.ts';
import { usualPace } from '../../../src/outbox/pace.ts';
import { until } from '../../contracts/stand-in.ts';
import { hour, type Office, openOffice } from './office.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(async () => {
  await office.close();
  expect(office.errors).toEqual([]);
});

const groupOf = (channel: string) => channel.split(' ')[0];
const of = (group: string) => office.arrived.filter(({ channel }) => groupOf(channel) === group);

/** Nothing of this group arrives before it is let go. */
function holdUp(group: string): () => void {
  const gate = Promise.withResolvers<void>();
  office.transport.send = async (channel) => {
    if (groupOf(channel) === group) await gate.promise;
  };
  return gate.resolve;
}

test('thousands of reminders of one group, on their way for long, do not delay that of another', async () => {
  await office.reminders('big', 1_500, -1_000);
  const letGo = holdUp('big');
  await office.worker().start();
  await office.reminders('small', 1, 0);
  await until(() => of('small').length === 1, 'the reminder of the small group');
  expect(of('big')).toEqual([]);
  letGo();
  await until(() => of('big').length === 1_500, 'all of the big group');
  expect(new Set(office.arrived.map(({ key }) => key)).size).toBe(1_501);
});

test('a channel that hangs does not delay what becomes due meanwhile in the same group', async () => {
  await office.reminders('one', 1, -1_000);
  const gate = Promise.withResolvers<void>();
  office.transport.send = (channel) => (channel === 'one 0' ? gate.promise : Promise.resolve());
  const worker = office.worker();
  await worker.start();
  const { event } = await office.event('one');
  const post = await office.store.posts.add(event.id, {
    platform: 'discord',
    group: 'one',
    channel: 'one 1',
  });
  await office.store.outbox.add({ kind: 'post', eventId: event.id, postId: post.id, dueAt: office.now() });
  await worker.rearm();
  await until(() => office.arrived.some(({ channel }) => channel === 'one 1'), 'the other channel');
  expect(office.arrived.map(({ channel }) => channel)).not.toContain('one 0');
  gate.resolve();
});

test('where a platform takes no more for now, what waits is left waiting, and no try is counted', async () => {
  await office.reminders('big', 1_000, -1_000);
  let asked = 0;
  office.transport.send = async () => {
    asked += 1;
    throw new PlatformError('others come first', { code: 'rate-limited', retry: { afterMs: 10_000 } });
  };
  await office.worker().run();
  expect(asked).toBeLessThan(2 * usualPace.perLane);
  const rows = await office.store.outbox.inGroup({ platform: 'discord', group: 'big' }, office.now() + hour);
  expect(rows.filter(({ dueAt }) => dueAt > office.now() + 9_000)).toHaveLength(asked);
  expect(rows.filter(({ attempts, firstAttemptAt }) => attempts > 0 || firstAttemptAt !== null)).toEqual([]);
});
