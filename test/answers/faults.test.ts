import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/chat/language.ts';
import { checkContent } from '../../src/content/check-content.ts';
import type { Fault } from '../../src/content/fault.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { readEntry } from '../../src/content/read-entry.ts';
import { ENTRY, lineOf } from './mistake.ts';
import { mistakesInCampaign } from './mistakes-in-campaign.ts';
import { mistakesInTexts } from './mistakes-in-texts.ts';
import { CONTENT_DIR } from './project-content.ts';
import { brokenContent } from './temporary-content.ts';

async function faultsOf(dir: string): Promise<Fault[]> {
  const loaded = await loadContent(dir);
  return loaded.ok ? [] : loaded.faults;
}

describe('npm run content tells', () => {
  test.each([...mistakesInTexts, ...mistakesInCampaign])(
    '$what, with file, line and mend',
    async ({ file, edit, line, says }) => {
      let edited = '';
      const dir = await brokenContent(file, (text) => (edited = edit(text)));
      const faults = await faultsOf(dir);
      const told = faults.find((fault) => fault.file === file && says.test(fault.problem));
      expect(told, JSON.stringify(faults)).toBeDefined();
      expect(told?.line).toBe(line(edited));
      expect(told?.mend).toMatch(/\w{3}/);
    },
  );

  test('an entry without its twin', async () => {
    const dir = await brokenContent(ENTRY, (text) => `${text}\n`);
    await rm(join(dir, 'es/provisions/data-sharing.md'));
    const faults = await faultsOf(dir);
    expect(faults).toContainEqual({
      file: ENTRY,
      line: 2,
      problem: '"provision/data-sharing" has no twin in "es".',
      mend: 'Write it in es/provisions/data-sharing.md with the same id.',
    });
  });

  test('the fault of a file that cannot be read, and no echo of it in others', async () => {
    const dir = await brokenContent('es/help/help-lines.md', (text) =>
      text.replace(/^reviewed_on: .*$/m, 'reviewed_on: last week'),
    );
    expect((await faultsOf(dir)).map(({ file, problem }) => [file, problem])).toEqual([
      ['es/help/help-lines.md', expect.stringContaining('reviewed_on')],
    ]);
  });

  test('every fault at once, not only the first', async () => {
    const dir = await brokenContent(ENTRY, (text) =>
      text.replace(/^title: .*\n/m, '').replace(/^reviewed_by: .*\n/m, ''),
    );
    await rm(join(dir, 'words.yaml'));
    const problems = (await faultsOf(dir)).map(({ problem }) => problem);
    expect(problems).toEqual(expect.arrayContaining(['"title" is missing.', '"reviewed_by" is missing.']));
    expect(problems.some((problem) => /missing or cannot be read/.test(problem))).toBe(true);
  });

  test('a folder that does not exist', async () => {
    expect((await faultsOf('/nowhere/at/all')).length).toBeGreaterThan(0);
  });
});

describe('a file that could not be read', () => {
  const lost = 'es/help/help-lines.md';
  const entries = new Map(
    languages.map((language) => [
      language,
      readdirSync(join(CONTENT_DIR, language), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md') && `${language}/${name}` !== lost)
        .flatMap((name) => {
          const raw = readFileSync(join(CONTENT_DIR, language, name), 'utf8');
          return readEntry(raw, `${language}/${name}`, language).read ?? [];
        }),
    ]),
  );
  const parts = { entries, campaign: undefined, sources: undefined };

  test('makes no echo in the files that name its entry', () => {
    expect(checkContent({ ...parts, failed: new Set([lost]) })).toEqual([]);
  });

  test('is not excused where it is simply not there, nor by the fault of another file', () => {
    const files = ['en/help/help-lines.md', 'es/help/detained-person.md'];
    for (const failed of [new Set<string>(), new Set(['es/law/county.md'])])
      expect(checkContent({ ...parts, failed }).map(({ file }) => file)).toEqual(
        expect.arrayContaining(files),
      );
  });
});

describe('what was checked too long ago', () => {
  test('is a warning and no fault', async () => {
    const loaded = await loadContent(CONTENT_DIR, Temporal.PlainDate.from('2027-11-22'));
    if (!loaded.ok) throw new Error('faults');
    const reviewed = Temporal.PlainDate.from(
      loaded.content.entry('provision/data-sharing', 'en')?.reviewed_on ?? '',
    );
    const { days } = reviewed.until('2027-11-22', { largestUnit: 'day' });
    expect(loaded.warnings()).toContainEqual(
      expect.objectContaining({
        file: ENTRY,
        problem: `Reviewed ${days} days ago.`,
        line: expect.any(Number),
      }),
    );
    const warnedOf = (name: string) => loaded.warnings().filter(({ file }) => file === name);
    expect(warnedOf('campaign.yaml').length).toBeGreaterThan(0);
    expect(warnedOf('sources.yaml')).toContainEqual({
      file: 'sources.yaml',
      line: lineOf('checked_on: 2026-11-22')(readFileSync(join(CONTENT_DIR, 'sources.yaml'), 'utf8')),
      problem: 'The source "dsa-article" was checked 365 days ago.',
      mend: expect.stringContaining('checked_on'),
    });
  });

  test('is not warned of on day 180', async () => {
    const loaded = await loadContent(CONTENT_DIR, Temporal.PlainDate.from('2026-11-22').add({ days: 180 }));
    expect(loaded.ok && loaded.warnings().filter(({ file }) => file === ENTRY)).toEqual([]);
  });
});
