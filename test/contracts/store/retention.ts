import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/open.ts';
import { anEvent, channel, type Furnished, furnish, hour, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** When the event of {@link furnish} ends (epoch ms). */
const end = noon + hour;
const rung = 'PT2H to going';

/** Four say something in two groups and one nowhere, with all that can be kept of people at an event. */
async function peopleSay(store: Store, { event, post, groupId }: Furnished): Promise<void> {
  const via = 'button';
  const here = { groupId, sealed: 'a sealed account' };
  await store.rsvps.set(event.id, 'ana', { choice: 'going', via, actedAt: noon }, here);
  await store.rsvps.setSpeaks(event.id, 'ana', true);
  await store.rsvps.set(event.id, 'rosa', { choice: 'going', via, actedAt: noon }, here);
  const elsewhere = { groupId: 'another', sealed: null };
  await store.rsvps.set(event.id, 'wei', { choice: 'going', via, actedAt: noon }, elsewhere);
  await store.rsvps.set(event.id, 'luz', { choice: 'not-going', via: 'reaction', actedAt: noon });
  await store.rsvps.set(event.id, 'omar', { choice: null, via, actedAt: noon });
  await store.reactions.note(post.id, { person: 'luz', reaction: 'cross' }, true, noon, noon);
  await store.tombstones.add({ postId: post.id, person: 'marcus', reaction: 'check', madeAt: noon });
  await store.personalReminders.add({ eventId: event.id, person: 'ana', rung });
  await store.nameGrants.grant(event.id, 'organizer', noon);
  await store.outbox.planFanOut({ eventId: event.id, rung, dueAt: noon, ofStart: noon });
  const waiting = { lane: 'lane', sealed: 'sealed', dropped: null, ofStart: noon };
  await store.outbox.addDirects([{ eventId: event.id, person: 'ana', rung, dueAt: noon, ...waiting }]);
}

/** How much is kept of people at an event, besides numbers. */
async function keptOf(store: Store, { event, post }: Furnished) {
  return {
    said: [...(await store.rsvps.peopleWho(event.id, ['going', 'maybe', 'not-going']))],
    takenBack: await store.rsvps.of(event.id, 'omar'),
    reactions: await store.reactions.of(post.id),
    tombstones: await store.tombstones.of(post.id),
    own: await store.personalReminders.of(event.id, 'ana'),
    granted: await store.nameGrants.stands(event.id, 'organizer', 0),
    fanOuts: await store.outbox.fanOuts(event.id),
    directs: await store.outbox.directsTo(event.id, 'ana'),
  };
}

const nothing = {
  said: [],
  takenBack: null,
  reactions: [],
  tombstones: [],
  own: [],
  granted: false,
  fanOuts: [],
  directs: [],
};

/** What goes in time, and what stays. */
export function forgetsInTime(fresh: () => Promise<StoreWorld>): void {
  test('an event that is long over is left with the same numbers, and nobody', async () => {
    const { store, other } = await fresh();
    const there = await furnish(store);
    const { event } = there;
    await peopleSay(store, there);
    await store.outbox.plan({ kind: 'reminder', eventId: event.id, postId: there.post.id, dueAt: noon });
    const numbers = async () => [await other.rsvps.count(event.id), await other.rsvps.speakers(event.id)];
    const before = await numbers();
    expect(before).toEqual([{ going: 3, maybe: 0, 'not-going': 1 }, 1]);

    const { eventCounts } = store;
    expect(await eventCounts.due(end - 1)).toEqual([]);
    const collapse = (moment: number) =>
      store.transaction((repositories) => repositories.eventCounts.collapse(event.id, moment));
    expect(await collapse(end - 1)).toBe(false);
    expect((await keptOf(store, there)).said).toHaveLength(4);

    expect(await eventCounts.due(end)).toEqual([event.id]);
    expect(await eventCounts.withPeople()).toEqual([event.id]);
    expect(await eventCounts.peopleAmong(event.id, ['ana', 'omar', 'nobody'])).toEqual(
      new Set(['ana', 'omar']),
    );
    expect(await collapse(end)).toBe(true);
    expect(await numbers()).toEqual(before);
    expect(await keptOf(other, there)).toEqual(nothing);
    expect(await eventCounts.peopleAmong(event.id, ['ana', 'omar'])).toEqual(new Set());
    expect(await eventCounts.withPeople()).toEqual([]);
    // What channels were told stands there for all to see.
    expect((await store.outbox.of(event.id)).map(({ kind }) => kind)).toEqual(['reminder']);

    expect(await eventCounts.due(end)).toEqual([]);
    expect(await collapse(end)).toBe(true);
    expect(await numbers()).toEqual(before);
  });

  test.each(['reactions', 'tombstones', 'personalReminders', 'nameGrants', 'directs'] as const)(
    'an event of which nothing but %s are kept is left with nothing too',
    async (only) => {
      const { store } = await fresh();
      const { event, post } = await furnish(store);
      const of = { eventId: event.id, person: 'ana', rung };
      const waiting = { lane: 'lane', dueAt: noon, sealed: null, dropped: 'overtaken', ofStart: noon };
      const add = {
        reactions: () =>
          store.reactions.note(post.id, { person: 'ana', reaction: 'check' }, true, noon, noon),
        tombstones: () =>
          store.tombstones.add({ postId: post.id, person: 'ana', reaction: 'check', madeAt: noon }),
        personalReminders: () => store.personalReminders.add(of),
        nameGrants: () => store.nameGrants.grant(event.id, 'ana', noon),
        directs: () => store.outbox.addDirects([{ ...of, ...waiting }]),
      };
      await add[only]();
      expect(await store.eventCounts.due(end)).toEqual([event.id]);
      await store.transaction(({ eventCounts }) => eventCounts.collapse(event.id, end));
      expect(await store.eventCounts.due(end)).toEqual([]);
    },
  );

  test('where two do it at once each number is counted once, and other events stay as they are', async () => {
    const { store, other } = await fresh();
    const there = await furnish(store);
    await peopleSay(store, there);
    const coming = anEvent(there.groupId);
    await store.events.add(coming, noon);
    const post = await store.posts.add(coming.id, channel('general'));
    const next = { event: coming, post, groupId: there.groupId };
    await peopleSay(store, next);
    const before = await keptOf(store, next);
    await Promise.all(
      [store, other, store].map((each) =>
        each.transaction(({ eventCounts }) => eventCounts.collapse(there.event.id, end)),
      ),
    );
    const counts = await store.rsvps.counts([there.event.id, coming.id]);
    const three = { going: 3, maybe: 0, 'not-going': 1 };
    expect(counts).toEqual(
      new Map([
        [there.event.id, three],
        [coming.id, three],
      ]),
    );
    expect(await keptOf(store, next)).toEqual(before);
  });

  test('a choice is kept with the month in which it was last of use, and no longer than asked', async () => {
    const { store, other } = await fresh();
    const { chosenLanguages, directWishes } = store;
    await chosenLanguages.set('ana', 'es', '2025-10');
    await chosenLanguages.set('rosa', 'en', '2025-10');
    expect(await chosenLanguages.use('ana', '2025-11')).toBe('es');
    expect(await chosenLanguages.use('nobody', '2025-11')).toBeNull();
    await chosenLanguages.forgetUnused('2025-11');
    expect(await other.chosenLanguages.of('ana')).toBe('es');
    expect(await other.chosenLanguages.of('rosa')).toBeNull();
    await chosenLanguages.forgetUnused('2025-12');
    expect(await other.chosenLanguages.of('ana')).toBeNull();

    const said = { platform: 'discord', language: 'en' } as const;
    const yes = { ...said, group: 'g', sealed: 'sealed' };
    for (const person of ['asked', 'no', 'stays']) await directWishes.askOnce({ ...said, person }, '2025-10');
    await directWishes.refuse({ ...said, person: 'no' }, '2025-10');
    for (const person of ['yes', 'closed', 'used']) await directWishes.agree({ ...yes, person }, '2025-10');
    await directWishes.close('closed');
    expect(await directWishes.use('stays', '2025-11')).toMatchObject({ state: 'asked' });
    expect(await directWishes.use('nobody', '2025-11')).toBeNull();
    await directWishes.forgetUnanswered('2025-10');
    expect(await directWishes.of('asked')).not.toBeNull();
    await directWishes.forgetUnanswered('2025-11');
    const left = async () => {
      const all = ['asked', 'no', 'stays', 'yes', 'closed', 'used'];
      const known = await Promise.all(all.map((person) => other.directWishes.of(person)));
      return known.flatMap((wish) => wish?.person ?? []);
    };
    expect(await left()).toEqual(['stays', 'yes', 'closed', 'used']);
    const unused = async (after: string, atMost: number) =>
      (await directWishes.unusedAfter(after, '2025-11', atMost)).map(({ person }) => person);
    expect(await unused('', 2)).toEqual(['closed', 'used']);
    expect(await unused('used', 2)).toEqual(['yes']);
    // It is of use while somebody looks what else is left of them.
    await directWishes.use('used', '2025-11');
    await directWishes.forgetUnused(['used', 'closed', 'yes'], '2025-11');
    expect(await left()).toEqual(['stays', 'used']);
  });

  test('who must not come back with a backup is known until no backup is left', async () => {
    const { store, other } = await fresh();
    const { forgotten } = store;
    await forgotten.add([
      { digest: 'a', until: noon },
      { digest: 'b', until: noon + 1 },
    ]);
    await forgotten.removeExpired(noon - 1);
    expect(await other.forgotten.all()).toHaveLength(2);
    await forgotten.removeExpired(noon);
    expect(await other.forgotten.all()).toEqual([{ digest: 'b', until: noon + 1 }]);
  });

  test('since when the bot is in a group no more is known until it is there again', async () => {
    const { store, other } = await fresh();
    const ensure = (platform: string, nativeId: string) =>
      store.groups.ensure({ platform, nativeId, languages: ['en'] });
    const [a, b, elsewhere] = [
      await ensure('discord', '1'),
      await ensure('discord', '2'),
      await ensure('slack', '1'),
    ];
    const left = async (moment: number) => (await other.groups.leftBy(moment)).map(({ id }) => id).toSorted();
    await store.groups.left('discord', '1', noon);
    await store.groups.left('discord', '1', noon + 9);
    await store.groups.left('discord', 'never seen', noon);
    expect(await left(noon - 1)).toEqual([]);
    expect(await left(noon)).toEqual([a.id]);
    await store.groups.joined('discord', '1');
    expect(await left(noon)).toEqual([]);
    await store.groups.areAll('discord', ['2'], noon);
    await store.groups.areAll('discord', ['2'], noon + 9);
    expect(await left(noon)).toEqual([a.id]);
    await store.groups.areAll('discord', ['1', '2', '3'], noon);
    expect(await left(noon)).toEqual([]);
    await store.groups.areAll('discord', [], noon);
    expect(await left(noon)).toEqual([a.id, b.id].toSorted());
    await store.groups.areAll('slack', [], noon + 1);
    expect(await left(noon + 1)).toContain(elsewhere.id);
  });
}
