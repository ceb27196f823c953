import { beforeEach, describe, expect, test } from 'vitest';
import { PlatformError } from '../../src/chat/platform-error.ts';
import type { Lane } from '../../src/platforms/connecting/limit.ts';
import { createPacer, longestWait, type Pacer, type Turn } from '../../src/platforms/connecting/pacer.ts';
import { type HandMovedClock, handMovedClock } from './hand-moved-clock.ts';

let clock: HandMovedClock;
let pacer: Pacer;
/** What went out, with its time. */
let out: [string, number][];

beforeEach(() => {
  clock = handMovedClock();
  pacer = createPacer(clock);
  out = [];
});

const channel = (name: string, more: Partial<Lane> = {}): Lane => ({
  key: name,
  limit: { everyMs: 1_000, burst: 1 },
  ...more,
});
const workspace: Lane = { key: 'all', limit: { everyMs: 200, burst: 2 } };

function go(name: string, lanes: readonly Lane[], turn?: Turn): Promise<string> {
  return pacer
    .run(lanes, async () => void out.push([name, clock.now()]), turn)
    .then(
      () => 'done',
      (error: unknown) => (error instanceof PlatformError ? error.code : 'broke'),
    );
}

async function refusedUntil(work: Promise<unknown>): Promise<number> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof PlatformError) || error.retry === 'never') throw new Error('it was not put off');
  expect(error).toMatchObject({ code: 'rate-limited', mayHaveHappened: false });
  return error.retry.afterMs;
}

test('calls go out in order, as often as the limit says', async () => {
  for (const name of ['a', 'b', 'c']) void go(name, [channel('#events')]);
  await clock.pass(5_000);
  expect(out).toEqual([
    ['a', 0],
    ['b', 1_000],
    ['c', 2_000],
  ]);
});

test('after a rest so many may come at once, and not more', async () => {
  const bursty = channel('#events', { limit: { everyMs: 1_000, burst: 3 } });
  for (let n = 0; n < 5; n += 1) void go(`first ${n}`, [bursty]);
  await clock.pass(60_000);
  expect(out.map(([, at]) => at)).toEqual([0, 0, 0, 1_000, 2_000]);
  for (let n = 0; n < 5; n += 1) void go(`second ${n}`, [bursty]);
  await clock.pass(60_000);
  expect(out.slice(5).map(([, at]) => at - 60_000)).toEqual([0, 0, 0, 1_000, 2_000]);
});

test('within no minute are there more than its limit, however long each takes to be answered', async () => {
  const tier: Lane = {
    key: 'm',
    limit: { everyMs: 100, burst: 20, most: { calls: 50, withinMs: 60_000 } },
  };
  const spans: { readonly begun: number; answered: number }[] = [];
  const call = async () => {
    const span = { begun: clock.now(), answered: Number.POSITIVE_INFINITY };
    spans.push(span);
    await new Promise<void>((resolve) => clock.after(spans.length % 7 === 0 ? 3_000 : 10, resolve));
    span.answered = clock.now();
  };
  for (let seconds = 0; seconds < 5 * 60; seconds += 1) {
    pacer.run([tier], call).catch(() => {});
    await clock.pass(1_000 / 3);
    pacer.run([tier], call).catch(() => {});
    await clock.pass(2_000 / 3);
  }
  // Wherever in its time each call reached the platform.
  for (const { answered } of spans) {
    const together = spans.filter((each) => each.begun < answered + 60_000 && each.answered >= answered);
    expect(together.length).toBeLessThanOrEqual(50);
  }
  expect(spans.length).toBeGreaterThanOrEqual(5 * 50 * 0.95);
});

test('whoever waits for one channel keeps nobody from another', async () => {
  for (let n = 0; n < 6; n += 1) void go(`flood ${n}`, [channel('#flooded'), workspace]);
  void go('reminder', [channel('#events'), workspace]);
  await clock.pass(0);
  expect(out).toEqual([
    ['flood 0', 0],
    ['reminder', 0],
  ]);
  await clock.pass(10_000);
  expect(out).toHaveLength(7);
});

test('what somebody waits for goes first, in its own order, and keeps to the limit', async () => {
  for (const name of ['a', 'b', 'c']) void go(name, [channel('#events')]);
  void go('answer 1', [channel('#events')], { ahead: true });
  void go('answer 2', [channel('#events')], { ahead: true });
  await clock.pass(10_000);
  expect(out.map(([name]) => name)).toEqual(['a', 'answer 1', 'answer 2', 'b', 'c']);
  expect(out.map(([, at]) => at)).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
});

test('one at a time means that the next begins when the last has ended', async () => {
  const lane: Lane = { key: 'bucket', limit: null, oneAtATime: true };
  let end = (): void => {};
  const slow = pacer.run([lane], () => new Promise<void>((resolve) => (end = resolve)));
  void go('next', [lane]);
  await clock.pass(3_000);
  expect(out).toEqual([]);
  end();
  await slow;
  await clock.pass(0);
  expect(out).toEqual([['next', 3_000]]);
});

describe('a wait', () => {
  test('that the platform asks for is kept to the millisecond, by those too who wait already', async () => {
    void go('a', [channel('#events')]);
    void go('b', [channel('#events')]);
    pacer.close('#events', 4_500);
    void go('c', [channel('#events')]);
    void go('elsewhere', [channel('#general')]);
    await clock.pass(4_499);
    expect(out.map(([name]) => name)).toEqual(['a', 'elsewhere']);
    await clock.pass(1);
    expect(out.at(-1)).toEqual(['b', 4_500]);
    await clock.pass(1_000);
    expect(out.at(-1)).toEqual(['c', 5_500]);
  });

  test('that would be too long is put off at once, with the time to come back', async () => {
    pacer.close('#events', 30_000);
    expect(await refusedUntil(pacer.run([channel('#events')], async () => {}))).toBe(30_000);
    expect(
      await refusedUntil(pacer.run([channel('#events')], async () => {}, { ahead: true, patience: 500 })),
    ).toBe(30_000);
  });

  test('behind too many others is put off too: they come first', async () => {
    const all = Array.from({ length: 20 }, (_, n) => go(`n${n}`, [channel('#events')]));
    await clock.pass(longestWait);
    const became = await Promise.all(all);
    expect(became.filter((each) => each === 'done')).toHaveLength(11);
    expect(became.slice(11)).toEqual(Array.from({ length: 9 }, () => 'rate-limited'));
    expect(out).toHaveLength(11);
  });

  test('that becomes too long while it lasts ends', async () => {
    void go('a', [channel('#events')]);
    const waiting = pacer.run([channel('#events')], async () => {});
    pacer.close('#events', 60_000);
    expect(await refusedUntil(waiting)).toBe(60_000);
  });

  test('behind a call that is not answered ends', async () => {
    const lane: Lane = { key: 'bucket', limit: null, oneAtATime: true };
    void pacer.run([lane], () => new Promise<void>(() => {}));
    const waiting = refusedUntil(pacer.run([lane], async () => {}));
    await clock.pass(2 * longestWait);
    expect(await waiting).toBeGreaterThan(0);
  });

  test('ends where the platform is left; whoever comes later is taken again', async () => {
    void go('a', [channel('#events')]);
    const waiting = go('b', [channel('#events')]);
    pacer.sendAway();
    expect(await waiting).toBe('unreachable');
    void go('c', [channel('#events')]);
    await clock.pass(1_000);
    expect(out.map(([name]) => name)).toEqual(['a', 'c']);
  });
});

test('a call that fails takes its turn like any other, and its error is its own', async () => {
  const broken = pacer.run([channel('#events')], async () => {
    throw new Error('refused');
  });
  await expect(broken).rejects.toThrow('refused');
  void go('b', [channel('#events')]);
  await clock.pass(1_000);
  expect(out).toEqual([['b', 1_000]]);
});

test('thousands of channels, one after another, do not slow it down or stay in its way', async () => {
  for (let n = 0; n < 3_000; n += 1) {
    expect(await go(`n${n}`, [channel(`#${n}`)])).toBe('done');
    await clock.pass(5);
  }
  void go('again', [channel('#2999')]);
  await clock.pass(0);
  // Of the last ones it is remembered what they had.
  expect(out).toHaveLength(3_000);
  await clock.pass(1_000);
  expect(out).toHaveLength(3_001);
});

test('what waited while the process stood still does not go out late: somebody else may have done it', async () => {
  const answers = ['a', 'b', 'c'].map((name) => go(name, [channel('#events')]));
  await clock.pass(1_200);
  clock.freeze(8_000);
  await clock.pass(0);
  expect(await Promise.all(answers)).toEqual(['done', 'done', 'rate-limited']);
  expect(out.map(([name]) => name)).toEqual(['a', 'b']);
  expect(await go('d', [channel('#events')])).toBe('done');
});
