import { describe, expect, test } from 'vitest';
import { allTold, posted, type Theme } from './bench.ts';
import { post } from './messages.ts';
import { there, until } from './stand-in.ts';

/** Coming, going and staying. */
export const connectionContract: Theme = (at, traits) => {
  describe('the connection', () => {
    test('is told once when it is there', async () => {
      const bench = at();
      const { core, platform } = bench;
      await core.hearsOne('connected');
      await allTold(bench);
      expect(core.heard('connected')).toEqual([{ kind: 'connected', platform: platform.name }]);
      expect(core.heard('disconnected')).toEqual([]);
    });

    test('leaves nothing behind when it is ended', async () => {
      const bench = at();
      const { world, core, platform } = bench;
      const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
      await allTold(bench);
      await platform.disconnect();
      await until(() => world.connection?.isOnline !== true, 'the bot to be gone');
      const before = [...core.told];
      await world.react(world.ana, ref.message, 'check', true);
      expect(core.told).toEqual(before);
    });

    test('can be ended without an end to sending, and begun again', async () => {
      const bench = at();
      const { world, core, platform } = bench;
      const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
      await allTold(bench);
      await platform.deafen();
      await until(() => world.connection?.isOnline !== true, 'the bot to be gone');
      const before = [...core.told];
      await world.react(world.ana, ref.message, 'check', true);
      await platform.edit(ref, post('A march', 'k1'));
      expect(world.seen(world.ana).map(({ text }) => text)).toEqual(['A march']);
      expect((await platform.readReactions(ref)).people.check).toEqual(new Set([world.ana.account]));
      expect(core.told).toEqual(before);
      await platform.connect(core.receive);
      await core.hears('connected', 2);
      await world.react(world.ana, ref.message, 'cross', true);
      // A platform may tell by and by what it could not tell meanwhile.
      await until(() => core.heard('reaction').some(({ reaction }) => reaction === 'cross'), 'the reaction');
    });

    if (traits.connection) {
      test('is told as lost, and as there again when it is', async () => {
        const bench = at();
        const { world, core } = bench;
        await core.hearsOne('connected');
        const { ref } = await posted(bench, post('A rally', 'k1'), 'k1');
        const connection = there(world.connection);
        connection.cut();
        await core.hearsOne('disconnected');
        expect(connection.isOnline).toBe(false);
        connection.restore();
        await core.hears('connected', 2);
        expect(connection.isOnline).toBe(true);
        await world.react(world.ana, ref.message, 'check', true);
        expect(await core.hearsOne('reaction')).toMatchObject({
          change: 'added',
          account: world.ana.account,
        });
      });

      test('is told as lost once, however often the bot is turned away', async () => {
        const bench = at();
        const { world, core } = bench;
        await core.hearsOne('connected');
        const connection = there(world.connection);
        connection.cut();
        await until(() => connection.attempts >= 3, 'the bot to try to come back');
        connection.restore();
        await core.hears('connected', 2);
        await allTold(bench);
        const told = core.told.map(({ kind }) => kind).filter((kind) => kind.endsWith('connected'));
        expect(told).toEqual(['connected', 'disconnected', 'connected']);
      });

      test('that was lost may be ended for good', async () => {
        const { world, core, platform } = at();
        await core.hearsOne('connected');
        there(world.connection).cut();
        await core.hearsOne('disconnected');
        await platform.disconnect();
        there(world.connection).restore();
        expect(there(world.connection).isOnline).toBe(false);
      });
    }
  });
};
