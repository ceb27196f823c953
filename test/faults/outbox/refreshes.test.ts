import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlatformError } from '../../../src/chat/platform-error.ts';
import type { Worker } from '../../../src/outbox/worker.ts';
import { act } from '../../../src/rsvps/act.ts';
import type { Post } from '../../../src/store/posts.ts';
import { hour, minute, type Office, openOffice } from './office.ts';

let office: Office;
let worker: Worker;
let edits: number;

beforeEach(async () => {
  office = await openOffice();
  worker = office.worker();
  edits = 0;
  office.transport.edit = async () => {
    edits += 1;
  };
});

afterEach(async () => {
  await office.close();
  expect(office.errors).toEqual([]);
});

let people = 0;

/** Somebody says yes; `shownIn`: by a tap under this post, whose own answer shows the new count. */
async function someoneComes(post: Post, shownIn: string | null = null): Promise<void> {
  people += 1;
  const now = office.now();
  const said = { person: `person ${people}`, choice: 'going', via: 'button', at: now, heardAt: now } as const;
  await act(office.store, { ...said, eventId: post.eventId, shownIn }, now);
}

async function after(ms: number): Promise<void> {
  office.passTime(ms);
  await worker.run();
}

test('a post younger than an hour shows a rush with one edit, within two seconds', async () => {
  const { post } = await office.event('one', 50 * minute);
  for (let count = 0; count < 5; count += 1) await someoneComes(post);
  await worker.run();
  expect(edits).toBe(0);
  await after(2_000);
  expect(edits).toBe(1);
});

test('a post older than an hour gathers for half a minute', async () => {
  const { post } = await office.event('one', 2 * hour);
  for (let seconds = 0; seconds < 60; seconds += 1) {
    await someoneComes(post);
    await after(1_000);
  }
  await after(40_000);
  expect(edits).toBe(2);
});

test('who comes while an old post is being edited is shown half a minute later, not at once', async () => {
  const { post } = await office.event('one', 2 * hour);
  office.transport.edit = async () => {
    edits += 1;
    if (edits === 1) await someoneComes(post);
  };
  await someoneComes(post);
  await after(31_000);
  expect(edits).toBe(1);
  await after(25_000);
  expect(edits).toBe(1);
  await after(10_000);
  expect(edits).toBe(2);
});

test('a tap under an old post needs no edit besides its own answer', async () => {
  const { post } = await office.event('one', 2 * hour);
  await someoneComes(post, post.id);
  await after(minute);
  expect(edits).toBe(0);
});

test('while the platform takes no more edits of an old post, it is asked ever more seldom, and shows the latest in the end', async () => {
  const { post } = await office.event('one', 2 * hour);
  let takes = false;
  office.transport.edit = async () => {
    edits += 1;
    if (!takes) throw new PlatformError('30046', { code: 'edit-limited', retry: { afterMs: 1_000 } });
  };
  await someoneComes(post);
  for (let minutes = 0; minutes < 60; minutes += 1) {
    await someoneComes(post);
    await after(minute);
  }
  expect(edits).toBeGreaterThan(6);
  expect(edits).toBeLessThan(16);
  takes = true;
  let shown = '';
  office.transport.edit = async (_, message) => {
    shown = JSON.stringify(message);
  };
  await after(11 * minute);
  expect(shown).toContain('61 ');
});
