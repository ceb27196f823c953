import { describe, expect, test } from 'vitest';
import { reactions } from '../../src/chat/reaction.ts';
import { allTold, type Bench, expectDated, failure, gone, posted, type Theme } from './bench.ts';
import { button, buttons, post, text } from './messages.ts';
import { there } from './stand-in.ts';

const none = { check: new Set(), thinking: new Set(), cross: new Set() };

/** A post with the bot's three reactions under it. */
async function seeded(bench: Bench) {
  const { ref } = await posted(bench, post('A rally', 'seeded'), 'seeded');
  await bench.platform.addReactions(ref, reactions);
  return ref;
}

/** Reactions, both ways. */
export const reactionContract: Theme = (at, traits) => {
  describe('reactions', () => {
    test('of the bot stand there once, however often they are put', async () => {
      const bench = at();
      const { world, platform, core } = bench;
      const ref = await seeded(bench);
      await platform.addReactions(ref, reactions);
      await platform.addReactions(ref, ['check']);
      expect(world.seen(world.ana)).toMatchObject([{ reactions: { check: 1, thinking: 1, cross: 1 } }]);
      expect(await platform.readReactions(ref)).toEqual({ people: none, own: new Set(reactions) });
      await allTold(bench);
      expect(core.heard('reaction')).toEqual([]);
    });

    test('of the bot are taken away again, those of people stay', async () => {
      const bench = at();
      const { world, platform, core } = bench;
      const ref = await seeded(bench);
      await world.react(world.ana, ref.message, 'check', true);
      await core.hearsOne('reaction');
      await platform.removeReactions(ref);
      await platform.removeReactions(ref);
      expect(await platform.readReactions(ref)).toEqual({
        people: { ...none, check: new Set([world.ana.account]) },
        own: new Set(),
      });
      await allTold(bench);
      expect(core.heard('reaction')).toHaveLength(1);
    });

    test('under a post that has none are none', async () => {
      const bench = at();
      const { ref } = await posted(bench, post('A rally', 'bare'), 'bare');
      expect(await bench.platform.readReactions(ref)).toEqual({ people: none, own: new Set() });
    });

    test.each(reactions)('of a person are told as they come and go: %s', async (reaction) => {
      const bench = at();
      const { world, core, platform } = bench;
      const ref = await seeded(bench);
      // Where the platform tells no time, it is told by the clock as far as the adapter knows it.
      const began = platform.now();
      await world.react(world.ana, ref.message, reaction, true);
      const added = await core.hearsOne('reaction');
      await world.react(world.ana, ref.message, reaction, true);
      const { account } = world.ana;
      const told = { kind: 'reaction', reaction, account, message: ref, at: expect.any(Number) };
      expect(added).toEqual({ ...told, change: 'added' });
      expectDated(added.at, began, world.now());
      const then = platform.now();
      await world.react(world.ana, ref.message, reaction, false);
      const [, removed] = await core.hears('reaction', 2);
      expect(removed).toEqual({ ...told, change: 'removed' });
      await world.react(world.ana, ref.message, reaction, false);
      expectDated(there(removed).at, then, world.now());
      await allTold(bench);
      expect(core.heard('reaction')).toHaveLength(2);
    });

    const skews = traits.network ? [0, 300_000] : [0];
    test.each(skews)(
      'and buttons are dated by one clock, %i ms from ours: the later act bears the later time',
      async (ms) => {
        const bench = at();
        const { world, core, platform } = bench;
        const { ana } = world;
        await world.trouble?.passTime(ms);
        const rally = text('Rally', buttons(button('Going', 'rsvp', 'e42', 'going')));
        const { ref, seen } = await posted(bench, rally);
        await world.react(ana, ref.message, 'cross', true);
        const added = await core.hearsOne('reaction');
        await world.press(ana, seen, 'Going');
        const pressed = await core.hearsOne('action');
        await world.react(ana, ref.message, 'cross', false);
        const [, removed] = await core.hears('reaction', 2);
        await world.use(ana, 'help');
        const used = await core.hearsOne('command');
        const times = [added.at, pressed.at, there(removed).at, used.at];
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(Math.abs(platform.now() - world.now())).toBeLessThan(60_000);
      },
    );

    test('of everybody can be read, the bot and those who took theirs back left out', async () => {
      const bench = at();
      const { world, platform } = bench;
      const ref = await seeded(bench);
      await world.react(world.ana, ref.message, 'check', true);
      await world.react(world.marcus, ref.message, 'check', true);
      await world.react(world.marcus, ref.message, 'cross', true);
      await world.react(world.rosa, ref.message, 'thinking', true);
      await world.react(world.rosa, ref.message, 'thinking', false);
      expect(await platform.readReactions(ref)).toEqual({
        people: {
          check: new Set([world.ana.account, world.marcus.account]),
          thinking: new Set(),
          cross: new Set([world.marcus.account]),
        },
        own: new Set(reactions),
      });
    });

    test('of a crowd are all told, and all read', async () => {
      const bench = at();
      const { world, platform, core } = bench;
      const ref = await seeded(bench);
      const accounts = await world.crowd(120, ref.message, 'check');
      expect(accounts).toHaveLength(120);
      const { people, own } = await platform.readReactions(ref);
      expect(people).toEqual({ ...none, check: new Set(accounts) });
      expect(own).toEqual(new Set(reactions));
      const told = await core.hears('reaction', 120);
      expect(new Set(told.map(({ account }) => account))).toEqual(new Set(accounts));
    });

    test('under a message that is gone cannot be put or read', async () => {
      const bench = at();
      const ref = await gone(bench, traits.network !== null);
      expect(await failure(bench.platform.readReactions(ref))).toMatchObject({
        code: 'not-found',
        retry: 'never',
      });
      expect(await failure(bench.platform.addReactions(ref, ['check']))).toMatchObject({ code: 'not-found' });
      expect(await failure(bench.platform.removeReactions(ref))).toMatchObject({ code: 'not-found' });
    });

    if (traits.otherEmoji) {
      test('with other emoji are neither told nor read', async () => {
        const bench = at();
        const { world, core, platform } = bench;
        const ref = await seeded(bench);
        await world.react(world.ana, ref.message, 'foreign', true);
        await world.react(world.ana, ref.message, 'foreign', false);
        await world.react(world.marcus, ref.message, 'foreign', true);
        await world.react(world.marcus, ref.message, 'check', true);
        await core.hears('reaction', 1);
        await allTold(bench);
        expect(core.heard('reaction').map(({ account }) => account)).toEqual([world.marcus.account]);
        const { people } = await platform.readReactions(ref);
        expect(people).toEqual({ ...none, check: new Set([world.marcus.account]) });
      });
    }

    if (traits.clearings) {
      test.each([null, ...reactions])('that a moderator clears are told as cleared: %s', async (reaction) => {
        const bench = at();
        const { world, core, platform } = bench;
        const ref = await seeded(bench);
        await world.react(world.ana, ref.message, 'check', true);
        await core.hearsOne('reaction');
        world.clearReactions(ref.message, reaction);
        expect(await core.hearsOne('cleared')).toEqual({ kind: 'cleared', message: ref, reaction });
        await allTold(bench);
        expect(core.heard('reaction')).toHaveLength(1);
        const left = reactions.filter((one) => reaction !== null && one !== reaction);
        expect((await platform.readReactions(ref)).own).toEqual(new Set(left));
      });
    }

    if (traits.deletions) {
      test('are gone with their message, which is told as deleted', async () => {
        const bench = at();
        const { world, core } = bench;
        const ref = await seeded(bench);
        world.deleteMessage(ref.message);
        expect(await core.hearsOne('deleted')).toEqual({ kind: 'deleted', message: ref });
      });
    }
  });
};
