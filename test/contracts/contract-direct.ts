import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/chat/place.ts';
import { allTold, failure, type Theme } from './bench.ts';
import { post, text } from './messages.ts';
import { there, until } from './stand-in.ts';

/** What the bot writes to one person alone, of its own accord. */
export const directContract: Theme = (at, traits) => {
  describe('a direct message', () => {
    test('is seen by its person alone, and can be found by its key and edited', async () => {
      const { world, platform } = at();
      const since = world.now();
      const place = await platform.direct(world.ana.account);
      expect(place).toEqual({ platform: platform.name, group: null, channel: expect.any(String) });
      const ref = await platform.send(place, post('It starts in an hour', 'k1'), 'k1');
      expect(world.seenDirectly(world.ana)).toMatchObject([
        { text: 'It starts in an hour', buttons: [{ label: 'Going' }, { label: 'Maybe' }] },
      ]);
      for (const person of [world.rosa, world.marcus]) expect(world.seenDirectly(person)).toEqual([]);
      expect(world.seen(world.ana)).toEqual([]);
      expect(await platform.findSent(place, 'k1', since)).toEqual({ state: 'sent', ref });
      expect(await platform.findSent(place, 'k2', since)).toEqual({ state: 'not-sent' });
      await platform.edit(ref, text('It was cancelled'));
      expect(world.seenDirectly(world.ana)).toMatchObject([{ text: 'It was cancelled', buttons: [] }]);
    });

    test('goes to the same place each time, and to each person in a place of their own', async () => {
      const { world, platform } = at();
      const people = [world.ana, world.marcus, world.ana];
      const places: Place[] = [];
      for (const { account } of people) places.push(await platform.direct(account));
      const [first, other, again] = places;
      expect(again).toEqual(first);
      expect(other).not.toEqual(first);
      for (const place of places) expect(await platform.isOpenToAll(place)).toBe(false);
    });

    test('has buttons that work, and what they answer is seen there', async () => {
      const bench = at();
      const { world, platform, core } = bench;
      const place = await platform.direct(world.ana.account);
      await platform.send(place, post('It starts in an hour', 'k1'), 'k1');
      core.answer('action', (_, responder) => responder.update(post('It starts in an hour. 1 going', 'k1')));
      await world.press(world.ana, there(world.seenDirectly(world.ana)[0]), 'Going');
      expect(await core.hearsOne('action')).toMatchObject({
        direct: true,
        place: { channel: place.channel },
        actor: { account: world.ana.account },
        call: { action: 'rsvp', args: ['going', 'k1'] },
      });
      await until(
        () => world.seenDirectly(world.ana)[0]?.text === 'It starts in an hour. 1 going',
        'the change',
      );
    });

    test('to somebody whom there is not is refused for good, and it is said why', async () => {
      const { world, platform } = at();
      const nobody = ['elsewhere:1', `${world.ana.account.split(':')[0]}:`];
      for (const account of nobody) {
        expect(await failure(platform.direct(account))).toMatchObject({
          code: 'direct-closed',
          retry: 'never',
        });
      }
    });

    if (traits.network) {
      test('to somebody who takes none is refused for good, and nobody is asked to grant anything', async () => {
        const bench = at();
        const { world, platform } = bench;
        there(world.trouble).closeDirect(world.ana);
        const written = async () =>
          platform.send(await platform.direct(world.ana.account), text('Hello'), 'k1');
        expect(await failure(written())).toMatchObject({
          code: 'direct-closed',
          retry: 'never',
          mayHaveHappened: false,
          details: [],
        });
        // Others are still written to.
        await platform.send(await platform.direct(world.marcus.account), text('Hello'), 'k2');
        expect(world.seenDirectly(world.marcus)).toMatchObject([{ text: 'Hello' }]);
        await allTold(bench);
      });

      test('whose answer was lost is found by its key', async () => {
        const { world, platform } = at();
        const since = world.now();
        const place = await platform.direct(world.ana.account);
        there(world.trouble).loseNextAnswer();
        const lost = await failure(platform.send(place, post('In an hour', 'k1'), 'k1'));
        expect(lost).toMatchObject({ mayHaveHappened: true });
        expect(await platform.findSent(place, 'k1', since)).toMatchObject({ state: 'sent' });
        if (platform.capabilities.repeatsSafelyForMs > 0)
          await platform.send(place, post('In an hour', 'k1'), 'k1');
        expect(world.seenDirectly(world.ana)).toMatchObject([{ text: 'In an hour' }]);
      });
    }
  });
};
