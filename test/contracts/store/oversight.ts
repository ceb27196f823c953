import { expect, test } from 'vitest';
import { furnish, hour, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** What is kept of organizers' acts, of who may do what, and of what takes two of them. */
export function keepsOversight(fresh: () => Promise<StoreWorld>): void {
  test('who may do what, and what takes two, is as usual until it is changed', async () => {
    const { store, other } = await fresh();
    const { groupId } = await furnish(store);
    expect(await store.groups.byId(groupId)).toMatchObject({ permissions: {}, twoPeople: [] });
    const rules = {
      permissions: { names: 'by-right', create: 'organizers' },
      twoPeople: ['everybody', 'names'],
    } as const;
    await store.groups.change(groupId, rules);
    expect(await other.groups.byId(groupId)).toMatchObject(rules);
    await store.groups.change(groupId, { languages: ['en'] });
    expect(await other.groups.byId(groupId)).toMatchObject(rules);
  });

  test('what organizers did is read by their own group, the latest first, until it is forgotten', async () => {
    const { store, other } = await fresh();
    const { groupId, event } = await furnish(store);
    const elsewhere = await store.groups.ensure({ platform: 'slack', nativeId: 'T2', languages: ['en'] });
    const posted = { person: 'rosa', record: 'posted', eventId: event.id, at: noon } as const;
    const changed = { person: 'ana', record: 'settings-changed', eventId: null, at: noon + hour } as const;
    await store.audit.add(groupId, posted);
    await other.audit.add(groupId, changed);
    await store.audit.add(elsewhere.id, { ...posted, person: 'marcus', eventId: null });
    expect(await store.audit.latest(groupId, 10)).toEqual([changed, posted]);
    expect(await store.audit.latest(groupId, 1)).toEqual([changed]);
    await store.audit.forgetBefore(noon + hour);
    expect(await store.audit.latest(groupId, 10)).toEqual([changed]);
    expect(await store.audit.latest(elsewhere.id, 10)).toEqual([]);
  });

  test('what somebody asked for is used up by one of all who agree at once, in its own group', async () => {
    const { store, other } = await fresh();
    const { groupId, event } = await furnish(store);
    const wanted = {
      groupId,
      person: 'rosa',
      kind: 'action',
      name: 'event-publish',
      given: { event: event.id },
      seen: 'digest',
      madeAt: noon,
    } as const;
    const id = await store.requests.add(wanted);
    expect(await other.requests.byId(groupId, id)).toEqual({ id, ...wanted });
    expect(await store.requests.byId('another', id)).toBeNull();
    expect(await store.requests.take('another', id)).toBe(false);
    const later = await store.requests.add({ ...wanted, madeAt: noon + 1 });
    expect((await store.requests.since(groupId, noon - 1)).map((each) => each.id)).toEqual([later, id]);
    expect((await store.requests.since(groupId, noon)).map((each) => each.id)).toEqual([later]);
    expect(await store.requests.since('another', 0)).toEqual([]);
    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, at) => (at % 2 ? store : other).requests.take(groupId, id)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await store.requests.byId(groupId, id)).toBeNull();
    await store.requests.forgetBefore(noon + 1);
    expect(await store.requests.byId(groupId, later)).not.toBeNull();
    await store.requests.forgetBefore(noon + 2);
    expect(await store.requests.byId(groupId, later)).toBeNull();
  });

  test('names may be seen until the hour is over, and a later leave takes the place of an earlier one', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    await store.nameGrants.grant(event.id, 'rosa', noon);
    await other.nameGrants.grant(event.id, 'rosa', noon + hour);
    await store.nameGrants.grant(event.id, 'ana', noon);
    expect(await store.nameGrants.stands(event.id, 'rosa', noon)).toBe(true);
    expect(await store.nameGrants.stands(event.id, 'rosa', noon + hour)).toBe(false);
    expect(await store.nameGrants.stands(event.id, 'ana', noon)).toBe(false);
    expect(await store.nameGrants.stands('another', 'rosa', noon)).toBe(false);
    await store.nameGrants.forgetBefore(noon + hour);
    expect(await store.nameGrants.stands(event.id, 'rosa', noon)).toBe(true);
    expect(await store.nameGrants.stands(event.id, 'ana', noon - 1)).toBe(false);
    await store.nameGrants.forgetBefore(noon + hour + 1);
    expect(await store.nameGrants.stands(event.id, 'rosa', noon)).toBe(false);
  });

  test('the leave to see names goes with the event', async () => {
    const { store } = await fresh();
    const { event } = await furnish(store, { state: 'draft' });
    await store.nameGrants.grant(event.id, 'rosa', noon);
    await store.events.remove(event.id);
    expect(await store.nameGrants.stands(event.id, 'rosa', noon - 1)).toBe(false);
  });
}
