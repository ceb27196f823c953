import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainText } from '../../src/chat/inline.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Place } from '../../src/chat/place.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { contentBroken } from '../../src/organizers/content-broken.ts';
import { heldQuestions } from '../../src/organizers/held-questions.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// What organizers are told of their own content, and how long a question can be handed on.

let live: LiveWorld;
let told: string[];
let away: boolean;

beforeEach(async () => {
  told = [];
  away = false;
  const world = await openDiscordPane();
  const platform = {
    ...world.platform,
    async send(place: Place, message: Message, key: string) {
      if (away) throw new PlatformError('away', { code: 'unreachable', retry: { afterMs: 1 } });
      if (place.channel !== 'private') return world.platform.send(place, message, key);
      const words = message.blocks.flatMap((block) => {
        if (block.kind === 'list') return block.items.map(plainText);
        return 'text' in block ? [plainText(block.text)] : [];
      });
      told.push(words.join('\n'));
      return { platform: world.platform.name, channel: 'private', message: key };
    },
  };
  live = await liveIn({ ...world, platform }, knowledge);
  const { groups } = live.core.store;
  const timeZone = 'America/Los_Angeles';
  const languages = ['en', 'es'] as const;
  const group = await groups.ensure({
    platform: world.place.platform,
    nativeId: world.place.group ?? '',
    timeZone,
    languages,
  });
  await groups.setOrganizersChannel(group.id, 'private');
});

afterEach(() => live.stop());

const fault = (problem: string) => ({ file: 'en/help/lines.md', line: 3, problem, mend: 'Write a number.' });

test('faults in an edit are told once, with file, line and mend, in both languages', async () => {
  expect(await contentBroken(live.core, [fault('No number.'), fault('No title.')])).toBe(true);
  expect(await contentBroken(live.core, [fault('No title.'), fault('No number.')])).toBe(false);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('en/help/lines.md:3: No number. Write a number.');
  expect(told[0]).toContain('the edit has faults');
  expect(told[0]).toContain('el cambio tiene errores');
  expect(await contentBroken(live.core, [fault('No title.')])).toBe(true);
  expect(await contentBroken(live.core, [])).toBe(false);
  expect(told).toHaveLength(2);
});

test('of very many faults the first ones are told, and how many more there are', async () => {
  await contentBroken(
    live.core,
    Array.from({ length: 14 }, (_, at) => fault(`Fault ${at}.`)),
  );
  expect(told[0]).toContain('and 4 more faults');
});

test('where nobody could be told, they are told the next time', async () => {
  away = true;
  expect(await contentBroken(live.core, [fault('No title.')])).toBe(false);
  away = false;
  expect(await contentBroken(live.core, [fault('No title.')])).toBe(true);
});

test('a question is held for a quarter of an hour, no longer, and of very many the latest', () => {
  let now = 0;
  const held = heldQuestions(() => now);
  const about = { language: 'en', groupId: 'g', status: 'declined', answer: null } as const;
  const hold = (text: string) => held.hold({ ...about, text }, () => 'ana');
  const token = hold('one');
  expect(held.has(token, 'somebody else')).toBe(false);
  expect(held.take(token, 'somebody else')).toBe('of-somebody-else');
  now = 15 * 60_000 - 1;
  expect(held.has(token, 'ana')).toBe(true);
  now += 1;
  expect(held.take(token, 'ana')).toBe('gone');
  const [first, ...others] = Array.from({ length: 501 }, (_, at) => hold(`question ${at}`));
  expect(held.take(first ?? '', 'ana')).toBe('gone');
  expect(held.take(others.at(-1) ?? '', 'ana')).toMatchObject({ text: 'question 500', isCut: false });
  expect(held.take(others.at(-1) ?? '', 'ana')).toBe('handed-on');
});

test('a long question is cut between its characters', () => {
  const held = heldQuestions(() => 0);
  const text = '👩‍👩‍👧'.repeat(400);
  const token = held.hold(
    { language: 'en', groupId: 'g', status: 'unsure', answer: null, text },
    () => 'ana',
  );
  const taken = held.take(token, 'ana');
  expect(taken).toMatchObject({ isCut: true });
  const shown = typeof taken === 'string' ? '' : taken.text;
  expect(shown.length).toBeLessThanOrEqual(1_000);
  expect(shown).toBe('👩‍👩‍👧'.repeat(125));
});
