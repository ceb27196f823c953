import { describe, expect, test } from 'vitest';
import { allTold, expectDated, type Theme } from './bench.ts';
import { manyWords, text, wordsOf } from './messages.ts';
import { there, until } from './stand-in.ts';

/** What people say to the bot in plain words, and to each other. */
export const questionContract: Theme = (at, traits) => {
  if (!traits.plainWords) return;

  describe('a question', () => {
    test('by the bot’s name arrives without the name, once', async () => {
      const bench = at();
      const { world, core, platform } = bench;
      const began = platform.now();
      await world.mention(world.marcus, 'who signed it, & when? <3 *please*');
      const heard = await core.hearsOne('question');
      expect(heard).toEqual({
        kind: 'question',
        id: expect.any(String),
        actor: {
          account: world.marcus.account,
          language: 'en',
          organizer: false,
          guest: false,
          maySpeak: true,
          roles: [],
        },
        place: world.place,
        direct: false,
        at: expect.any(Number),
        text: 'who signed it, & when? <3 *please*',
      });
      expectDated(heard.at, began, world.now());
      await allTold(bench);
      expect(core.heard('question')).toHaveLength(1);
    });

    test('is answered beneath it, for everybody to read', async () => {
      const { world, core } = at();
      core.answer('question', async (_, responder) => {
        await responder.defer('public');
        await responder.answer('public', text('The mayor'));
      });
      const asked = await world.mention(world.ana, 'who signed it?');
      await until(() => world.seen(world.marcus).length > 0, 'the answer');
      expect(world.seen(world.marcus)).toMatchObject([
        { text: 'The mayor', answersTo: asked, isPrivate: false, pings: [] },
      ]);
    });

    test('is answered in as many parts as it takes', async () => {
      const { world, core } = at();
      const words = manyWords(20_000);
      core.answer('question', async (_, responder) => {
        await responder.answer('public', text(words));
        await responder.note(text('The end'));
      });
      const asked = await world.mention(world.ana, 'tell me everything');
      await until(() => world.seen(world.ana).at(-1)?.text === 'The end', 'the end');
      const read = world.seen(world.ana);
      expect(read.flatMap((part) => wordsOf(part.text))).toEqual([...wordsOf(words), 'The', 'end']);
      expect(new Set(read.map(({ answersTo }) => answersTo))).toEqual(new Set([asked]));
    });

    test('written to the bot alone arrives as direct, and is answered there', async () => {
      const bench = at();
      const { world, core } = bench;
      core.answer('question', (_, responder) => responder.answer('public', text('The mayor')));
      await world.write(world.marcus, 'who signed it, & when?');
      const heard = await core.hearsOne('question');
      expect(heard).toMatchObject({
        text: 'who signed it, & when?',
        direct: true,
        actor: { account: world.marcus.account },
      });
      expect(heard.place.channel).not.toBe(world.place.channel);
      await until(() => world.seenDirectly(world.marcus).length > 0, 'the answer');
      expect(world.seenDirectly(world.marcus)).toMatchObject([{ text: 'The mayor' }]);
      expect(world.seen(world.marcus)).toEqual([]);
      await allTold(bench);
      expect(core.heard('question')).toHaveLength(1);
    });

    test('may be a command there, with buttons under its answer', async () => {
      const { world, core } = at();
      const more = { label: 'More', look: 'plain', press: { action: 'topic', args: ['votes'] } } as const;
      core.answer('command', (_, responder) =>
        responder.answer('private', text('The mayor', { kind: 'buttons', buttons: [more] })),
      );
      core.answer('action', (_, responder) => responder.update(text('Fifteen to nothing')));
      await world.useDirectly(world.marcus, 'ask', { question: 'who?' });
      const command = await core.hearsOne('command');
      expect(command).toMatchObject({ direct: true, actor: { account: world.marcus.account } });
      expect(command.place.channel).not.toBe(world.place.channel);
      await until(() => world.seenDirectly(world.marcus).length > 0, 'the answer');
      await world.press(world.marcus, there(world.seenDirectly(world.marcus)[0]), 'More');
      expect(await core.hearsOne('action')).toMatchObject({ direct: true, place: command.place });
      await until(() => world.seenDirectly(world.marcus)[0]?.text === 'Fifteen to nothing', 'the change');
      expect(world.seenDirectly(world.marcus)).toHaveLength(1);
      expect(world.seen(world.marcus)).toEqual([]);
    });

    if (traits.repeats) {
      test('that is delivered twice bears the same id twice', async () => {
        const { world, core } = at();
        await world.mention(world.ana, 'who signed it?');
        const first = await core.hearsOne('question');
        world.repeat();
        const [, second] = await core.hears('question', 2);
        expect(second).toEqual(first);
      });
    }

    test('is answered by buttons that work', async () => {
      const { world, core } = at();
      core.answer('question', (_, responder) =>
        responder.answer('public', {
          summary: 'Ask me',
          blocks: [
            { kind: 'text', text: 'I answer in private' },
            {
              kind: 'buttons',
              buttons: [
                { label: 'Answer me', look: 'primary', press: { action: 'answer', args: ['votes'] } },
              ],
            },
          ],
        }),
      );
      core.answer('action', (_, responder) => responder.answer('private', text('Fifteen to nothing')));
      await world.mention(world.ana, 'how was the vote?');
      await until(() => world.seen(world.ana).length > 0, 'the button');
      await world.press(world.ana, there(world.seen(world.ana)[0]), 'Answer me');
      expect((await core.hearsOne('action')).call).toEqual({ action: 'answer', args: ['votes'] });
      await until(() => world.seen(world.ana).length > 1, 'the answer');
      expect(world.seen(world.ana).at(-1)).toMatchObject({ text: 'Fifteen to nothing', isPrivate: true });
      expect(world.seen(world.marcus)).toHaveLength(1);
    });

    test('is nothing that people say to each other', async () => {
      const bench = at();
      const { world, core } = bench;
      world.say(world.ana, 'who signed it?');
      world.say(world.ana, `@sanctuary-bot who signed it? @everyone`);
      await world.mention(world.ana, 'and when?');
      world.say(world.marcus, 'between us');
      await core.hearsOne('question');
      await allTold(bench);
      expect(core.heard('question').map((question) => question.text)).toEqual(['and when?']);
    });
  });
};
