import { expect, test } from 'vitest';
import type { Series } from '../../../src/store/series.ts';
import { anEvent, channel, furnish, message, noon, server, title } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** What is kept of events and where they stand. */
export function keepsEvents(fresh: () => Promise<StoreWorld>): void {
  test('an event is given back as it was written', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store, {
      ladder: ['P7D', 'PT2H'],
      link: 'https://example.org/?a=1&b=%20',
    });
    const read = await other.events.byId(event.id);
    expect(read).toEqual(event);
    expect(read?.start.timeZoneId).toBe('America/Los_Angeles');
    expect(await store.events.byId('nothing')).toBeNull();
  });

  test('a sign that databases do not take is left out, and nothing fails by it', async () => {
    const { store } = await fresh();
    const { event } = await furnish(store, { place: 'City\0 Hall', title: { en: 'a\0b', es: '\ud800' } });
    const read = await store.events.byId(event.id);
    expect(read?.place.replaceAll('\0', '')).toBe('City Hall');
    expect(read?.title.en).toBe('a\0b');
  });

  test('of two who confirm at once one does, and nobody overwrites what they have not seen', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store, { state: 'draft' });
    expect(await store.events.rewriteDraft({ ...event, place: 'Grand Park' })).toBe(true);
    const moved = await Promise.all(
      [store, other, store, other].map(({ events }) => events.move(event.id, 'draft', 'open')),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await store.events.rewriteDraft(event)).toBe(false);
    const open = { ...event, state: 'open' as const };
    const written = await Promise.all(
      [store, other].map(({ events }, at) => events.rewriteOpen({ ...open, place: `place ${at}` })),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
    expect((await store.events.byId(event.id))?.version).toBe(2);
    expect(await store.events.rewriteOpen(open)).toBe(false);
  });

  test('events are found where they stand, by their time', async () => {
    const { store } = await fresh();
    const { event, groupId } = await furnish(store);
    const at = (hours: number) => ({ start: event.start.add({ hours }), end: event.end.add({ hours }) });
    const later = anEvent(groupId, at(48));
    const sameTime = anEvent(groupId, at(0));
    const over = anEvent(groupId, at(-48));
    const cancelled = anEvent(groupId, { ...at(24), state: 'cancelled' });
    const elsewhere = anEvent(groupId);
    const draft = anEvent(groupId, { state: 'draft' });
    const direct = anEvent(groupId);
    for (const [order, each] of [later, sameTime, over, cancelled, elsewhere, draft, direct].entries())
      await store.events.add(each, noon + order);
    for (const each of [later, sameTime, over, cancelled, draft])
      await store.posts.add(each.id, channel('general'));
    await store.posts.add(later.id, channel('second'));
    await store.posts.add(elsewhere.id, { platform: 'slack', group: 'T1', channel: 'C1' });
    await store.posts.add(direct.id, { ...server, group: null, channel: 'D1' });
    const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);
    expect(ids(await store.events.coming(server, noon, 10))).toEqual(ids([event, sameTime, later]));
    expect(ids(await store.events.coming(server, noon, 1))).toEqual([event.id]);
    expect(ids(await store.events.coming({ platform: 'discord', group: null }, noon, 10))).toEqual([
      direct.id,
    ]);
    expect(ids(await store.events.past(server, noon, 10))).toEqual(ids([cancelled, over]));
    expect(await store.events.inGroup(event.id, server)).toEqual(event);
    expect(await store.events.inGroup(elsewhere.id, server)).toBeNull();
    expect(ids(await store.events.open(noon)).sort()).toEqual(
      ids([event, later, sameTime, elsewhere, direct]).sort(),
    );
    await store.events.removeDraftsBefore(noon + 5);
    expect(await store.events.byId(draft.id)).toEqual(draft);
    await store.events.removeDraftsBefore(noon + 6);
    expect(await store.events.byId(draft.id)).toBeNull();
    await store.events.remove(event.id);
    expect(await store.posts.of(event.id)).toEqual([]);
  });

  test('posts stay in the order in which they were planned, whatever becomes of them', async () => {
    const { store } = await fresh();
    const { event, post } = await furnish(store);
    const channels = ['general', 'b', 'a', 'c', 'd'];
    for (const name of channels.slice(1)) await store.posts.add(event.id, channel(name));
    for (const each of [...(await store.posts.of(event.id))].reverse())
      await store.posts.recordMessage(each.id, message(each.place.channel, `m-${each.place.channel}`));
    const posts = await store.posts.of(event.id);
    expect(posts.map(({ place }) => place.channel)).toEqual(channels);
    expect(await store.posts.byMessage(message('a', 'm-a'))).toEqual(posts[2]);
    expect(await store.posts.byMessage(message('a', 'm-b'))).toBeNull();
    await store.posts.forgetMessage(post.id);
    expect(await store.posts.byId(post.id)).toEqual({ ...post, reposts: 1 });
    await store.posts.noteRead(post.id, noon);
    expect((await store.posts.byId(post.id))?.readAt).toBe(noon);
    const [, second] = posts;
    await store.posts.detach(second?.id ?? '');
    expect(await store.posts.byId(second?.id ?? '')).toEqual({ ...second, message: null });
    await store.posts.remove(second?.id ?? '');
    expect(await store.posts.byId(second?.id ?? '')).toBeNull();
  });

  test('a series is kept with its rule, and its events know it', async () => {
    const { store, other } = await fresh();
    const { groupId } = await furnish(store);
    const event = anEvent(groupId);
    const series: Series = {
      id: 'weekly',
      groupId,
      kind: 'council-meeting',
      title,
      description: title,
      accessibility: title,
      place: '',
      link: '',
      ladder: null,
      timeZone: 'America/Los_Angeles',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      first: Temporal.PlainDateTime.from('2026-12-01T10:00'),
      duration: Temporal.Duration.from({ hours: 2 }),
      places: [channel('general')],
      showsNames: true,
      buttonsOnly: true,
      skipped: ['2026-12-08'],
      next: '2026-12-15',
      postAt: noon,
      version: 1,
    };
    await store.series.add(series);
    await store.series.add({ ...series, id: 'unused', next: null, postAt: null });
    expect(await store.series.byId('weekly')).toEqual(series);
    const ofSeries = { id: 'weekly', rule: series.rule, first: series.first };
    await store.events.add({ ...event, series: { ...ofSeries, occurrence: '2026-12-01' } }, noon);
    expect((await store.events.ofSeries('weekly')).map(({ series: of }) => of)).toEqual([
      { ...ofSeries, occurrence: '2026-12-01' },
    ]);
    // The same day is posted once.
    const twice = { ...event, id: 'twice', series: { ...ofSeries, occurrence: '2026-12-01' } };
    await expect(store.events.add(twice, noon)).rejects.toThrow();
    expect(await store.series.of(groupId, noon)).toEqual([series]);
    expect(await store.series.due(noon - 1)).toEqual([]);
    expect(await store.series.due(noon)).toEqual([series]);
    expect(await store.series.nextPost(noon - 1)).toBe(noon);
    expect(await store.series.nextPost(noon)).toBeNull();
    const saved = await Promise.all(
      [store, other].map((each) => each.series.save({ ...series, place: 'Here' })),
    );
    expect(saved.filter(Boolean)).toHaveLength(1);
    await store.series.removeUnused();
    expect(await store.series.byId('unused')).toBeNull();
    await store.series.remove('weekly');
    expect((await store.events.byId(event.id))?.series).toBeNull();
  });
}
