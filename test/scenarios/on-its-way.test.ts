import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnswers } from '../../src/answers/deciding/decide.ts';
import { deferringIfSlow } from '../../src/routing/within.ts';
import { content } from '../answers/project-content.ts';

// Who has to wait hears that the answer is on its way: platforms give up after three seconds.

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Work that goes on until it is ended, and when (ms) it was said that its answer is on its way. */
function begun(isSlow: boolean) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const said: number[] = [];
  const from = Date.now();
  const answer = deferringIfSlow(promise, isSlow, async () => void said.push(Date.now() - from));
  return { said, answer, end: () => resolve('the answer') };
}

test('after a moment, where nobody knew that it would take longer', async () => {
  const { said, answer, end } = begun(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toHaveLength(1);
  end();
  expect(await answer).toBe('the answer');
});

test('at once, where it is known', async () => {
  const { said, answer, end } = begun(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toHaveLength(1);
  end();
  expect(await answer).toBe('the answer');
});

test('not at all, where the answer is there already', async () => {
  const { said, answer, end } = begun(false);
  end();
  await answer;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said).toEqual([]);
});

test('a question is known to take longer until everything is ready for it', async () => {
  vi.useRealTimers();
  const answers = createAnswers(content);
  expect(answers.isPrepared()).toBe(false);
  const answer = answers.ask('Can the police hold me for ICE?', 'en');
  expect(answers.isPrepared()).toBe(false);
  await answer;
  expect(answers.isPrepared()).toBe(true);
});
