import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { posted, sees, type Theme } from './bench.ts';
import { button, buttons, manyWords, text, wordsOf } from './messages.ts';
import { until } from './stand-in.ts';
import type { SeenMessage } from './world.ts';

const many = manyWords(20_000);
const long: Message = {
  summary: 'A long answer',
  blocks: [
    { kind: 'heading', text: 'Everything' },
    buttons(button('More', 'topic', 'more')),
    { kind: 'text', text: many },
    { kind: 'citation', text: 'The end' },
  ],
};

/** What people type to make the bot say more than it means. */
const traps = [
  '@everyone',
  '@here',
  '@channel',
  '<@123>',
  '<@U123>',
  '<!channel>',
  '<!here|here>',
  '<!subteam^S1>',
  '<#C1|general>',
  '<https://evil.example|home>',
  '&',
  '&amp;',
  '<',
  '>',
  '*bold*',
  '_soft_',
  '~~gone~~',
  '||hidden||',
  '`code`',
  '[x](https://y)',
  ':wave:',
];

/** Nothing is missing, doubled or out of order, and controls stand only where the reader ends. */
function expectWhole(parts: readonly SeenMessage[]): void {
  const read = parts.flatMap((part) => wordsOf(part.text));
  expect(read).toEqual(['Everything', ...wordsOf(many), 'The', 'end']);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map((part) => part.buttons.length)).toEqual([...parts.slice(1).map(() => 0), 1]);
}

/** Long texts and tricky ones. */
export const textContract: Theme = (at) => {
  describe('a text of 20,000 characters', () => {
    test('is posted in parts, all of it and in order', async () => {
      const { world, platform } = at();
      const ref = await platform.send(world.place, long, 'key0000000000000000000025');
      const parts = world.seen(world.ana);
      expectWhole(parts);
      expect(ref.message).toBe(parts.at(-1)?.id);
    });

    test('is posted once, also where it is sent again and that is safe', async () => {
      const { world, platform } = at();
      const key = 'key000000000000000025';
      const ref = await platform.send(world.place, long, key);
      if (platform.capabilities.repeatsSafelyForMs > 0) {
        expect(await platform.send(world.place, long, key)).toEqual(ref);
      }
      expectWhole(world.seen(world.ana));
    });

    test.each([
      ['private', false],
      ['private', true],
      ['public', false],
      ['public', true],
    ] as const)('is a %s answer in parts as well (put off before: %s)', async (visibility, late) => {
      const { world, core } = at();
      core.answer('command', async (_, responder) => {
        if (late) await responder.defer(visibility);
        await responder.answer(visibility, long);
      });
      await world.use(world.ana, 'help');
      await sees(at(), world.ana, 'The end');
      expectWhole(world.seen(world.ana));
      expect(new Set(world.seen(world.ana).map(({ isPrivate }) => isPrivate))).toEqual(
        new Set([visibility === 'private']),
      );
      if (visibility === 'private') expect(world.seen(world.marcus)).toEqual([]);
      else expectWhole(world.seen(world.marcus));
    });

    test('and more is a private answer in as many parts as it takes', async () => {
      const { world, core } = at();
      const words = manyWords(80_000);
      core.answer('command', async (_, responder) => {
        await responder.defer('private');
        await responder.answer('private', text(words));
        await responder.note(text('The end'));
      });
      await world.use(world.ana, 'help');
      await sees(at(), world.ana, 'The end');
      const read = world.seen(world.ana);
      expect(read.flatMap((part) => wordsOf(part.text))).toEqual([...wordsOf(words), 'The', 'end']);
      expect(new Set(read.map(({ isPrivate }) => isPrivate))).toEqual(new Set([true]));
    });

    test('bears a button that works', async () => {
      const { world, core, platform } = at();
      await platform.send(world.place, long, 'long');
      const last = await sees(at(), world.ana, 'The end');
      await world.press(world.ana, last, 'More');
      expect((await core.hearsOne('action')).call).toEqual({ action: 'topic', args: ['more'] });
    });
  });

  describe('whatever a text holds, it pings nobody and reads as it was typed:', () => {
    test.each(traps)('%s', async (trap) => {
      const bench = at();
      const { world, core } = bench;
      const words = `before ${trap} after`;
      const message: Message = {
        summary: words,
        blocks: [
          { kind: 'heading', text: words },
          { kind: 'text', text: words },
          { kind: 'list', items: [words] },
          { kind: 'fields', fields: [{ label: 'Where', value: words }] },
          { kind: 'quote', text: words },
          { kind: 'citation', text: words },
          buttons(button(trap, 'topic', 'trap')),
        ],
      };
      const read = [words, words, words, `Where: ${words}`, words, words].join(' ');
      const { seen } = await posted(bench, message);
      expect(wordsOf(seen.text).join(' ')).toBe(read);
      expect(seen.pings).toEqual([]);
      expect(seen.buttons).toEqual([{ label: trap, url: null }]);

      core.answer('command', (_, responder) => responder.answer('public', message));
      await world.use(world.ana, 'ask', { question: words });
      const [, answer] = await until(
        () => (world.seen(world.ana).length > 1 ? world.seen(world.ana) : null),
        'the answer',
      );
      expect(answer).toMatchObject({ pings: [], isPrivate: false });
      expect(wordsOf(answer?.text ?? '').join(' ')).toBe(read);
      expect(core.heard('command')).toMatchObject([{ options: { question: words } }]);
    });

    test('all of them at the beginnings of lines', async () => {
      const lines = ['# big', '> said', '- one', '1. two', '-# small', '>>> more', '```', '* star'];
      const { seen } = await posted(at(), text(lines.join('\n')));
      expect(seen.text.split('\n')).toEqual(lines);
    });
  });
};
