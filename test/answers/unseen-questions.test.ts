import { describe, expect, test } from 'vitest';
import { isInScope, readQuestions } from './measuring/labelled-questions.ts';
import { unseen } from './measuring/leak.ts';
import { figuresOf, isRight, measure, outcomeOf } from './measuring/measure.ts';
import { answers, content } from './project-content.ts';

const all = await measure(answers, await unseen(readQuestions('test'), content));
const figures = figuresOf(all);
const share = ({ part, whole }: { part: number; whole: number }): number => part / whole;
const told = (list: typeof all): string =>
  list
    .map(
      ({ wanted, question, decision }) => `${wanted} → ${decision.entry?.id ?? decision.status}: ${question}`,
    )
    .join('\n');

/**
 * Questions by people who knew neither ids nor aliases nor one another's questions, and that were never used for
 * fitting anything: see questions/README.md. `npm run ask:report` prints them all.
 */
describe('on questions that it has never seen', () => {
  test('wrong answers are rare', () => {
    const wrong = all.filter((one) => isInScope(one) && outcomeOf(one) === 'wrong');
    expect(share(figures.wrong), told(wrong)).toBeLessThanOrEqual(0.01);
  });

  test('most get the right answer', () => expect(share(figures.right)).toBeGreaterThanOrEqual(0.92));

  test('nearly all find theirs at least among the three topics', () =>
    expect(share(figures['right or offered'])).toBeGreaterThanOrEqual(0.97));

  test('what is outside the scope is not answered', () => {
    const answered = all.filter(
      ({ wanted, decision }) => wanted === 'outside' && decision.status === 'answered',
    );
    expect(share(figures['outside, answered']), told(answered)).toBeLessThanOrEqual(0.02);
  });

  test("another place's law is never explained", () => {
    const answered = all.filter((one) => one.wanted === 'other-place' && one.decision.status === 'answered');
    expect(told(answered)).toBe('');
  });

  test('hardly anybody in danger is missed', () => {
    const missed = all.filter((one) => one.wanted === 'urgent' && !isRight(one));
    expect(share(figures['urgent, found']), told(missed)).toBeGreaterThanOrEqual(0.99);
  });

  test('hardly anything that only looks like danger is taken for it', () => {
    const alarmed = all.filter((one) => one.wanted === 'calm' && !isRight(one));
    // The aim is 0.01. Hearing 99 of 100 who are in danger costs this much for now; it does the others little harm.
    expect(share(figures['looks urgent, false alarm']), told(alarmed)).toBeLessThanOrEqual(0.025);
    expect(share(figures['any other question, false alarm'])).toBeLessThanOrEqual(0.01);
  });

  test('who tells or asks where agents are is told that no reports are taken', () => {
    const missed = all.filter((one) => one.wanted === 'sighting' && !isRight(one));
    expect(share(figures['sighting, refused']), told(missed)).toBeGreaterThanOrEqual(0.95);
  });

  test('nobody in danger is told only that, and hardly anybody who asks about something else', () => {
    expect(figures['urgent, refused'].part).toBe(0);
    expect(share(figures['any other question, refused'])).toBeLessThanOrEqual(0.005);
    // The aim is 0.05: these name places and agents in every line.
    expect(share(figures['looks like a sighting, refused'])).toBeLessThanOrEqual(0.13);
  });
});

describe('the questions themselves', () => {
  const written = [...readQuestions('tune'), ...readQuestions('test')];

  test('are many, a third of them Spanish, with enough of each kind', () => {
    expect(written.length).toBeGreaterThanOrEqual(1_000);
    expect(written.filter(({ language }) => language === 'es').length * 3).toBeGreaterThanOrEqual(
      written.length,
    );
    const count = (...wanted: string[]) => written.filter((one) => wanted.includes(one.wanted)).length;
    expect(count('outside', 'other-place')).toBeGreaterThanOrEqual(250);
    expect(count('urgent')).toBeGreaterThanOrEqual(150);
    expect(count('calm')).toBeGreaterThanOrEqual(150);
  });

  test('name entries that exist', () => {
    const ids = new Set(written.flatMap((one) => (isInScope(one) ? one.accepted : [])));
    expect([...ids].filter((id) => !content.entry(id, 'en'))).toEqual([]);
  });

  test('of the test are by authors and about intents that the tuning questions lack', () => {
    const tune = readQuestions('tune');
    const authors = new Set(tune.map(({ author }) => author));
    expect(readQuestions('test').filter(({ author }) => authors.has(author))).toEqual([]);
    const intents = new Set(tune.filter(isInScope).map(({ wanted }) => wanted));
    const further = readQuestions('test').filter((one) => isInScope(one) && !intents.has(one.wanted));
    expect(further.length).toBeGreaterThanOrEqual(100);
  });
});
