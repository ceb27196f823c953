import { describe, expect, test } from 'vitest';
import { link, strong, time } from '../../src/chat/inline.ts';
import type { Message } from '../../src/chat/message.ts';
import { allTold, sees, type Theme } from './bench.ts';
import { text, wordsOf } from './messages.ts';
import type { World } from './world.ts';

/** Platforms wait 3 seconds (ms) for an answer that was not put off. */
const tooLate = 10_000;
const hearing = Date.UTC(2031, 11, 1, 18);
const fallback = 'Monday, December 1 2031 at 10:00';

/** One of each thing that a message can be made of. */
const everything: Message = {
  summary: 'The ordinance',
  blocks: [
    { kind: 'heading', text: 'What the ordinance says' },
    { kind: 'text', text: ['It was ', strong('signed'), ' on ', time(hearing, 'full', fallback), '.'] },
    { kind: 'list', items: ['No inquiry', ['No ', link('arrest', 'https://example.org/law?a=1&b=2')]] },
    { kind: 'list', items: ['First', 'Second'], numbered: true },
    { kind: 'fields', fields: [{ label: 'Where', value: 'City Hall' }] },
    { kind: 'quote', text: 'No person shall be asked.\nNobody.' },
    { kind: 'divider' },
    { kind: 'citation', text: ['Source: ', link('Chapter 19', 'https://example.org/chapter')] },
  ],
};

/** The words of it, as they must be read. */
function everyWord(world: World): readonly string[] {
  const lines = [
    'What the ordinance says',
    `It was signed on ${world.momentAs(hearing, fallback)}.`,
    'No inquiry No arrest',
    'First Second',
    'Where: City Hall',
    'No person shall be asked. Nobody.',
    'Source: Chapter 19',
  ];
  return wordsOf(lines.join(' '));
}

/** How a command is answered, and who reads it. */
export const answerContract: Theme = (at) => {
  describe('an answer', () => {
    test('that is private is seen by the asker alone', async () => {
      const bench = at();
      const { world, core } = bench;
      core.answer('command', (_, responder) => responder.answer('private', text('For your eyes')));
      await world.use(world.ana, 'help');
      expect(await sees(at(), world.ana, 'For your eyes')).toMatchObject({ isPrivate: true });
      expect(world.seen(world.marcus)).toEqual([]);
      expect(world.seen(world.rosa)).toEqual([]);
    });

    test('that is public is seen by everybody', async () => {
      const { world, core } = at();
      core.answer('command', (_, responder) => responder.answer('public', text('For all of you')));
      await world.use(world.ana, 'help');
      expect(await sees(at(), world.marcus, 'For all of you')).toMatchObject({ isPrivate: false });
      expect(world.seen(world.ana)).toHaveLength(1);
    });

    test.each(['private', 'public'] as const)(
      'that is %s loses no word and no address',
      async (visibility) => {
        const { world, core } = at();
        core.answer('command', (_, responder) => responder.answer(visibility, everything));
        await world.use(world.ana, 'help');
        const { text: read, addresses } = await sees(at(), world.ana, 'What the ordinance says');
        const words = wordsOf(read);
        for (const word of everyWord(world)) expect(words).toContain(word);
        expect(addresses).toEqual(['https://example.org/law?a=1&b=2', 'https://example.org/chapter']);
      },
    );

    test.each(['private', 'public'] as const)(
      'that was put off as %s arrives once, and so',
      async (visibility) => {
        const bench = at();
        const { world, core } = bench;
        core.answer('command', async (_, responder) => {
          await responder.defer(visibility);
          await world.trouble?.passTime(tooLate);
          await responder.answer(visibility, text('At last'));
        });
        await world.use(world.ana, 'help');
        await sees(at(), world.ana, 'At last');
        expect(world.seen(world.ana)).toMatchObject([
          { text: 'At last', isPrivate: visibility === 'private' },
        ]);
        expect(world.seen(world.marcus)).toHaveLength(visibility === 'private' ? 0 : 1);
      },
    );

    test.each([
      ['private', 'public'],
      ['public', 'private'],
    ] as const)('that was put off as %s may become %s, and stands alone', async (before, after) => {
      const { world, core } = at();
      core.answer('command', async (_, responder) => {
        await responder.defer(before);
        await world.trouble?.passTime(tooLate);
        await responder.answer(after, text('At last'));
      });
      await world.use(world.ana, 'help');
      await sees(at(), world.ana, 'At last');
      expect(world.seen(world.ana)).toMatchObject([{ text: 'At last', isPrivate: after === 'private' }]);
      expect(world.seen(world.marcus)).toHaveLength(after === 'private' ? 0 : 1);
    });

    test.each([false, true])(
      'that declines is told to that person alone (put off before: %s)',
      async (late) => {
        const { world, core } = at();
        core.answer('command', async (_, responder) => {
          if (late) {
            await responder.defer('public');
            await world.trouble?.passTime(tooLate);
          }
          await responder.refuse(text('Only organizers can do that'), null);
        });
        await world.use(world.ana, 'help');
        expect(await sees(at(), world.ana, 'Only organizers')).toMatchObject({ isPrivate: true });
        expect(world.seen(world.ana)).toHaveLength(1);
        expect(world.seen(world.marcus)).toEqual([]);
      },
    );

    test('can have a note after it, for the asker alone', async () => {
      const bench = at();
      const { world, core } = bench;
      core.answer('command', async (_, responder) => {
        await responder.answer('public', text('For all of you'));
        await responder.note(text('And for you'));
      });
      await world.use(world.ana, 'help');
      expect(await sees(at(), world.ana, 'And for you')).toMatchObject({ isPrivate: true });
      expect(world.seen(world.ana)).toHaveLength(2);
      expect(world.seen(world.marcus)).toHaveLength(1);
    });

    test('goes to whoever asked, also where several ask at once', async () => {
      const bench = at();
      const { world, core } = bench;
      core.answer('command', ({ options }, responder) =>
        responder.answer('private', text(`You asked ${String(options.question)}`)),
      );
      await world.use(world.ana, 'ask', { question: 'one' });
      await world.use(world.marcus, 'ask', { question: 'two' });
      await sees(at(), world.ana, 'You asked one');
      await sees(at(), world.marcus, 'You asked two');
      await allTold(bench);
      expect(world.seen(world.ana)).toHaveLength(1);
    });
  });
};
