import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainText } from '../../src/chat/inline.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Place } from '../../src/chat/place.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { contentBroken } from '../../src/organizers/telling/content-broken.ts';
import { contentMended } from '../../src/organizers/telling/content-mended.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// What organizers are told of their own content.

let live: LiveWorld;
let told: string[];
let toldIn: string[];
let away: boolean;
/** Channels. */
let unreachable: Set<string>;

beforeEach(async () => {
  told = [];
  toldIn = [];
  unreachable = new Set();
  away = false;
  const world = await openDiscordPane();
  const platform = {
    ...world.platform,
    async send(place: Place, message: Message, key: string) {
      if (away || unreachable.has(place.channel))
        throw new PlatformError('away', { code: 'unreachable', retry: { afterMs: 1 } });
      if (!place.channel.startsWith('private')) return world.platform.send(place, message, key);
      const words = message.blocks.flatMap((block) => {
        if (block.kind === 'list') return block.items.map(plainText);
        return 'text' in block ? [plainText(block.text)] : [];
      });
      told.push(words.join('\n'));
      toldIn.push(place.channel);
      return { platform: world.platform.name, channel: place.channel, message: key };
    },
  };
  live = await liveIn({ ...world, platform }, knowledge);
  await groupWith(world.place.group ?? '', 'private');
});

async function groupWith(nativeId: string, organizersChannel: string): Promise<void> {
  const { groups } = live.core.store;
  const languages = ['en', 'es'] as const;
  const { platform } = live.world.place;
  const group = await groups.ensure({ platform, nativeId, languages });
  await groups.change(group.id, { organizersChannel });
}

/** Resolves with its organizers' channel. */
async function anotherGroup(): Promise<string> {
  await groupWith('another', 'private-too');
  return 'private-too';
}

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

test('a group that could not be told is told at the next occasion, alone, and so when it is mended', async () => {
  const second = await anotherGroup();
  unreachable.add(second);
  expect(await contentBroken(live.core, [fault('No title.')])).toBe(true);
  expect(told).toHaveLength(1);
  unreachable.clear();
  expect(await contentBroken(live.core, [fault('No title.')])).toBe(true);
  expect(toldIn).toEqual(['private', second]);
  expect(await contentBroken(live.core, [fault('No title.')])).toBe(false);

  unreachable.add('private');
  expect(await contentMended(live.core)).toBe(true);
  expect(toldIn.slice(2)).toEqual([second]);
  unreachable.clear();
  expect(await contentMended(live.core)).toBe(true);
  expect(toldIn.slice(3)).toEqual(['private']);
  expect(await contentMended(live.core)).toBe(false);
  // From now on they are news again.
  expect(await contentBroken(live.core, [fault('No title.')])).toBe(true);
  expect(toldIn).toHaveLength(6);
});

test('a group that never heard of faults is not told that they are mended', async () => {
  unreachable.add(await anotherGroup());
  await contentBroken(live.core, [fault('No title.')]);
  unreachable.clear();
  expect(await contentMended(live.core)).toBe(true);
  expect(toldIn).toEqual(['private', 'private']);
});
