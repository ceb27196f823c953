import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlatformError } from '../../../src/chat/platform-error.ts';
import { usualPace } from '../../../src/outbox/pace.ts';
import type { Stage } from '../../../src/outbox/stage.ts';
import { wipeGroup } from '../../../src/people/wiped-groups.ts';
import { hour, minute, type Office, openOffice } from './office.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(async () => {
  await office.close();
  expect(office.errors).toEqual([]);
});

/** A process that stands still when it comes to this stage for the first time, as if by SIGSTOP. */
function freezing(at: Stage) {
  const frozen = Promise.withResolvers<void>();
  const thawed = Promise.withResolvers<void>();
  const watch = async (stage: Stage) => {
    if (stage !== at) return;
    frozen.resolve();
    await thawed.promise;
  };
  // What stands still renews nothing.
  const worker = office.worker({ watch, pace: { beatMs: hour } });
  return { worker, frozen: frozen.promise, thaw: thawed.resolve };
}

const rows = () => office.store.outbox.inGroup({ platform: 'discord', group: 'one' }, office.now() + hour);

test.each(['after-claim', 'before-send'] as const)(
  'a process that stood still at %s sends nothing that another one has taken over',
  async (stage) => {
    await office.reminders('one', 1, 0);
    const { worker, frozen, thaw } = freezing(stage);
    const slow = worker.run();
    await frozen;
    office.passTime(usualPace.leaseMs + 1);
    await office.worker().run();
    expect(office.arrived).toHaveLength(1);
    thaw();
    await slow;
    expect(office.arrived).toHaveLength(1);
    expect(await rows()).toEqual([]);
  },
);

test('a process that stood still, and whose row nobody took, goes on', async () => {
  await office.reminders('one', 1, 0);
  const { worker, frozen, thaw } = freezing('before-send');
  const slow = worker.run();
  await frozen;
  office.passTime(usualPace.leaseMs + 1);
  thaw();
  await slow;
  expect(office.arrived).toHaveLength(1);
  expect(await rows()).toEqual([]);
});

test('what was sent by one that stood still before it could record it is found, not sent again', async () => {
  await office.reminders('one', 1, 0);
  const { worker, frozen, thaw } = freezing('before-record');
  const slow = worker.run();
  await frozen;
  office.passTime(usualPace.leaseMs + 1);
  await office.worker().run();
  thaw();
  await slow;
  expect(office.arrived).toHaveLength(1);
  expect(await rows()).toEqual([]);
});

test.each(['post', 'reminder'] as const)(
  'a %s that was on its way while its group was wiped does not stay in the channel',
  async (kind) => {
    const { event, post } = await office.event('one');
    const { store } = office;
    if (kind === 'post') await store.posts.detach(post.id);
    const ofStart = event.start.epochMilliseconds;
    const wanted = { eventId: event.id, postId: post.id, dueAt: office.now() };
    if (kind === 'post') await store.outbox.ask({ ...wanted, kind });
    else await store.outbox.add({ ...wanted, kind, rung: 'P2D', ofStart });
    const { worker, frozen, thaw } = freezing('after-send');
    const slow = worker.run();
    await frozen;
    expect(office.arrived).toHaveLength(1);
    await store.transaction((repositories) =>
      wipeGroup(repositories, event.groupId, { now: office.now(), retentionDays: 14 }),
    );
    thaw();
    await slow;
    expect(office.arrived).toEqual([]);
    expect(await store.outbox.of(event.id)).toEqual([]);
  },
);

test.each([
  ['forward', hour],
  ['back', -hour],
])('the clock is set %s by an hour while something is sent: it stands there once', async (_, jump) => {
  await office.reminders('one', 3, 0);
  const worker = office.worker();
  let sends = 0;
  office.transport.send = async () => {
    sends += 1;
    if (sends > 1) return;
    office.passTime(jump);
    // As the sweep would, by the new clock.
    await Promise.race([worker.run(), new Promise(setImmediate)]);
  };
  await worker.run();
  expect(new Set(office.arrived.map(({ key }) => key)).size).toBe(3);
  expect(office.arrived).toHaveLength(3);
});

test('the clock is set back while a dead process has something in hand: it is not waited for until the clock is there again', async () => {
  await office.reminders('one', 1, 0);
  await office.store.outbox.claim(
    office.now(),
    { owner: 'dead', until: office.now() + usualPace.leaseMs },
    1,
  );
  office.passTime(-hour);
  await office.worker().run();
  expect(office.arrived).toHaveLength(1);
});

test('the nearer the start, the sooner a reminder is tried again', async () => {
  await office.reminders('one', 1, 0);
  office.transport.send = async () => {
    throw new PlatformError('down', { code: 'unreachable', retry: { afterMs: 1_000 } });
  };
  const worker = office.worker();
  const waits: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    await worker.run();
    const [row] = await rows();
    const wait = (row?.dueAt ?? Number.NaN) - office.now();
    waits.push(wait);
    office.passTime(wait + 1);
  }
  // From two seconds to ten minutes, and about a tenth at random.
  expect(waits[0]).toBeLessThan(2_500);
  expect(Math.max(...waits)).toBeGreaterThan(5 * minute);
  expect(Math.max(...waits)).toBeLessThan(11.1 * minute);
  office.passTime(24 * hour - 2 * minute - waits.reduce((sum, wait) => sum + wait + 1, 0));
  await worker.run();
  const [row] = await rows();
  expect((row?.dueAt ?? Number.NaN) - office.now()).toBeLessThanOrEqual(1.2 * minute);
});
