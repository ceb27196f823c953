import { expect, test } from 'vitest';
import { channel, message, noon, server } from './furnish.ts';
import type { StoreWorld } from './world.ts';

/** What is kept of answers. */
export function keepsAnswers(fresh: () => Promise<StoreWorld>): void {
  test('votes are counted, none is lost, and what is most doubtful comes first', async () => {
    const { store, other } = await fresh();
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? store : other).answerVotes.add('b/stop', 'en', 'no')),
    );
    for (const [entry, language, verdict] of [
      ['b/stop', 'en', 'yes'],
      ['a/Work', 'es', 'yes'],
      ['a/apply', 'en', 'yes'],
      ['a/apply', 'es', 'yes'],
      ['a/apply', 'en', 'yes'],
    ] as const)
      await store.answerVotes.add(entry, language, verdict);
    expect(await store.answerVotes.all()).toEqual([
      { entry: 'b/stop', language: 'en', yes: 1, no: 20 },
      { entry: 'a/Work', language: 'es', yes: 1, no: 0 },
      { entry: 'a/apply', language: 'es', yes: 1, no: 0 },
      { entry: 'a/apply', language: 'en', yes: 2, no: 0 },
    ]);
  });

  test('a shared answer is kept with its message, as it is shown, until it goes', async () => {
    const { store } = await fresh();
    const place = channel('general');
    const shared = (id: string, sharedAt: number) => ({
      id,
      entry: 'a/apply',
      language: 'en' as const,
      place,
      fingerprint: 'f1',
      sharedAt,
    });
    await store.sharedAnswers.add(shared('s2', noon));
    await store.sharedAnswers.add(shared('s1', noon - 1));
    await store.sharedAnswers.add({
      ...shared('s3', noon + 1),
      place: { ...server, group: null, channel: 'other' },
    });
    await store.sharedAnswers.recordMessage('s1', message('general', 'm1'));
    await store.sharedAnswers.recordShown('s1', 'f2');
    expect((await store.sharedAnswers.all()).map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
    expect(await store.sharedAnswers.byId('s1')).toEqual({
      ...shared('s1', noon - 1),
      fingerprint: 'f2',
      message: message('general', 'm1'),
    });
    expect((await store.sharedAnswers.byId('s3'))?.place.group).toBeNull();
    expect((await store.sharedAnswers.inChannel(place, noon - 1)).map(({ id }) => id)).toEqual(['s2']);
    await store.sharedAnswers.removeByMessage(message('general', 'm1'));
    expect(await store.sharedAnswers.byId('s1')).toBeNull();
    await store.sharedAnswers.forgetBefore(noon + 1);
    expect((await store.sharedAnswers.all()).map(({ id }) => id)).toEqual(['s3']);
    await store.sharedAnswers.remove('s3');
    expect(await store.sharedAnswers.all()).toEqual([]);
  });
}
