import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CONTENT_DIR } from './project-content.ts';
import { brokenContent } from './temporary-content.ts';

type Ran = { code: number | null; out: string; err: string };

function run(script: 'ask' | 'content', args: string[], { input = '', dir = CONTENT_DIR } = {}): Ran {
  const path = new URL(`../../src/cli/${script}.ts`, import.meta.url).pathname;
  const env = { ...process.env, CONTENT_DIR: dir };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    input,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('npm run -s ask', () => {
  test('prints an answer with its source and review date', () => {
    const { code, out } = run('ask', ['can LAPD hold me for ICE?']);
    expect(code).toBe(0);
    expect(out).toContain('Arrests, holds and transfers to ICE');
    expect(out).toContain('https://californiadsa.org/news/lasanctuary-2025');
    expect(out).toMatch(/Reviewed on \w+ \d+, 2026/);
  });

  test('prints the rapid-response number first when somebody is in danger', () => {
    const { code, out } = run('ask', ['se llevaron a mi esposo', '--lang', 'es']);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toContain('888-624-4752');
  });

  test.each([[[]], [['--lang', 'fr', 'hello']], [['--nonsense']], [['--jsonl', 'hello']]])(
    'refuses %j with the usage',
    (args) => {
      const { code, err } = run('ask', args);
      expect(code).toBe(2);
      expect(err).toContain('Usage');
    },
  );

  test('tells content faults and exits with 78, as start does', async () => {
    const dir = await brokenContent('sources.yaml', (text) => text.replace('https://laist.com', 'laist'));
    const { code, err } = run('ask', ['hello'], { dir });
    expect(code).toBe(78);
    expect(err).toMatch(/sources\.yaml:\d+: /);
  });

  test("gives a source's title in the language of the answer, and the title of a work as it is", () => {
    const lines = [
      { q: 'Who signed the sanctuary ordinance?' },
      { q: '¿Quién firmó la ordenanza santuario?' },
    ];
    const { out } = run('ask', ['--jsonl'], { input: lines.map((line) => JSON.stringify(line)).join('\n') });
    const titles = out
      .trim()
      .split('\n')
      .map((text) =>
        z.object({ citations: z.array(z.object({ title: z.string() })) }).parse(JSON.parse(text)),
      )
      .map(({ citations }) => citations.map(({ title }) => title));
    expect(titles).toEqual([
      ['Winning a Sanctuary Ordinance in LA City', expect.stringMatching(/^Reports on/)],
      ['Winning a Sanctuary Ordinance in LA City', expect.stringMatching(/^Notas sobre/)],
    ]);
  });

  test('answers lines for machines, in order', () => {
    const questions = [
      { q: '¿Cuándo se reúne el Concejo?', locale: 'es-MX' },
      { q: 'ICE is outside my door', locale: 'en' },
      { q: 'best tacos near me' },
    ];
    const { code, out } = run('ask', ['--jsonl'], {
      input: questions.map((line) => JSON.stringify(line)).join('\n'),
    });
    expect(code).toBe(0);
    const line = z.strictObject({
      q: z.string(),
      locale: z.string(),
      status: z.enum(['answered', 'unsure', 'declined', 'urgent']),
      entry: z.string().nullable(),
      text: z.string().min(1),
      citations: z.array(z.strictObject({ source: z.string(), title: z.string(), url: z.url() })),
      alternatives: z.array(z.string()),
      confidence: z.number(),
    });
    const lines = out
      .trim()
      .split('\n')
      .map((text) => line.parse(JSON.parse(text)));
    expect(lines.map(({ q, status, entry }) => [q, status, entry])).toEqual([
      ['¿Cuándo se reúne el Concejo?', 'answered', 'council/when-and-where'],
      ['ICE is outside my door', 'urgent', null],
      ['best tacos near me', 'declined', null],
    ]);
  });

  test('tells a line that is no question by its number, and never repeats it', () => {
    const { code, out, err } = run('ask', ['--jsonl'], { input: '{"q":"SB 54"}\nmy secret\n{"q":7}\n' });
    expect(code).toBe(2);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('Line 2');
    expect(err).toContain('Line 3');
    expect(err).not.toContain('secret');
  });
});

describe('npm run content', () => {
  test('sums up good content in one line', () => {
    const { code, out } = run('content', []);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(out).toMatch(/\d+ entries in en, \d+ entries in es/);
  });

  test('exits with 1 on a fault and names file and line', async () => {
    const file = 'en/provisions/data-sharing.md';
    const dir = await brokenContent(file, (text) => text.replace(/^sources: .*$/m, 'sources: []'));
    const { code, err } = run('content', [], { dir });
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`${file}:\\d+: `));
  });

  test('exits with 1 where the bot could work with it, but people could hardly read it', async () => {
    const hard =
      'Institutional representatives are unconditionally prohibited from administrative cooperation. ';
    const file = 'en/council/speaking-time.md';
    const dir = await brokenContent(file, (text) => `${text}\n${hard.repeat(4)}\n`);
    const { code, err } = run('content', [], { dir });
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`${file}:\\d+: It is hard to read`));
  });

  test('tells a phrase that another campaign’s folder lacks', async () => {
    const dir = await brokenContent('phrases/es.yaml', (text) => text.replace(/^answer\.source: .*\n/m, ''));
    const english = join(dir, 'phrases/en.yaml');
    writeFileSync(english, readFileSync(english, 'utf8').replace(/^answer\.source: .*\n/m, ''));
    const { code, err } = run('content', [], { dir });
    expect(code).toBe(1);
    expect(err).toContain('"answer.source" is missing');
  });
});
