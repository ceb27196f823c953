import { expect, test } from 'vitest';
import { aTemplate, furnish, hour, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** What is kept of groups and of the installation. */
export function keepsGroups(fresh: () => Promise<StoreWorld>): void {
  test('a group is made once, however many ask for it at once, and keeps what its organizers set', async () => {
    const { store, other } = await fresh();
    const wanted = { platform: 'slack', nativeId: 'T1', languages: ['es', 'en'] } as const;
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, at) => (at % 2 ? store : other).groups.ensure(wanted)),
    );
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const [first] = asked;
    const id = first?.id ?? '';
    expect(first).toMatchObject({
      timeZone: null,
      languages: ['es', 'en'],
      welcomed: false,
      organizerRoles: [],
    });
    await store.groups.change(id, {});
    await store.groups.change(id, {
      timeZone: 'America/Los_Angeles',
      languages: ['en'],
      organizersChannel: 'C1',
      announcementChannel: 'C2',
      organizerRoles: ['r1', 'r2'],
    });
    const changed = await other.groups.byId(id);
    expect(changed).toMatchObject({
      timeZone: 'America/Los_Angeles',
      organizersChannel: 'C1',
      organizerRoles: ['r1', 'r2'],
    });
    expect(await store.groups.byNativeId('slack', 'T1')).toEqual(changed);
    expect(await store.groups.byNativeId('discord', 'T1')).toBeNull();
    expect(await store.groups.byId('nobody')).toBeNull();
    expect(await store.groups.withOrganizersChannel()).toEqual([changed]);
    await store.groups.change(id, { timeZone: null, organizersChannel: null });
    expect(await store.groups.withOrganizersChannel()).toEqual([]);
    expect((await store.groups.byId(id))?.timeZone).toBeNull();
  });

  test('of many organizers at once one is welcomed', async () => {
    const { store, other } = await fresh();
    const { groupId } = await furnish(store);
    const welcomed = await Promise.all(
      Array.from({ length: 8 }, (_, at) => (at % 2 ? store : other).groups.welcomeOnce(groupId)),
    );
    expect(welcomed.filter(Boolean)).toHaveLength(1);
  });

  test('who was named organizes until they are taken out again', async () => {
    const { store } = await fresh();
    const { groupId } = await furnish(store);
    await store.organizers.add(groupId, 'ana');
    await store.organizers.add(groupId, 'ana');
    await store.organizers.add(groupId, 'marcus');
    expect(await store.organizers.count(groupId)).toBe(2);
    expect(await store.organizers.has(groupId, 'ana')).toBe(true);
    await store.organizers.remove(groupId, 'ana');
    expect(await store.organizers.has(groupId, 'ana')).toBe(false);
    expect(await store.organizers.count(groupId)).toBe(1);
    expect(await store.organizers.count('nobody')).toBe(0);
  });

  test('a language that somebody chose is kept until they forget it', async () => {
    const { store } = await fresh();
    await store.chosenLanguages.set('ana', 'es', '2026-11');
    await store.chosenLanguages.set('ana', 'en', '2026-11');
    expect(await store.chosenLanguages.of('ana')).toBe('en');
    await store.chosenLanguages.forget('ana');
    expect(await store.chosenLanguages.of('ana')).toBeNull();
  });

  test('templates are kept under their names, and given in the same order everywhere', async () => {
    const { store } = await fresh();
    const { groupId } = await furnish(store);
    for (const name of ['zebra', 'Árbol', 'apple', '_', 'Zoo', '10', 'ñ'])
      await store.templates.save(aTemplate(groupId, name));
    expect((await store.templates.of(groupId)).map(({ name }) => name)).toEqual([
      '10',
      'Zoo',
      '_',
      'apple',
      'zebra',
      'Árbol',
      'ñ',
    ]);
    const again = { ...aTemplate(groupId, 'Zoo'), place: 'Griffith Park', ladder: null };
    await store.templates.save(again);
    const zoo = (await store.templates.of(groupId)).find(({ name }) => name === 'Zoo');
    expect(zoo).toMatchObject({ place: 'Griffith Park', ladder: null, title: again.title });
    expect(zoo?.id).not.toBe(again.id);
    expect(await store.templates.byId(groupId, zoo?.id ?? '')).toEqual(zoo);
    expect(await store.templates.byId('another', zoo?.id ?? '')).toBeNull();
    await store.templates.remove(groupId, zoo?.id ?? '');
    expect(await store.templates.of(groupId)).toHaveLength(6);
  });

  test('a value of the installation is set, kept from the first who sets it, and forgotten', async () => {
    const { store, other } = await fresh();
    await store.meta.set('state', 'running');
    await store.meta.set('state', 'stopped');
    expect(await other.meta.get('state')).toBe('stopped');
    expect(await store.meta.get('nothing')).toBeNull();
    const kept = await Promise.all([store.meta.keep('secret', 'a'), other.meta.keep('secret', 'b')]);
    expect(new Set(kept).size).toBe(1);
    expect(await store.meta.keep('secret', 'c')).toBe(kept[0]);
    await store.meta.forget('secret');
    expect(await store.meta.get('secret')).toBeNull();
  });

  test('a delivery is taken once, by one of two who ask at once', async () => {
    const { store, other } = await fresh();
    const takers = Array.from({ length: 10 }, (_, at) => (at % 2 ? store : other));
    const taken = await Promise.all(takers.map(({ deliveries }) => deliveries.takeOnce('slack:Ev1', noon)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await store.deliveries.takeOnce('slack:Ev2', noon + 1)).toBe(true);
    await other.deliveries.forget('slack:Ev2');
    expect(await store.deliveries.takeOnce('slack:Ev2', noon + 1)).toBe(true);
    await store.deliveries.forgetBefore(noon + 1);
    expect(await other.deliveries.takeOnce('slack:Ev1', noon)).toBe(true);
    expect(await other.deliveries.takeOnce('slack:Ev2', noon)).toBe(false);
  });

  test('a code takes an event into another group once, until it expires', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    await store.shares.add('CODE', event.id, noon + hour);
    expect(await other.shares.eventOf('CODE', noon)).toBe(event.id);
    expect(await store.shares.eventOf('CODE', noon + hour)).toBeNull();
    expect(await store.shares.take('CODE', noon + hour)).toBeNull();
    const taken = await Promise.all([store, other, store].map(({ shares }) => shares.take('CODE', noon)));
    expect(taken.filter((id) => id !== null)).toEqual([event.id]);
    await store.shares.add('OLD', event.id, noon);
    await store.shares.removeExpired(noon);
    expect(await store.shares.eventOf('OLD', 0)).toBeNull();
  });
}
