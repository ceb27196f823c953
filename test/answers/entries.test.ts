import { describe, expect, test } from 'vitest';
import { answers, content, outcome } from './project-content.ts';

const PROVISIONS = [
  'provision/status-inquiries',
  'provision/arrests-and-transfers',
  'provision/non-public-areas',
  'provision/data-sharing',
  'provision/joint-task-forces',
  'provision/custody-interviews',
];

describe("the project's content", () => {
  test('has the six provisions and at least twenty facts, in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      for (const id of PROVISIONS) expect(content.entry(id, language)?.sources.length).toBeGreaterThan(0);
      expect(content.entries(language).length).toBeGreaterThanOrEqual(26);
    }
  });

  test('answers every question that an entry lists with that entry', async () => {
    const wrong: string[] = [];
    for (const language of ['en', 'es'] as const)
      for (const { id, questions } of content.entries(language))
        for (const question of questions) {
          const found = await outcome(question, language);
          if (found !== id) wrong.push(`${question} → ${found}, not ${id}`);
        }
    expect(wrong).toEqual([]);
  });

  test('answers in the language of the entry, with sources that have an address', async () => {
    const decision = await answers.ask('¿Quién firmó la ordenanza santuario?', 'en');
    expect(decision.entry?.language).toBe('es');
    expect(decision.citations).toEqual([
      {
        source: 'dsa-article',
        title: expect.any(String),
        url: 'https://californiadsa.org/news/lasanctuary-2025',
      },
      { source: 'laist', title: expect.any(String), url: 'https://laist.com' },
    ]);
  });

  test('begins no answer with a bare yes or no, since one answer serves questions asked both ways', () => {
    const bare = (['en', 'es'] as const).flatMap((language) =>
      content.entries(language).filter(({ body }) => /^(yes|no|sí|si)[,.:;]/i.test(body)),
    );
    expect(bare.map(({ file }) => file)).toEqual([]);
  });
});
