import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import type { MessageRef } from '../../src/chat/place.ts';
import { PlatformError, type PlatformErrorFields } from '../../src/chat/platform-error.ts';
import type { Content } from '../../src/content/content.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { there } from '../contracts/stand-in.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { type LiveWorld, liveIn } from '../scenarios/live-world.ts';

// A platform that is away when an answer is corrected. It is the playground's, with a way to it that can break.

let live: LiveWorld;
let broken: PlatformErrorFields | null;
let edits: number;
let meanwhile: () => void;

const minute = 60_000;

beforeEach(async () => {
  broken = null;
  edits = 0;
  meanwhile = () => {};
  const world = await openDiscordPane();
  const platform = {
    ...world.platform,
    async edit(ref: MessageRef, message: Message) {
      edits += 1;
      meanwhile();
      if (broken) throw new PlatformError('away', broken);
      await world.platform.edit(ref, message);
    },
  };
  live = await liveIn({ ...world, platform }, knowledge);
  const answer = await live.asks(
    world.marcus,
    'Can the police ask about my immigration status?',
    'Share here',
  );
  await world.press(world.marcus, answer, 'Share here');
  await live.sees(world.marcus, 'Shared.');
});

afterEach(() => live.stop());

const rows = () => live.core.store.sharedAnswers.all();
const shown = () => there(live.world.seen(live.world.rosa).at(-1)).text;

async function corrected(title = 'Corrected since'): Promise<Content> {
  const ids = (await rows()).map(({ entry }) => entry);
  const { content } = knowledge;
  return {
    ...content,
    entry(asked, language) {
      const entry = content.entry(asked, language);
      return entry && ids.includes(asked) ? { ...entry, title } : entry;
    },
  };
}

test('while it is away it is asked less and less often, and edited when it is back', async () => {
  const content = await corrected();
  broken = { code: 'unreachable', retry: { afterMs: 2_000 } };
  for (let minutes = 0; minutes < 15; minutes += 1) {
    await live.contentIs(content);
    live.passTime(minute);
  }
  expect(edits).toBeGreaterThan(1);
  expect(edits).toBeLessThan(6);
  expect(shown()).not.toContain('Corrected since');
  broken = null;
  for (let minutes = 0; minutes < 20; minutes += 1) {
    await live.contentIs(content);
    live.passTime(minute);
  }
  expect(shown()).toContain('Updated on');
  expect(shown()).toContain('Corrected since');
});

test('an edit that broke off is made again, and changes nothing twice', async () => {
  const content = await corrected();
  broken = { code: 'unreachable', retry: { afterMs: 2_000 }, mayHaveHappened: true };
  await live.contentIs(content);
  broken = null;
  live.passTime(2 * minute);
  await live.contentIs(content);
  await live.contentIs(content);
  expect(edits).toBe(2);
  expect(shown().match(/Updated on/g)).toHaveLength(1);
});

test('a message that may not be edited just now does not hold up the others, and is not given up', async () => {
  const content = await corrected();
  broken = { code: 'missing-permission', retry: 'never' };
  await live.contentIs(content);
  expect(await rows()).toHaveLength(1);
  broken = null;
  live.passTime(2 * minute);
  await live.contentIs(content);
  expect(shown()).toContain('Corrected since');
});

test('somebody who deleted it has ended it', async () => {
  const content = await corrected();
  broken = { code: 'not-found', retry: 'never' };
  await live.contentIs(content);
  expect(await rows()).toEqual([]);
});

test('what was edited again while others were put right is shown in its newest words at once', async () => {
  const { world } = live;
  const label = 'Compartir aquí';
  const other = await live.asks(world.ana, '¿La policía me puede preguntar mi estatus migratorio?', label);
  await world.press(world.ana, other, label);
  await live.sees(world.ana, 'Compartida.');
  expect(await rows()).toHaveLength(2);
  const newest = await corrected('Corrected twice');
  meanwhile = () => live.knows(newest);
  await live.contentIs(await corrected('Corrected once'));
  expect(edits).toBe(2);
  expect(shown()).toContain('Corrected twice');
  meanwhile = () => {};
  await live.contentIs(newest);
  expect(world.seen(world.rosa).map(({ text }) => text.includes('Corrected twice'))).toEqual([true, true]);
});
