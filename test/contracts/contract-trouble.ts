import { describe, expect, test } from 'vitest';
import { reactions } from '../../src/chat/reaction.ts';
import { allTold, failure, posted, sees, type Theme } from './bench.ts';
import { post, text } from './messages.ts';
import { there } from './stand-in.ts';

/** A network between the bot and the platform, and its weather. */
export const troubleContract: Theme = (at, traits) => {
  if (traits.network) {
    describe('a rate limit', () => {
      test.each([1, 30])(
        'of %i seconds is waited out or told, and nothing is sent twice',
        async (seconds) => {
          const { world, platform } = at();
          there(world.trouble).limitNextSend(seconds);
          const sent = platform.send(world.place, post('A rally', 'k1'), 'k1');
          const waited = await sent.then(
            () => true,
            () => false,
          );
          if (waited) {
            expect(world.seen(world.ana)).toHaveLength(1);
            return;
          }
          const error = await failure(sent);
          expect(error).toMatchObject({ code: 'rate-limited', mayHaveHappened: false });
          expect(error.retry).toEqual({ afterMs: expect.any(Number) });
          expect(error.retry === 'never' ? 0 : error.retry.afterMs).toBeGreaterThanOrEqual(seconds * 1000);
          expect(world.seen(world.ana)).toEqual([]);
          const again = await platform.send(world.place, post('A rally', 'k1'), 'k1').then(
            () => 1,
            () => 0,
          );
          expect(world.seen(world.ana)).toHaveLength(again);
        },
      );
    });

    test('a platform that is down cannot be reached: every call says so, and when to try again', async () => {
      const bench = at();
      const { world, platform } = bench;
      const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
      await there(world.trouble).goDown();
      const calls = [
        // The first one may go out over a connection that is about to break.
        () => platform.readReactions(ref),
        () => platform.edit(ref, text('Changed')),
        () => platform.addReactions(ref, reactions),
        () => platform.findSent(world.place, 'k1', 0),
      ];
      for (const call of calls) {
        expect(await failure(call())).toMatchObject({
          code: 'unreachable',
          retry: { afterMs: expect.any(Number) },
        });
      }
      expect(await failure(platform.send(world.place, post('A hearing', 'k2'), 'k2'))).toMatchObject({
        code: 'unreachable',
        retry: { afterMs: expect.any(Number) },
        mayHaveHappened: false,
      });
    });

    describe('a send whose answer was lost', () => {
      test('may have happened, and is found by its key', async () => {
        const bench = at();
        const { world, platform } = bench;
        const since = world.now();
        await posted(bench, post('Another', 'key0000000000000000000001'), 'key0000000000000000000001');
        there(world.trouble).loseNextAnswer();
        const key = 'key0000000000000000000002';
        const error = await failure(platform.send(world.place, post('A rally', key), key));
        expect(error).toMatchObject({ mayHaveHappened: true, retry: { afterMs: expect.any(Number) } });
        const [, rally] = world.seen(world.ana);
        expect(rally).toMatchObject({ text: 'A rally' });
        const found = await platform.findSent(world.place, key, since);
        expect(found).toEqual({
          state: 'sent',
          ref: { platform: platform.name, channel: world.place.channel, message: there(rally).id },
        });
        if (found.state === 'sent') await platform.edit(found.ref, post('A rally, found again', key));
        expect(world.seen(world.ana)).toMatchObject([{ text: 'Another' }, { text: 'A rally, found again' }]);
      });

      test('is not doubled by the same key, where the platform says so', async () => {
        const { world, platform } = at();
        there(world.trouble).loseNextAnswer();
        const key = 'key0000000000000000000002';
        await failure(platform.send(world.place, post('A rally', key), key));
        if (platform.capabilities.repeatsSafelyForMs > 0) {
          const ref = await platform.send(world.place, post('A rally', key), key);
          expect(world.seen(world.ana)).toMatchObject([{ id: ref.message }]);
        }
        expect(world.seen(world.ana)).toHaveLength(1);
      });

      test('did not happen, where no message bears its key', async () => {
        const bench = at();
        const { world, platform } = bench;
        const since = world.now();
        await posted(bench, post('A rally', 'key0000000000000000000001'), 'key0000000000000000000001');
        for (const key of ['key0000000000000000000002', 'key000000000000000000000', 'rsvp']) {
          expect(await platform.findSent(world.place, key, since)).toEqual({ state: 'not-sent' });
        }
      });

      test('cannot be looked for where the past may not be read', async () => {
        const bench = at();
        const { world, platform } = bench;
        const since = world.now();
        await posted(bench, post('A rally', 'k1'), 'k1');
        there(world.trouble).forbidHistory();
        await allTold(bench);
        expect(await platform.findSent(world.place, 'k1', since)).toEqual({ state: 'unknowable' });
      });
    });
  }

  test('a post is found by its key, also after it was pressed, edited and reacted to', async () => {
    const bench = at();
    const { world, platform, core } = bench;
    const since = world.now();
    const { ref, seen } = await posted(bench, post('A rally', 'k1'), 'k1');
    await platform.addReactions(ref, reactions);
    core.answer('action', async (_, responder) => {
      await responder.update(post('A rally, 1 going', 'k1'));
      await responder.note(text('You are counted'));
    });
    await world.press(world.ana, seen, 'Going');
    await sees(at(), world.ana, 'You are counted');
    expect(await platform.findSent(world.place, 'k1', since)).toEqual({ state: 'sent', ref });
    await platform.edit(ref, post('A rally, 2 going', 'k1'));
    expect(await platform.findSent(world.place, 'k1', since)).toEqual({ state: 'sent', ref });
    expect(await platform.findSent(world.place, 'k2', since)).toEqual({ state: 'not-sent' });
  });

  test('a key that is sent again makes no second post, where the platform says that it is safe', async () => {
    const { world, platform } = at();
    const isSafe = platform.capabilities.repeatsSafelyForMs > 0;
    const refs = [
      await platform.send(world.place, post('A rally', 'k1'), 'k1'),
      await platform.send(world.place, post('A rally', 'k1'), 'k1'),
    ];
    expect(new Set(refs.map((ref) => ref.message)).size).toBe(isSafe ? 1 : 2);
    expect(world.seen(world.ana)).toHaveLength(isSafe ? 1 : 2);
  });
};
