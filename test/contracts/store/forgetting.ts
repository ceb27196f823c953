import { expect, test } from 'vitest';
import { everythingOf } from '../../../src/people/everything-of.ts';
import { forgetPerson } from '../../../src/people/forget.ts';
import { replayForgotten, whoIsForgotten } from '../../../src/people/replay-forgotten.ts';
import { digestOf } from '../../../src/store/forgotten.ts';
import { channel, furnish, hour, message, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

const day = 24 * hour;
/** As the secret would make them: another name for each thing. */
const namesOf = (who: string) => (realm: string) => `${who} at ${realm}`;

/** How somebody is forgotten, and stays so. */
export function forgetsPeople(fresh: () => Promise<StoreWorld>): void {
  const full = async ({ store }: StoreWorld) => {
    const { event, post, groupId } = await furnish(store);
    await store.posts.recordMessage(post.id, message('general', 'm1'), noon);
    const ana = namesOf('ana');
    const eventId = event.id;
    const person = ana(eventId);
    for (const each of [person, namesOf('rosa')(eventId)]) {
      await store.rsvps.set(eventId, each, { choice: 'going', via: 'reaction', actedAt: noon });
      await store.reactions.correct(post.id, { person: each, reaction: 'check' }, true, noon);
    }
    await store.reactions.correct(post.id, { person, reaction: 'cross' }, false, noon);
    await store.personalReminders.add({ eventId, person, rung: 'PT3H to personal' });
    const lane = 'discord x direct';
    await store.outbox.addDirects([
      {
        ...{ eventId, person, lane, rung: 'PT2H to going', dueAt: noon, sealed: 's' },
        dropped: null,
        ofStart: noon,
      },
    ]);
    await store.chosenLanguages.set(ana('language'), 'es', '2027-03');
    await store.directWishes.refuse(
      { person: ana('direct'), platform: 'discord', language: 'es' },
      '2027-03',
    );
    await store.organizers.add(groupId, ana(`organizer ${groupId}`));
    return { event, post, groupId, person, ana };
  };

  test('everything of a person is found, and goes but for who organizes; others stay, and posts are shown anew', async () => {
    const world = await fresh();
    const { store, other } = world;
    const { event, post, ana } = await full(world);
    const tables = async () => (await everythingOf(other, ana)).map(({ table }) => table).toSorted();
    expect(await tables()).toEqual([
      'chosen_languages',
      'direct_wishes',
      'organizers',
      'outbox',
      'personal_reminders',
      'reactions',
      'reactions',
      'rsvps',
    ]);
    const stones = await store.transaction((repositories) =>
      forgetPerson(repositories, ana, { now: noon, retentionDays: 14 }),
    );
    const stone = { postId: post.id, person: `ana at forgotten ${post.id}`, reaction: 'check', madeAt: noon };
    expect(stones).toEqual([stone]);
    expect(await store.tombstones.of(post.id)).toEqual([stone]);
    expect(await tables()).toEqual(['organizers', 'tombstones']);
    expect(await store.rsvps.count(event.id)).toMatchObject({ going: 1 });
    const asked = (await store.outbox.of(event.id)).map(({ kind, postId, state }) => ({
      kind,
      postId,
      state,
    }));
    expect(asked).toEqual([{ kind: 'refresh', postId: post.id, state: 'pending' }]);
    // What says that they were forgotten bears no moment, and ends on days that do not tell which belong together.
    const { length } = (await store.forgotten.all()).filter(({ until }) => {
      expect(until % day).toBe(0);
      expect(until).toBeGreaterThanOrEqual(noon + 14 * day);
      return until <= noon + 21 * day;
    });
    expect(length).toBe(3);
  });

  test('an older database knows of it when it takes the place of a newer one', async () => {
    const world = await fresh();
    const { store } = world;
    const { event, post, person, ana } = await full(world);
    const since = {
      forgotten: [person, ana('language'), 'somebody else'].map((each) => ({
        digest: digestOf(each),
        until: noon,
      })),
      tombstones: [
        { postId: post.id, person: 'mark', reaction: 'check', madeAt: noon } as const,
        { postId: 'a later post', person: 'mark', reaction: 'check', madeAt: noon } as const,
      ],
    };
    expect(await store.transaction((repositories) => replayForgotten(repositories, since))).toBe(2);
    expect((await everythingOf(store, ana)).map(({ table }) => table)).toEqual([
      'direct_wishes',
      'organizers',
    ]);
    expect(await store.rsvps.count(event.id)).toMatchObject({ going: 1 });
    const now = await whoIsForgotten(store);
    expect(now.tombstones).toEqual(since.tombstones.slice(0, 1));
    expect(now.forgotten).toHaveLength(3);
    expect(await replayForgotten(store)).toBe(0);
  });

  test('who says something anew is kept like anybody from then on', async () => {
    const { store } = await fresh();
    const { event } = await furnish(store);
    const asked = { person: 'ana', platform: 'discord', language: 'en' } as const;
    const words = [
      () => store.chosenLanguages.set('ana', 'en', '2027-03'),
      () => store.personalReminders.add({ eventId: event.id, person: 'ana', rung: 'PT3H to personal' }),
      () => store.directWishes.askOnce(asked, '2027-03'),
      () => store.directWishes.agree({ ...asked, group: null, sealed: 's' }, '2027-03'),
      () => store.directWishes.refuse(asked, '2027-03'),
      () => store.forgotten.recall('ana'),
    ];
    for (const say of words) {
      await store.forgotten.add(['ana', 'rosa'].map((each) => ({ digest: digestOf(each), until: noon })));
      expect(await store.forgotten.has('ana')).toBe(true);
      await say();
      expect(await store.forgotten.has('ana')).toBe(false);
      expect(await store.forgotten.has('rosa')).toBe(true);
    }
  });

  test('a tombstone is one reaction of one person under one post', async () => {
    const { store } = await fresh();
    const { event, post } = await furnish(store);
    const second = await store.posts.add(event.id, channel('second'));
    const stone = { postId: post.id, person: 'ana', reaction: 'check', madeAt: noon } as const;
    for (const each of [stone, { ...stone, postId: second.id }, { ...stone, reaction: 'cross' } as const])
      await store.tombstones.add(each);
    await store.tombstones.add({ ...stone, madeAt: noon + 1 });
    expect(await store.tombstones.find(stone)).toEqual({ ...stone, madeAt: noon + 1 });
    expect(await store.tombstones.find({ ...stone, person: 'rosa' })).toBeNull();
    await store.tombstones.remove(stone);
    expect(await store.tombstones.find(stone)).toBeNull();
    expect((await store.kept.posts()).toSorted()).toEqual([post.id, second.id].toSorted());
    expect(await store.tombstones.all()).toHaveLength(2);
    await store.posts.remove(second.id);
    expect(await store.tombstones.all()).toHaveLength(1);
    expect(await store.kept.people('tombstones')).toEqual(['ana']);
    // It stood under a message; under the one that is posted anew nothing stands yet.
    await store.posts.forgetMessage(post.id);
    expect(await store.tombstones.all()).toEqual([]);
  });

  test('many pseudonyms are looked for at once, more than a statement takes', async () => {
    const { store } = await fresh();
    const { event } = await furnish(store);
    const many = Array.from({ length: 2_500 }, (_, at) => `person ${at}`);
    for (const person of ['person 1', 'person 2400'])
      await store.rsvps.set(event.id, person, { choice: 'going', via: 'button', actedAt: noon });
    expect(await store.kept.rows('rsvps', many)).toHaveLength(2);
    await store.forgotten.add(many.map((each) => ({ digest: digestOf(each), until: noon })));
    expect(await store.forgotten.all()).toHaveLength(2_500);
    await store.kept.remove('rsvps', many);
    expect(await store.kept.rows('rsvps', many)).toEqual([]);
    expect(await store.kept.events()).toEqual([event.id]);
    expect(await store.kept.groups()).toEqual([event.groupId]);
    await store.forgotten.removeExpired(noon - 1);
    expect(await store.forgotten.all()).toHaveLength(2_500);
    await store.forgotten.removeExpired(noon);
    expect(await store.forgotten.all()).toEqual([]);
  });
}
