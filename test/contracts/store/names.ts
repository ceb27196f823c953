import { expect, test } from 'vitest';
import type { Rsvp } from '../../../src/store/rsvps.ts';
import { aTemplate, furnish, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** What is kept of whose name organizers may see. */
export function keepsNames(fresh: () => Promise<StoreWorld>): void {
  const said = (choice: Rsvp['choice'], at = 0): Rsvp => ({ choice, via: 'button', actedAt: noon + at });
  const there = (groupId: string | null, sealed: string | null = null) => ({ groupId, sealed });

  test('a name is for the organizers of one group alone, and people are counted in it', async () => {
    const { store, other } = await fresh();
    const { event, groupId } = await furnish(store);
    const { rsvps, names } = store;
    await rsvps.set(event.id, 'wei', said('maybe'), there(groupId, 'seal of wei'));
    await rsvps.set(event.id, 'ana', said('going'), there(groupId, 'seal of ana'));
    await rsvps.set(event.id, 'rosa', said('going'), there(groupId));
    await rsvps.set(event.id, 'luz', said('going'), there('another group', 'seal of luz'));
    await rsvps.set(event.id, 'marcus', said('going'));
    expect(await other.names.in(event.id, groupId)).toEqual([
      { person: 'ana', choice: 'going', sealed: 'seal of ana' },
      { person: 'wei', choice: 'maybe', sealed: 'seal of wei' },
    ]);
    expect(await names.count(event.id, groupId)).toEqual({ going: 2, maybe: 1, 'not-going': 0 });
    expect(await names.of(event.id, 'ana')).toEqual({ groupId, isShown: true });
    expect(await names.of(event.id, 'marcus')).toEqual({ groupId: null, isShown: false });
    expect(await names.of(event.id, 'nobody')).toBeNull();
    await names.hideAll(event.id);
    expect(await names.in(event.id, groupId)).toEqual([]);
    expect(await names.in(event.id, 'another group')).toEqual([]);
    expect(await names.count(event.id, groupId)).toEqual({ going: 2, maybe: 1, 'not-going': 0 });
    await store.eventCounts.collapse(event.id, event.end.epochMilliseconds);
    expect(await names.count(event.id, groupId)).toEqual({ going: 2, maybe: 1, 'not-going': 0 });
  });

  test('a name stays while they come and say so in the same group, or nobody knows where', async () => {
    const { store } = await fresh();
    const { event, groupId } = await furnish(store);
    const { rsvps, names } = store;
    const isShown = async () => (await names.of(event.id, 'ana'))?.isShown;
    const begin = () => rsvps.set(event.id, 'ana', said('going'), there(groupId, 'seal'));
    await begin();
    await rsvps.set(event.id, 'ana', said('maybe', 1), there(groupId));
    await rsvps.set(event.id, 'ana', said('going', 2));
    expect(await names.of(event.id, 'ana')).toEqual({ groupId, isShown: true });
    await rsvps.set(event.id, 'ana', said('going', 3), there('another group'));
    expect(await names.of(event.id, 'ana')).toEqual({ groupId: 'another group', isShown: false });
    for (const gone of ['not-going', null] as const) {
      await begin();
      expect(await isShown()).toBe(true);
      await rsvps.set(event.id, 'ana', said(gone, 4), there(groupId, 'seal'));
      expect(await isShown()).toBe(false);
    }
    await rsvps.set(event.id, 'wei', said('not-going'), there(groupId, 'seal'));
    expect(await names.of(event.id, 'wei')).toEqual({ groupId, isShown: false });
  });

  test('whoever comes can show their name in a group and hide it again', async () => {
    const { store } = await fresh();
    const { event, groupId } = await furnish(store);
    const { rsvps, names } = store;
    await rsvps.set(event.id, 'ana', said('going'));
    expect(await names.show(event.id, 'ana', null, 'seal')).toBe(false);
    expect(await names.show(event.id, 'ana', groupId, 'seal')).toBe(true);
    expect(await names.in(event.id, groupId)).toEqual([{ person: 'ana', choice: 'going', sealed: 'seal' }]);
    await names.hide(event.id, 'ana');
    expect(await names.of(event.id, 'ana')).toEqual({ groupId, isShown: false });
    for (const group of [groupId, null]) {
      await rsvps.set(event.id, 'ana', said('maybe'), there(group, 'seal'));
      expect(await names.of(event.id, 'ana')).toEqual({ groupId, isShown: false });
    }
    expect(await names.show(event.id, 'ana', null, 'seal')).toBe(true);
    await names.hide(event.id, 'ana');
    await names.show(event.id, 'ana', groupId, 'seal');
    await rsvps.set(event.id, 'ana', said('going'), there(groupId, 'seal anew'));
    expect(await names.in(event.id, groupId)).toMatchObject([{ person: 'ana', sealed: 'seal anew' }]);
    await rsvps.set(event.id, 'wei', said('not-going'), there(groupId));
    for (const person of ['wei', 'nobody'])
      expect(await names.show(event.id, person, groupId, 'seal')).toBe(false);
  });

  test('the rules of groups, events, series and templates are known as they lie there, and can be set', async () => {
    const { store, other } = await fresh();
    const { event, groupId } = await furnish(store, { showsNames: true });
    await store.templates.save(aTemplate(groupId, 'rally'));
    const flags = { shows_names: 1, buttons_only: 0 };
    expect(await store.rules.answering('events')).toEqual([{ id: event.id, ...flags }]);
    expect(await store.rules.answering('templates')).toMatchObject([{ shows_names: 1, buttons_only: 1 }]);
    expect(await store.rules.answering('series')).toEqual([]);
    await store.rules.setAnswering('events', { id: event.id, shows_names: 0, buttons_only: 1 });
    expect(await other.events.byId(event.id)).toMatchObject({ showsNames: false, buttonsOnly: true });
    const rules = { permissions: '{}', two_people: '[]', organizers_channel: null, organizer_roles: '[]' };
    expect(await store.rules.ofGroups()).toEqual([{ id: groupId, ...rules }]);
    await store.rules.setOfGroup({ id: groupId, ...rules, two_people: '["names"]', organizers_channel: '5' });
    const changed = { twoPeople: ['names'], organizersChannel: '5' };
    expect(await other.groups.byId(groupId)).toMatchObject(changed);
  });
}
