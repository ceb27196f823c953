import { describe, expect, test } from 'vitest';
import { declineReasons } from '../../src/answers/answer.ts';
import { answerArgs, answerCall, decisionOf } from '../../src/answers/reply/answer-call.ts';
import { compose } from '../../src/answers/reply/compose.ts';
import { toPlainText } from '../../src/answers/reply/plain-text.ts';
import { answers, content, outcome } from './project-content.ts';

const read = async (question: string): Promise<string> =>
  toPlainText(compose(await answers.ask(question, 'en'), content));

describe('two questions in one', () => {
  test.each([
    [
      'does lapd work with ice? also how do i find my cousin who was detained last month',
      'joint-task-forces',
      'detained-person',
    ],
    ['how long can i speak and where is the agenda', 'speaking-time', 'written-comment-and-agendas'],
  ])('%s: both topics are there', async (question, ...wanted) => {
    const { entry, alternatives } = await answers.ask(question, 'en');
    const ids = [...(entry ? [entry] : []), ...alternatives].map(({ id }) => id.split('/')[1]);
    expect(ids).toEqual(expect.arrayContaining(wanted));
  });
});

describe('places that nobody listed', () => {
  test.each([
    'can police in Zanesville ask about my immigration status',
    'does the Quixton sheriff hand people to ICE',
    'la policia de Zacatlan me puede entregar a la migra?',
    'Is Freedonia a sanctuary state?',
  ])('%s is not answered with the law of this one', async (question) =>
    expect(['unsure', 'declined']).toContain(await outcome(question)),
  );

  test.each([
    ['can police in Boyle Heights ask my status', 'provision/status-inquiries'],
    ['¿la policia de Pacoima me puede entregar a ICE?', 'provision/arrests-and-transfers'],
  ])("%s: the City's own neighbourhoods are the City", async (question, id) =>
    expect(await outcome(question)).toBe(id),
  );
});

describe('a personal legal situation', () => {
  test('gets the general rule, that it is no legal advice, and who can help', async () => {
    const text = await read('I was arrested for a DUI in 2015. Can LAPD hand me to ICE for that?');
    expect(text).toContain('hand them over');
    expect(text).toContain('not legal advice');
    expect(text).toContain('888-624-4752');
    expect(text).toContain('213-385-7800');
  });
});

describe('what sounds a little like danger', () => {
  const doubtful = {
    maybeUrgent: true,
    tellsSighting: false,
    confidence: 0,
    citations: [],
    alternatives: [],
    entry: null,
  } as const;

  test('is answered, below one line with the number', () => {
    const decision = { ...doubtful, status: 'declined', language: 'es', reason: 'outside' } as const;
    expect(toPlainText(compose(decision, content)).split('\n')[0]).toContain('888-624-4752');
  });

  test.each([...declineReasons, null])('keeps that line behind a button, declined for %s', (reason) => {
    const decision = { ...doubtful, status: 'declined', language: 'en', reason } as const;
    const { args } = answerCall(decision, null);
    const [status, language, why] = args;
    expect(decisionOf(answerArgs.parse({ status, language, reason: why }), content)).toMatchObject({
      maybeUrgent: true,
      reason,
    });
  });
});
