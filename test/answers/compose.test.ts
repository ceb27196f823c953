import { describe, expect, test } from 'vitest';
import { compose } from '../../src/answers/reply/compose.ts';
import type { Paragraph } from '../../src/answers/reply/paragraph.ts';
import { toPlainText } from '../../src/answers/reply/plain-text.ts';
import { answers, content } from './project-content.ts';

const reply = async (question: string, language: 'en' | 'es' = 'en'): Promise<Paragraph[]> =>
  compose(await answers.ask(question, language), content);
const kinds = (paragraphs: Paragraph[]): string[] => paragraphs.map(({ kind }) => kind);

describe('what a person reads', () => {
  test('an answer has its text, its sources and its review date', async () => {
    const paragraphs = await reply('Can LAPD hold me for ICE?');
    expect(kinds(paragraphs)).toEqual(expect.arrayContaining(['heading', 'text', 'citation', 'note']));
    const text = toPlainText(paragraphs);
    expect(text).toContain('https://californiadsa.org/news/lasanctuary-2025');
    expect(text).toContain('November 22, 2026');
    expect(text).toContain('not yet checked by a lawyer');
    expect(text).toContain('not legal advice');
    expect(text).not.toContain('**');
  });

  test('danger: the rapid-response number comes first, then at most four steps', async () => {
    for (const [question, language] of [
      ['ICE is outside my door', 'en'],
      ['se llevaron a mi esposo', 'es'],
    ] as const) {
      const paragraphs = await reply(question, language);
      expect(toPlainText(paragraphs).split('\n')[0]).toContain('888-624-4752');
      const steps = paragraphs.filter((paragraph) => paragraph.kind === 'list').flatMap(({ items }) => items);
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.length).toBeLessThanOrEqual(4);
      expect(paragraphs.filter((paragraph) => paragraph.kind === 'choices')).toEqual([paragraphs.at(-1)]);
      expect(paragraphs.at(-1)).toMatchObject({ entries: [{ id: 'help/detained-person' }] });
    }
  });

  test('every number is shown with the month it was last checked, or that it was not', async () => {
    const hotlines = (await reply('Who can I call for help?')).filter(
      (paragraph) => paragraph.kind === 'hotline',
    );
    expect(hotlines.map(({ checked }) => checked)).toEqual([
      'number last checked January 2025',
      'number not recently checked',
      'number last checked December 2020',
      ...Array.from({ length: 4 }, () => 'number not recently checked'),
    ]);
  });

  test('unsure: up to three topics, and it says that it does not guess', async () => {
    const paragraphs = await reply('who signed it? and who may interview people in jail?');
    const choices = paragraphs.find((paragraph) => paragraph.kind === 'choices');
    expect(choices?.entries.length).toBeGreaterThan(0);
    expect(choices?.entries.length).toBeLessThanOrEqual(3);
    expect(toPlainText(paragraphs)).toContain('not guess');
  });

  test('declined: what it can answer, and who may help', async () => {
    const paragraphs = await reply('best tacos near me');
    expect(kinds(paragraphs)).toEqual(expect.arrayContaining(['choices', 'hotline']));
    expect(toPlainText(paragraphs)).toContain('Los Angeles Sanctuary Ordinance');
  });

  test.each([
    ['declined', 'best tacos near me'],
    ['unsure', 'who signed it? and who may interview people in jail?'],
  ])('%s: two numbers, the rapid-response line first, and a way to the others', async (_, question) => {
    const paragraphs = await reply(question);
    const numbers = paragraphs.filter((paragraph) => paragraph.kind === 'hotline').map(({ id }) => id);
    expect(numbers).toEqual(['rapid-response', 'carecen']);
    expect(paragraphs.at(-1)).toMatchObject({ kind: 'choices', entries: [{ id: 'help/help-lines' }] });
  });

  test('no topic is offered twice in one reply', async () => {
    for (const question of ['is there a hotline i can call', 'best tacos near me', 'who is the mayor', '']) {
      const ids = (await reply(question))
        .filter((paragraph) => paragraph.kind === 'choices')
        .flatMap(({ entries }) => entries.map(({ id }) => id));
      expect(ids).toEqual([...new Set(ids)]);
    }
  });

  test('only a language that it does not speak gets every number', async () => {
    const numbers = (await reply('洛杉矶的庇护条例是什么？')).filter(
      (paragraph) => paragraph.kind === 'hotline',
    );
    expect(numbers.length).toBe(content.campaign.hotlines.filter(({ offered }) => offered).length);
  });

  test('a language it does not speak is told so in both that it does', async () => {
    const text = toPlainText(await reply('洛杉矶的庇护条例是什么？'));
    expect(text).toContain('English and Spanish');
    expect(text).toContain('inglés y en español');
    expect(text).toContain('中文');
  });

  test('the number of ICE itself is never offered as help', async () => {
    for (const question of ['best tacos near me', 'ICE is outside my door', '', 'Who can I call for help?']) {
      expect(toPlainText(await reply(question))).not.toContain('213-830-7911');
    }
    expect(toPlainText(await reply('How do I find someone detained by ICE?'))).toContain(
      'This is ICE itself',
    );
  });
});
