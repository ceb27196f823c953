import { expect, test } from 'vitest';
import { channel, furnish, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** What is kept of who comes. */
export function keepsPeople(fresh: () => Promise<StoreWorld>): void {
  test('an answer is kept with its moment, and the newest one counts', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    expect(await store.rsvps.lastAct()).toBeNull();
    expect(await store.rsvps.count(event.id)).toEqual({ going: 0, maybe: 0, 'not-going': 0 });
    await store.rsvps.set(event.id, 'ana', { choice: 'going', via: 'button', actedAt: noon });
    await store.rsvps.set(event.id, 'ana', { choice: 'maybe', via: 'reaction', actedAt: noon + 1 });
    await store.rsvps.set(event.id, 'rosa', { choice: 'not-going', via: 'command', actedAt: noon });
    await store.rsvps.set(event.id, 'marcus', { choice: null, via: 'button', actedAt: noon });
    expect(await other.rsvps.of(event.id, 'ana')).toMatchObject({
      choice: 'maybe',
      via: 'reaction',
      actedAt: noon + 1,
    });
    expect(await store.rsvps.of(event.id, 'marcus')).toMatchObject({ choice: null });
    expect(await store.rsvps.of(event.id, 'nobody')).toBeNull();
    expect(await store.rsvps.count(event.id)).toEqual({ going: 0, maybe: 1, 'not-going': 1 });
    expect(await store.rsvps.lastAct()).toBe(noon + 1);
  });

  test('answers of many at once, through two processes, are all counted', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    const people = Array.from({ length: 200 }, (_, at) => `person ${at}`);
    await Promise.all(
      people.map((person, at) =>
        (at % 2 ? store : other).rsvps.set(event.id, person, {
          choice: 'going',
          via: 'button',
          actedAt: noon + at,
        }),
      ),
    );
    expect(await store.rsvps.count(event.id)).toEqual({ going: 200, maybe: 0, 'not-going': 0 });
  });

  test('reactions are sets: what is repeated or older changes nothing', async () => {
    const { store } = await fresh();
    const { event, post } = await furnish(store);
    const check = { person: 'ana', reaction: 'check' } as const;
    const { reactions } = store;
    expect(await reactions.note(post.id, check, true, noon, noon)).toBe(true);
    expect(await reactions.note(post.id, check, true, noon, noon)).toBe(false);
    expect(await reactions.note(post.id, check, false, noon - 1, noon)).toBe(false);
    expect(await reactions.isPresent(post.id, check)).toBe(true);
    await reactions.correct(post.id, { person: 'ana', reaction: 'cross' }, true, noon);
    const second = await store.posts.add(event.id, channel('second'));
    await reactions.correct(second.id, { person: 'ana', reaction: 'thinking' }, true, noon);
    expect((await reactions.ofPerson(event.id, 'ana')).sort()).toEqual(['check', 'cross', 'thinking']);
    expect(await reactions.of(post.id)).toHaveLength(2);
    const since = (from: number, to: number) => reactions.changedBetween(post.id, from, to);
    expect(await since(noon, noon)).toHaveLength(2);
    await reactions.clear(post.id, 'cross', noon + 1);
    expect(await since(noon + 1, noon + 1)).toEqual([{ person: 'ana', reaction: 'cross' }]);
    expect(await since(noon + 2, noon + 9)).toEqual([]);
    expect(await reactions.of(post.id)).toEqual([check]);
    await reactions.clear(post.id, null, noon + 1);
    expect(await reactions.of(post.id)).toEqual([]);
    expect(await reactions.ofPerson(event.id, 'ana')).toEqual(['thinking']);
  });
}
