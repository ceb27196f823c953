import { expect, test } from 'vitest';
import { Refusal } from '../../../src/chat/refusal.ts';
import { act } from '../../../src/rsvps/act.ts';
import { furnish, hour, message, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** What is done together. */
export function keepsTogether(fresh: () => Promise<StoreWorld>): void {
  test('what is refused half-way leaves no trace, and the reason arrives', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    const refused = store.transaction(async ({ rsvps, events }) => {
      await rsvps.set(event.id, 'ana', { choice: 'going', via: 'button', actedAt: noon });
      await events.move(event.id, 'open', 'cancelled');
      throw new Refusal('event.gone');
    });
    await expect(refused).rejects.toThrow(Refusal);
    expect(await other.rsvps.of(event.id, 'ana')).toBeNull();
    expect((await other.events.byId(event.id))?.state).toBe('open');
    // And the next one is carried out.
    expect(await store.transaction(({ rsvps }) => rsvps.count(event.id))).toMatchObject({ going: 0 });
  });

  test('of two that read the same and write by it, both have their effect', async () => {
    const { store, other } = await fresh();
    let carriedOut = 0;
    const count = (each: StoreWorld['store']) =>
      each.transaction(async ({ meta }) => {
        carriedOut += 1;
        const before = Number((await meta.get('count')) ?? 0);
        await meta.set('count', String(before + 1));
      });
    await Promise.all(Array.from({ length: 24 }, (_, at) => count(at % 2 ? store : other)));
    expect(await store.meta.get('count')).toBe('24');
    // Where two processes work at once, some had to begin anew.
    expect(carriedOut > 24).toBe(store.isShared);
  });

  test('of two that each leave one only because of the other, one sees what the other did', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    for (const person of ['ana', 'rosa'])
      await store.rsvps.set(event.id, person, { choice: 'going', via: 'button', actedAt: noon });
    // Each goes only if somebody else stays.
    const leave = (each: StoreWorld['store'], person: string) =>
      each.transaction(async ({ rsvps }) => {
        if ((await rsvps.count(event.id)).going < 2) return false;
        await rsvps.set(event.id, person, { choice: null, via: 'button', actedAt: noon + 1 });
        return true;
      });
    const left = await Promise.all([leave(store, 'ana'), leave(other, 'rosa')]);
    expect(left.filter(Boolean)).toHaveLength(1);
    expect(await store.rsvps.count(event.id)).toMatchObject({ going: 1 });
  });

  test('taps of many at once, through two processes, lose none, and every post is refreshed', async () => {
    const { store, other } = await fresh();
    const { event, post } = await furnish(store);
    await store.posts.recordMessage(post.id, message('general', 'm1'));
    const at = noon - hour;
    const tap = (person: string, each: StoreWorld['store']) =>
      act(
        each,
        { eventId: event.id, person, choice: 'going', via: 'button', at, heardAt: at, shownIn: null },
        at,
      );
    const people = Array.from({ length: 60 }, (_, number) => `person ${number}`);
    await Promise.all(people.map((person, number) => tap(person, number % 2 ? store : other)));
    expect(await store.rsvps.count(event.id)).toEqual({ going: 60, maybe: 0, 'not-going': 0 });
    const [refresh, ...more] = await store.outbox.of(event.id);
    expect(refresh).toMatchObject({ kind: 'refresh', asked: 61 });
    expect(more).toEqual([]);
  });

  test('nothing is kept under something that is not there', async () => {
    const { store } = await fresh();
    const rsvp = { choice: 'going', via: 'button', actedAt: noon } as const;
    await expect(store.rsvps.set('no-event', 'ana', rsvp)).rejects.toThrow(/foreign key/i);
  });
}
