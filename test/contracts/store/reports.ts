import { expect, test } from 'vitest';
import type { Group } from '../../../src/store/groups.ts';
import type { Store } from '../../../src/store/open.ts';
import type { OutboxRow } from '../../../src/store/outbox.ts';
import { channel, type Furnished, furnish, hour, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

const owner = 'one';
const lease = { owner, until: noon + hour };

/** A group with an event of which this reminder was given up, so. */
async function givenUp(
  store: Store,
  state: 'failed' | 'unknown' | 'withdrawn',
  error: string,
): Promise<Furnished & { readonly group: Group; readonly row: OutboxRow }> {
  const there = await furnish(store);
  const { event, post, groupId } = there;
  await store.outbox.add({ kind: 'reminder', eventId: event.id, postId: post.id, rung: 'PT2H', dueAt: noon });
  const [row] = await store.outbox.claim(noon, lease, 1);
  const group = await store.groups.byId(groupId);
  if (!row || !group) throw new Error('nothing claimed');
  expect(await store.outbox.giveUp(row, 'another', state, error)).toBe(false);
  expect(await store.outbox.giveUp(row, owner, state, error)).toBe(true);
  return { ...there, group, row: { ...row, state } };
}

async function due(store: Store, now: number): Promise<OutboxRow[]> {
  return store.outbox.claim(now, { owner, until: now + hour }, 10);
}

/** What organizers are told of all that could not be sent. */
export function keepsReports(fresh: () => Promise<StoreWorld>): void {
  test('many requests for a report become one, which one process takes', async () => {
    const { store, other } = await fresh();
    const { group } = await givenUp(store, 'failed', 'rejected');
    await Promise.all([store, other, store, other].map(({ outbox }) => outbox.askReport(group, noon + 60)));
    expect(await due(store, noon + 59)).toEqual([]);
    const taken = await Promise.all([due(store, noon + 60), due(other, noon + 60)]);
    expect(taken.flat()).toMatchObject([{ kind: 'report', groupId: group.id, asked: 4 }]);
  });

  test('a report that is asked for during its send, or after it, goes again at its own time', async () => {
    const { store } = await fresh();
    const { group } = await givenUp(store, 'failed', 'rejected');
    const sent = (row: OutboxRow) =>
      store.outbox.settle(owner, [{ is: 'sent', row, message: 'm', error: null, againAt: null }]);
    for (const moment of [noon, noon + 100, noon + 200]) {
      await store.outbox.askReport(group, moment);
      expect(await due(store, moment - 1)).toEqual([]);
      const [row] = await due(store, moment);
      if (!row) throw new Error('no report');
      if (moment === noon + 100) await store.outbox.askReport(group, moment + 100);
      await sent(row);
    }
    expect(await due(store, noon + 9 * hour)).toEqual([]);
  });

  test.each([
    ['failed', 'rejected', true],
    ['unknown', 'fate-unknown', true],
    ['withdrawn', 'too-late', true],
    ['withdrawn', 'moved', false],
  ] as const)('what is %s (%s) is there to tell: %s', async (state, error, isTold) => {
    const { store } = await fresh();
    const { group, row } = await givenUp(store, state, error);
    const told = isTold ? [row.id] : [];
    expect((await store.outbox.troubles(group, 'untold', noon)).map(({ id }) => id)).toEqual(told);
    const failed = state === 'failed' ? [row.id] : [];
    expect((await store.outbox.troubles(group, 'failed', noon)).map(({ id }) => id)).toEqual(failed);
    expect(await store.outbox.troubles(group, 'untold', noon + hour)).toEqual([]);
    const others = await store.groups.ensure({ platform: 'slack', nativeId: 'T1', languages: ['en'] });
    expect(await store.outbox.troubles(others, 'untold', noon)).toEqual([]);
  });

  test('what was told is not told again, unless it has become something else since', async () => {
    const { store } = await fresh();
    const { group, row } = await givenUp(store, 'failed', 'rejected');
    await store.outbox.markReported([]);
    await store.outbox.markReported([{ id: row.id, state: 'unknown' }]);
    expect(await store.outbox.troubles(group, 'untold', noon)).toHaveLength(1);
    await store.outbox.markReported([row]);
    expect(await store.outbox.troubles(group, 'untold', noon)).toEqual([]);
    expect(await store.outbox.revive(row.id, noon)).toBe(true);
    expect(await store.outbox.revive(row.id, noon)).toBe(false);
    const [again] = await due(store, noon);
    if (!again) throw new Error('not due again');
    expect(again).toMatchObject({ id: row.id, attempts: 1, error: null });
    await store.outbox.giveUp(again, owner, 'failed', 'rejected');
    expect(await store.outbox.troubles(group, 'untold', noon)).toHaveLength(1);
  });

  test('an occurrence that was over before it was posted is noted once, and told once', async () => {
    const { store, other } = await fresh();
    const { group } = await givenUp(store, 'withdrawn', 'moved');
    const passed = { seriesId: 'tuesdays', day: '2027-03-16' };
    await Promise.all([store, other].map(({ outbox }) => outbox.notePassedOver(group, passed, noon)));
    const [note, ...others] = await store.outbox.passedOver(group, noon - 1);
    expect(others).toEqual([]);
    expect(note).toMatchObject(passed);
    expect(await store.outbox.passedOver(group, noon)).toEqual([]);
    await store.outbox.markReported([{ id: note?.id ?? '', state: 'withdrawn' }]);
    expect(await store.outbox.passedOver(group, noon - 1)).toEqual([]);
    expect(await due(store, noon + hour)).toEqual([]);
  });

  test('all that stands in a channel is found there', async () => {
    const { store } = await fresh();
    const { post } = await furnish(store);
    const { event } = await furnish(store);
    await store.posts.add(event.id, channel('elsewhere'));
    const there = await store.posts.inChannel(post.place);
    expect(there).toHaveLength(2);
    expect(there).toContainEqual(post);
    expect(await store.posts.inChannel({ ...post.place, platform: 'slack' })).toEqual([]);
  });
}
