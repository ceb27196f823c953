import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { there } from '../stand-in.ts';
import type { StoreWorld } from './world.ts';

/** So short (ms) that a test can wait for its end, and so long that no test does so by accident. */
const short = 40;
const long = 60_000;

/** What is held by one process at a time. */
export function keepsLeases(fresh: () => Promise<StoreWorld>): void {
  const [a, b] = [
    { name: 'gateway', owner: 'a' },
    { name: 'gateway', owner: 'b' },
  ];

  test('of many who want a lease at once one gets it, and what it is told is newer than all before', async () => {
    const { store, other } = await fresh();
    const fences: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const wanted = Array.from({ length: 8 }, (_, at) => ({ name: 'gateway', owner: `${round} ${at}` }));
      const taken = await Promise.all(
        wanted.map((each, at) => (at % 2 ? store : other).leases.take(each, long)),
      );
      const winner = taken.findIndex((one) => one !== null);
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
      const { fence } = there(taken[winner]);
      fences.push(fence);
      await store.leases.release(there(wanted[winner]), fence);
    }
    expect(fences).toEqual(fences.toSorted((x, y) => x - y));
    expect(new Set(fences).size).toBe(5);
  });

  test('a lease is its holder’s until it runs out or is given back, and then no more', async () => {
    const { store, other } = await fresh();
    const mine = there(await store.leases.take(a, long));
    expect(mine.idleFor).toBeNull();
    expect(await other.leases.take(b, long)).toBeNull();
    expect(await store.leases.take(a, long)).toBeNull();
    expect(await other.leases.renew(b, mine.fence, long)).toBe(false);
    expect(await store.leases.renew(a, mine.fence + 1, long)).toBe(false);
    expect(await store.leases.renew(a, mine.fence, short)).toBe(true);
    await pause(2 * short);
    const theirs = there(await other.leases.take(b, long));
    expect(theirs.fence).toBeGreaterThan(mine.fence);
    expect(theirs.idleFor).toBeGreaterThan(0);
    expect(await store.leases.renew(a, mine.fence, long)).toBe(false);
    await store.leases.release(a, mine.fence);
    expect(await store.leases.take(a, long)).toBeNull();
    await other.leases.release(b, theirs.fence);
    expect(await store.leases.take(a, long)).not.toBeNull();
  });

  test('one that would last for longer than any can was taken by a clock that was set back since', async () => {
    const { store, other } = await fresh();
    await store.leases.take(a, 10 * long);
    expect(await other.leases.take(b, long)).not.toBeNull();
  });

  test('who holds what is told, and what became of those who are gone is told to one alone', async () => {
    const { store, other } = await fresh();
    const one = { name: 'process:1', owner: 'host' };
    const two = { name: 'process:2', owner: 'host' };
    await store.leases.take(one, long);
    await store.leases.take(two, short);
    await store.leases.take(a, long);
    await pause(2 * short);
    expect(await other.leases.held('process:')).toEqual([one]);
    const gone = await Promise.all([store, other].map(({ leases }) => leases.dropEnded('process:')));
    expect(gone.toSorted()).toEqual([0, 1]);
    await store.leases.drop(one);
    expect(await other.leases.held('process:')).toEqual([]);
    expect(await other.leases.held('gate')).toEqual([a]);
  });
}
