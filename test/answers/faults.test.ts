import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/chat/language.ts';
import { checkContent } from '../../src/content/check-content.ts';
import type { Fault } from '../../src/content/fault.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { readEntry } from '../../src/content/read-entry.ts';
import { CONTENT_DIR } from './project-content.ts';
import { brokenContent } from './temporary-content.ts';

const ENTRY = 'en/provisions/data-sharing.md';

async function faultsOf(dir: string): Promise<Fault[]> {
  const loaded = await loadContent(dir);
  return loaded.ok ? [] : loaded.faults;
}

/** Each: what an editor did, in which file, and the line at which it is told. */
const MISTAKES: {
  what: string;
  file: string;
  edit: (text: string) => string;
  line: (text: string) => number;
  says: RegExp;
}[] = [
  {
    what: 'an entry without a source',
    file: ENTRY,
    edit: (text) => text.replace(/^sources: .*$/m, 'sources: []'),
    line: lineOf('sources:'),
    says: /at least one source/,
  },
  {
    what: 'a source that nobody wrote down',
    file: ENTRY,
    edit: (text) => text.replace('dsa-article', 'dsa-artcle'),
    line: lineOf('dsa-artcle'),
    says: /"dsa-artcle" is not among sources\.yaml/,
  },
  {
    what: 'a source without an address',
    file: 'sources.yaml',
    edit: (text) => text.replace(/^ {2}url: .*californiadsa.*\n/m, ''),
    line: lineOf('dsa-article:'),
    says: /url" is missing/,
  },
  {
    what: 'a source whose title lacks a language',
    file: 'sources.yaml',
    edit: (text) => text.replace(/^ {4}es: Nota que da el número de la ordenanza\n/m, ''),
    line: (text) => text.split('\n').indexOf('latfusa:') + 2,
    says: /"latfusa\.title\.es" is missing/,
  },
  {
    what: 'a topic for after danger that does not exist',
    file: 'campaign.yaml',
    edit: (text) => text.replace('after_urgent: [help/detained-person]', 'after_urgent: [help/nobody]'),
    line: lineOf('after_urgent:'),
    says: /"help\/nobody" is not an entry/,
  },
  {
    what: 'an entry that points to itself',
    file: ENTRY,
    edit: (text) => text.replace(/^see_also: .*$/m, 'see_also: [provision/data-sharing]'),
    line: lineOf('see_also:'),
    says: /points to itself/,
  },
  {
    what: 'a misspelled key',
    file: ENTRY,
    edit: (text) => text.replace('reviewed_on:', 'reviewd_on:'),
    line: lineOf('reviewd_on:'),
    says: /Unknown key "reviewd_on"/,
  },
  {
    what: 'a date in words',
    file: ENTRY,
    edit: (text) => text.replace(/^reviewed_on: .*$/m, 'reviewed_on: last week'),
    line: lineOf('reviewed_on:'),
    says: /reviewed_on/,
  },
  {
    what: 'front matter that is not closed',
    file: ENTRY,
    edit: (text) => text.replace(/\n---\n/, '\n'),
    line: () => 1,
    says: /not closed/,
  },
  {
    what: 'YAML that cannot be read',
    file: ENTRY,
    edit: (text) => text.replace(/^title: .*$/m, 'title: "no end'),
    line: lineOf('title:'),
    says: /not valid YAML/,
  },
  {
    what: 'a phone number in the text',
    file: ENTRY,
    edit: (text) => `${text}\nCall 213-555-0100 now.\n`,
    line: lineOf('213-555-0100'),
    says: /phone number/,
  },
  {
    what: 'a heading in the text',
    file: ENTRY,
    edit: (text) => `${text}\n# Big news\n`,
    line: lineOf('# Big news'),
    says: /Headings/,
  },
  {
    what: 'different sources in the two languages',
    file: 'es/provisions/data-sharing.md',
    edit: (text) => text.replace(/^sources: \[[\w-]+, /m, 'sources: ['),
    line: lineOf('sources:'),
    says: /"sources" differs from en\/provisions\/data-sharing\.md/,
  },
  {
    what: 'no number for people in danger',
    file: 'campaign.yaml',
    edit: (text) => text.replace('rapid_response: true', 'rapid_response: false'),
    line: lineOf('hotlines:'),
    says: /rapid_response/,
  },
  {
    what: 'a time zone that does not exist',
    file: 'campaign.yaml',
    edit: (text) => text.replace('America/Los_Angeles', 'America/Los_Angles'),
    line: lineOf('time_zone:'),
    says: /not a known time zone/,
  },
  {
    what: 'a length that is not a duration',
    file: 'campaign.yaml',
    edit: (text) => text.replace('rally: { duration: PT2H', 'rally: { duration: two hours'),
    line: lineOf('rally:'),
    says: /ISO 8601/,
  },
  {
    what: 'a reminder at a time in words',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'rally: { duration: PT2H, reminders: [P7D, P1D 18:00',
        'rally: { duration: PT2H, reminders: [P7D, P1D 6pm',
      ),
    line: lineOf('rally:'),
    says: /"6pm" is no time of day: write it by the 24-hour clock/,
  },
  {
    what: 'a reminder without its P',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'rally: { duration: PT2H, reminders: [P7D, P1D 18:00',
        'rally: { duration: PT2H, reminders: [7D, P1D 18:00',
      ),
    line: lineOf('rally:'),
    says: /"7D" is no length of time: a reminder begins with P/,
  },
  {
    what: 'a reminder hours before, at a time of day',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'rally: { duration: PT2H, reminders: [P7D, P1D 18:00',
        'rally: { duration: PT2H, reminders: [PT2H 18:00',
      ),
    line: lineOf('rally:'),
    says: /can only stand behind whole days/,
  },
  {
    what: 'a reminder to people whom the bot does not know',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'rally: { duration: PT2H, reminders: [P7D, P1D 18:00',
        'rally: { duration: PT2H, reminders: [PT2H to everyone',
      ),
    line: lineOf('rally:'),
    says: /"to everyone": write "to going"/,
  },
  {
    what: 'a reminder that only people themselves can ask for',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'rally: { duration: PT2H, reminders: [P7D, P1D 18:00',
        'rally: { duration: PT2H, reminders: [PT2H to personal',
      ),
    line: lineOf('rally:'),
    says: /"to personal": write "to going"/,
  },
  {
    what: 'the same reminder twice, written in two ways',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'rally: { duration: PT2H, reminders: [P7D, P1D 18:00',
        'rally: { duration: PT2H, reminders: [P7D, P1W',
      ),
    line: lineOf('rally:'),
    says: /"P7D" stands twice among the reminders of "rally"/,
  },
  {
    what: 'a reminder about access of which nothing is written',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'rally: { duration: PT2H, reminders: [P7D, P1D 18:00',
        'rally: { duration: PT2H, reminders: [P9D about access',
      ),
    line: lineOf('rally:'),
    says: /"rally" has no line "access:"/,
  },
  {
    what: 'a reminder about access that comes too late to ask',
    file: 'campaign.yaml',
    edit: (text) => text.replace('[P11D 12:00 about access', '[P9D 12:00 about access'),
    line: lineOf('[P9D 12:00'),
    says: /less than one business day before the last day on which to ask for "Sign language"/,
  },
  {
    what: 'access that nobody wrote down',
    file: 'campaign.yaml',
    edit: (text) => text.replace('access: city-hall', 'access: town-hall'),
    line: lineOf('access: town-hall'),
    says: /"town-hall" is not under "access:"/,
  },
  {
    what: 'a time to ask ahead that is none',
    file: 'campaign.yaml',
    edit: (text) => text.replace('ahead: 5 business days', 'ahead: a week'),
    line: lineOf('ahead: a week'),
    says: /"a week" does not say how far ahead/,
  },
  {
    what: 'a number to ask that nobody wrote down',
    file: 'campaign.yaml',
    edit: (text) => text.replace('        hotline: clerk-access', '        hotline: the-clerk'),
    line: lineOf('hotline: the-clerk'),
    says: /"the-clerk" is not among hotlines/,
  },
  {
    what: 'how to take part, with a source that nobody wrote down',
    file: 'campaign.yaml',
    edit: (text) =>
      text.replace(
        'sources: [city-clerk-meetings, council-comment]',
        'sources: [city-clerk-meetings, coucil-comment]',
      ),
    line: lineOf('coucil-comment'),
    says: /"coucil-comment" is not in sources/,
  },
  {
    what: 'a broken interface text',
    file: 'phrases/es.yaml',
    edit: (text) => text.replace(/^answer.source: .*$/m, 'answer.source: "Fuente {"'),
    line: lineOf('answer.source:'),
    says: /ICU/,
  },
  {
    what: 'an interface text that lost one of its values',
    file: 'phrases/es.yaml',
    edit: (text) => text.replace('su respuesta ya no cuenta para {title}.', 'Ya no le contamos.'),
    line: lineOf('rsvp.taken-back:'),
    says: /braces/,
  },
  {
    what: 'an interface text that only one language has',
    file: 'phrases/en.yaml',
    edit: (text) => `${text}rsvp.new: New\n`,
    line: lineOf('rsvp.new:'),
    says: /no twin/,
  },
  {
    what: 'a command name that nobody can type',
    file: 'phrases/es.yaml',
    edit: (text) => text.replace('command.ask.name: preguntar', 'command.ask.name: Hacer preguntas'),
    line: lineOf('command.ask.name:'),
    says: /can be typed/,
  },
];

function lineOf(part: string): (text: string) => number {
  return (text) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
}

describe('npm run content tells', () => {
  test.each(MISTAKES)('$what, with file, line and mend', async ({ file, edit, line, says }) => {
    let edited = '';
    const dir = await brokenContent(file, (text) => (edited = edit(text)));
    const faults = await faultsOf(dir);
    const told = faults.find((fault) => fault.file === file && says.test(fault.problem));
    expect(told, JSON.stringify(faults)).toBeDefined();
    expect(told?.line).toBe(line(edited));
    expect(told?.mend).toMatch(/\w{3}/);
  });

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
