import { expect, test } from 'vitest';
import { eraseGroup } from '../../../src/people/erase-group.ts';
import type { Store } from '../../../src/store/open.ts';
import type { Series } from '../../../src/store/series.ts';
import { anEvent, aTemplate, channel, furnish, message, noon, server, title } from './furnish.ts';
import type { StoreWorld } from './world.ts';

const union = { platform: 'slack', group: 'T-union' };
const yard = { ...union, channel: 'C-yard' };

/** Another group with an event of its own, which stands in its channel and in the server's. */
async function aUnion(store: Store) {
  const { id } = await store.groups.ensure({ ...union, nativeId: union.group, languages: ['es'] });
  const event = anEvent(id, { place: 'Union hall' });
  await store.events.add(event, noon);
  return {
    id,
    event,
    here: await store.posts.add(event.id, yard),
    there: await store.posts.add(event.id, channel('general')),
  };
}

function aSeries(groupId: string, places: Series['places']): Series {
  const { kind, description, accessibility, place, link } = anEvent(groupId);
  return {
    id: `series ${places.length}`,
    groupId,
    kind,
    title,
    description,
    accessibility,
    place,
    link,
    ladder: null,
    timeZone: 'America/Los_Angeles',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    first: Temporal.PlainDateTime.from('2026-12-01T10:00'),
    duration: Temporal.Duration.from({ hours: 2 }),
    places,
    skipped: [],
    next: '2026-12-08',
    postAt: noon,
    version: 1,
    showsNames: false,
    buttonsOnly: false,
  };
}

/** What is left when a group is erased: nothing of it, and all of the others'. */
export function keepsNothingOfTheErased(fresh: () => Promise<StoreWorld>): void {
  test('a group is erased with its events wherever they stand, and other groups keep theirs', async () => {
    const { store, other } = await fresh();
    const { groupId, event, post } = await furnish(store);
    const { id: unionId, event: theirs, here } = await aUnion(store);
    await store.posts.recordMessage(post.id, message('general', 'm1'));
    const shared = await store.posts.add(event.id, yard);
    await store.posts.recordMessage(shared.id, { ...yard, message: 'm2' });
    await store.posts.recordMessage(here.id, { ...yard, message: 'm3' });
    await store.rsvps.set(event.id, 'ana', { choice: 'going', via: 'button', actedAt: noon });
    await store.rsvps.set(theirs.id, 'rosa', { choice: 'going', via: 'button', actedAt: noon });
    await store.templates.save(aTemplate(groupId, 'Zoo'));
    await store.organizers.add(groupId, 'marcus');
    await store.organizers.add(unionId, 'lupe');
    const edit = anEvent(unionId, { state: 'draft', edits: event.id });
    await store.events.add(edit, noon);
    const group = { ...server, id: groupId, nativeId: server.group };
    expect(await other.erasing.contents(group)).toEqual({
      events: 1,
      answers: 1,
      series: 0,
      templates: 1,
      organizers: 1,
    });
    const { refs } = await store.transaction((repositories) => eraseGroup(repositories, groupId));
    expect(refs.map((ref) => ref.message).sort()).toEqual(['m1', 'm2']);
    expect(await other.groups.byId(groupId)).toBeNull();
    expect(await other.events.byIds([event.id, edit.id])).toEqual([]);
    expect(await other.posts.byId(shared.id)).toBeNull();
    expect(await other.templates.of(groupId)).toEqual([]);
    expect(await other.organizers.has(groupId, 'marcus')).toBe(false);
    expect(await other.rsvps.of(event.id, 'ana')).toBeNull();
    expect(await other.events.byId(theirs.id)).toEqual(theirs);
    expect((await other.posts.of(theirs.id)).map(({ id }) => id)).toEqual([here.id]);
    expect(await other.rsvps.of(theirs.id, 'rosa')).toMatchObject({ choice: 'going' });
    expect(await other.organizers.has(unionId, 'lupe')).toBe(true);
    const again = await store.transaction((repositories) => eraseGroup(repositories, groupId));
    expect(again.refs).toEqual([]);
  });

  test("others' events that stood in its channels alone are cancelled, and their series go on without it", async () => {
    const { store, other } = await fresh();
    const { groupId } = await furnish(store);
    const { id: unionId, event: theirs, here } = await aUnion(store);
    await store.posts.remove(here.id);
    await store.series.add(aSeries(unionId, [yard, channel('general')]));
    await store.series.add({ ...aSeries(unionId, [channel('general')]), version: 7 });
    expect(await store.series.postedIn(server)).toHaveLength(2);
    await store.transaction((repositories) => eraseGroup(repositories, groupId));
    expect((await other.events.byId(theirs.id))?.state).toBe('cancelled');
    expect(await other.series.postedIn(server)).toEqual([]);
    expect(await other.series.byId('series 2')).toMatchObject({ places: [yard], postAt: noon });
    expect(await other.series.byId('series 1')).toMatchObject({ places: [], postAt: null, next: null });
  });

  test('what was shared or wished there goes, and what was shared or wished elsewhere stays', async () => {
    const { store, other } = await fresh();
    const { groupId } = await furnish(store);
    await aUnion(store);
    const share = { entry: 'hotline', language: 'es', fingerprint: 'f', sharedAt: noon } as const;
    await store.sharedAnswers.add({ ...share, id: 'a', place: channel('general') });
    await store.sharedAnswers.recordMessage('a', message('general', 'm4'));
    await store.sharedAnswers.add({ ...share, id: 'b', place: yard });
    const said = { language: 'es', sealed: 'sealed' } as const;
    await store.directWishes.agree({ ...said, ...server, person: 'ana' }, '2026-11');
    await store.directWishes.agree({ ...said, ...union, person: 'rosa' }, '2026-11');
    const { refs } = await store.transaction((repositories) => eraseGroup(repositories, groupId));
    expect(refs).toEqual([message('general', 'm4')]);
    expect((await other.sharedAnswers.all()).map(({ id }) => id)).toEqual(['b']);
    expect(await other.directWishes.of('ana')).toBeNull();
    expect(await other.directWishes.of('rosa')).toMatchObject({ state: 'yes' });
  });
}
