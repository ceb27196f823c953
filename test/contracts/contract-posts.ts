import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { reactions } from '../../src/chat/reaction.ts';
import { failure, gone, inChannel, posted, type Theme } from './bench.ts';
import { manyWords, post, text, wordsOf } from './messages.ts';
import { there } from './stand-in.ts';

/** The longest post that the platform takes as one message. */
function fullest(fits: (message: Message) => boolean): { readonly words: string; readonly message: Message } {
  const make = (length: number) => post(manyWords(20_000).slice(0, length), 'fullest');
  let [low, high] = [100, 20_000];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(make(middle))) low = middle;
    else high = middle;
  }
  return { words: manyWords(20_000).slice(0, low), message: make(low) };
}

/** Messages of the bot's own accord. */
export const postContract: Theme = (at, traits) => {
  describe('a post', () => {
    test('stands in its channel for everybody, once, and private to nobody', async () => {
      const bench = at();
      const { world, platform } = bench;
      const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
      expect(ref).toEqual({
        platform: platform.name,
        channel: world.place.channel,
        message: expect.any(String),
      });
      for (const person of [world.rosa, world.ana, world.marcus]) {
        expect(world.seen(person)).toMatchObject([
          {
            id: ref.message,
            text: 'A rally',
            isPrivate: false,
            buttons: [{ label: 'Going' }, { label: 'Maybe' }],
          },
        ]);
      }
    });

    test('that has no blocks says its one sentence', async () => {
      const { seen } = await posted(at(), { summary: 'The hearing begins in an hour', blocks: [] });
      expect(seen.text).toBe('The hearing begins in an hour');
    });

    test('that fits is one message, with every word and its buttons', async () => {
      const bench = at();
      const { world, platform } = bench;
      const { words, message } = fullest((each) => platform.fitsOneMessage(each));
      expect(words.length).toBeGreaterThan(2_000);
      expect(platform.fitsOneMessage(post(manyWords(20_000), 'k1'))).toBe(false);
      await platform.send(world.place, message, 'fullest');
      const [only, ...others] = world.seen(world.ana);
      expect(others).toEqual([]);
      expect(wordsOf(there(only).text)).toEqual(wordsOf(words));
      expect(there(only).buttons).toHaveLength(2);
    });

    test('is one of several that are sent at once, each under its own key', async () => {
      const bench = at();
      const { world, platform } = bench;
      const since = world.now();
      const keys = Array.from({ length: 8 }, (_, n) => `key${n}`);
      const refs = await Promise.all(
        keys.map((key) => platform.send(world.place, post(`The ${key}`, key), key)),
      );
      expect(new Set(refs.map(({ message }) => message)).size).toBe(keys.length);
      for (const [n, ref] of refs.entries()) {
        const seen = world.seen(world.ana).filter(({ id }) => id === ref.message);
        expect(seen).toMatchObject([{ text: `The key${n}` }]);
        expect(await platform.findSent(world.place, `key${n}`, since)).toEqual({ state: 'sent', ref });
      }
    });

    test('is edited in place, and keeps its reactions and its place among others', async () => {
      const bench = at();
      const { world, platform } = bench;
      const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
      await posted(bench, post('A hearing', 'k2'), 'k2');
      await platform.addReactions(ref, reactions);
      await world.react(world.ana, ref.message, 'check', true);
      await platform.edit(ref, post('A rally, 1 going', 'k1'));
      expect(world.seen(world.marcus)).toMatchObject([
        {
          id: ref.message,
          text: 'A rally, 1 going',
          reactions: { check: 2, thinking: 1, cross: 1 },
          buttons: [{ label: 'Going' }, { label: 'Maybe' }],
        },
        { text: 'A hearing', reactions: { check: 0, thinking: 0, cross: 0 } },
      ]);
    });

    test('may lose its buttons by an edit, and get others', async () => {
      const bench = at();
      const { world, platform } = bench;
      const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
      await platform.edit(ref, text('Cancelled'));
      expect(world.seen(world.ana)).toMatchObject([{ text: 'Cancelled', buttons: [] }]);
      await platform.edit(ref, post('It is on again', 'k1'));
      expect(world.seen(world.ana)).toMatchObject([
        { text: 'It is on again', buttons: [{ label: 'Going' }, { label: 'Maybe' }] },
      ]);
    });

    test('is taken away for everybody, and taking it away again is no error', async () => {
      const bench = at();
      const { world, platform } = bench;
      const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
      await posted(bench, post('Another', 'k2'), 'k2');
      await platform.remove(ref);
      await platform.remove(ref);
      expect(world.seen(world.ana).map((seen) => seen.text)).toEqual(['Another']);
    });

    test('that is gone cannot be edited', async () => {
      const bench = at();
      const ref = await gone(bench, traits.network !== null);
      expect(await failure(bench.platform.edit(ref, text('Again')))).toMatchObject({
        code: 'not-found',
        retry: 'never',
        mayHaveHappened: false,
      });
    });

    test('into a channel that there is not is refused, for good', async () => {
      const { world, platform } = at();
      const nowhere = inChannel(world.place, '999999999999999999');
      const error = await failure(platform.send(nowhere, text('Hello'), 'k1'));
      expect(['not-found', 'not-in-channel', 'missing-permission']).toContain(error.code);
      expect(error).toMatchObject({ retry: 'never', mayHaveHappened: false });
    });

    const { network } = traits;
    if (network) {
      test('where the bot may not post is refused, and it is said what to do', async () => {
        const { world, platform } = at();
        there(world.trouble).closePlace();
        const error = await failure(platform.send(world.place, text('Hello'), 'k1'));
        expect(error).toMatchObject({ ...network.closed, retry: 'never', mayHaveHappened: false });
        expect(world.seen(world.ana)).toEqual([]);
      });
    }
  });

  describe('a channel', () => {
    test('that everybody sees is open to all', async () => {
      const { world, platform } = at();
      expect(await platform.isOpenToAll(world.place)).toBe(true);
    });

    test('that the bot does not know is not', async () => {
      const { world, platform } = at();
      expect(await platform.isOpenToAll(inChannel(world.place, '999999999999999999'))).toBe(false);
    });

    if (traits.privateChannels) {
      test('that is private is not, and can be posted to all the same', async () => {
        const { world, platform } = at();
        const hidden = there(world.privatePlace);
        expect(await platform.isOpenToAll(hidden)).toBe(false);
        const ref = await platform.send(hidden, post('Among us', 'k1'), 'k1');
        expect(ref.channel).toBe(hidden.channel);
        expect(world.seen(world.ana)).toEqual([]);
      });
    }
  });
};
