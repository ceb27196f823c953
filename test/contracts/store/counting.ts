import { expect, test } from 'vitest';
import { anEvent, channel, furnish, hour, noon, server } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** How much is kept of what there may not be too much of. */
export function countsWhatIsKept(fresh: () => Promise<StoreWorld>): void {
  test('a group’s events are counted by what they are, and by when they were made', async () => {
    const { store } = await fresh();
    const { groupId, event } = await furnish(store);
    const over = { start: event.start.subtract({ days: 2 }), end: event.end.subtract({ days: 2 }) };
    for (const [change, made] of [
      [{}, noon],
      [over, noon],
      [{ state: 'draft' }, noon - hour],
      [{ state: 'draft', edits: event.id }, noon - 30 * hour],
      [{ state: 'cancelled' }, noon - 2 * hour],
    ] as const)
      await store.events.add(anEvent(groupId, change), made);
    const other = await store.groups.ensure({ platform: 'slack', nativeId: 'T1', languages: ['en'] });
    await store.events.add(anEvent(other.id), noon);
    expect(await store.events.counted(groupId, noon, noon - 24 * hour)).toEqual({
      open: 2,
      drafts: 2,
      recent: 4,
    });
    expect(await store.events.counted('nobody', noon, 0)).toEqual({ open: 0, drafts: 0, recent: 0 });
  });

  test('codes that can be used are counted for each event', async () => {
    const { store } = await fresh();
    const { event } = await furnish(store);
    await store.shares.add('A', event.id, noon);
    await store.shares.add('B', event.id, noon + 1);
    await store.shares.add('C', event.id, noon + 2);
    expect(await store.shares.count(event.id, noon)).toBe(2);
    expect(await store.shares.count('nothing', noon)).toBe(0);
  });

  test('shared answers are counted for each group, since a moment', async () => {
    const { store } = await fresh();
    const shared = { entry: 'a/apply', language: 'en', fingerprint: 'f' } as const;
    for (const [id, place, sharedAt] of [
      ['1', channel('general'), noon],
      ['2', channel('events'), noon + 1],
      ['3', channel('events'), noon + 2],
      ['4', { ...channel('events'), group: 'another' }, noon + 2],
      ['5', { ...channel('events'), group: null }, noon + 2],
    ] as const)
      await store.sharedAnswers.add({ ...shared, id, place, sharedAt });
    expect(await store.sharedAnswers.count(server, noon)).toBe(2);
    expect(await store.sharedAnswers.count({ ...server, group: null }, noon)).toBe(1);
  });

  test('of deliveries the latest are kept, and all that are young', async () => {
    const { store } = await fresh();
    const isKnown = async (id: string) => {
      const isNew = await store.deliveries.takeOnce(id, noon);
      if (isNew) await store.deliveries.forget(id);
      return !isNew;
    };
    const ids = Array.from({ length: 10 }, (_, at) => `delivery ${at}`);
    for (const [at, id] of ids.entries()) await store.deliveries.takeOnce(id, noon + at);
    const known = async () => (await Promise.all(ids.map(isKnown))).filter(Boolean).length;
    await store.deliveries.keepLatest(10, noon + 10);
    expect(await known()).toBe(10);
    await store.deliveries.keepLatest(0, noon);
    expect(await known()).toBe(10);
    await store.deliveries.keepLatest(3, noon + 5);
    expect([await isKnown('delivery 1'), await isKnown('delivery 2')]).toEqual([false, true]);
    await store.deliveries.keepLatest(3, noon + 10);
    expect(await known()).toBe(3);
    expect(await isKnown('delivery 7')).toBe(true);
  });
}
