import { type Language, languages } from '../chat/language.ts';
import type { Campaign } from './campaign.ts';
import { reminderFaults } from './check-reminders.ts';
import type { Fault } from './fault.ts';
import type { LineOf } from './parse-yaml.ts';
import type { ReadEntry } from './read-entry.ts';
import type { Sources } from './sources.ts';

export type Located<T> = { data: T; lineOf: LineOf };
type Parts = {
  entries: ReadonlyMap<Language, readonly ReadEntry[]>;
  campaign: Located<Campaign> | undefined;
  sources: Located<Sources> | undefined;
  /** Files in which a fault was found already: what is in them may be unknown here. */
  failed?: ReadonlySet<string>;
};

/** Faults between files: unknown ids, ids used twice, an entry without its twin. */
export function checkContent(parts: Parts): Fault[] {
  return [...checkReferences(parts), ...checkPairs(parts), ...checkCampaign(parts)];
}

/** Whether an id may stand in a file of this language that could not be read: its own fault is told already. */
function mayHaveFailed(id: string, language: Language, { entries, failed }: Parts): boolean {
  const files = [...(failed ?? [])].filter((file) => file.startsWith(`${language}/`));
  const twins = [...entries.values()].flat().filter(({ entry }) => entry.id === id);
  return (
    files.some((file) => file.endsWith(`/${id.split('/').at(-1)}.md`)) ||
    twins.some(({ entry }) => files.includes(entry.file.replace(`${entry.language}/`, `${language}/`)))
  );
}

function checkReferences(parts: Parts): Fault[] {
  const { entries, campaign, sources } = parts;
  const faults: Fault[] = [];
  for (const [language, list] of entries) {
    const ids = new Set(list.map(({ entry }) => entry.id));
    const known: [
      field: 'sources' | 'see_also' | 'hotlines',
      ids: ReadonlySet<string> | undefined,
      where: string,
    ][] = [
      ['sources', sources && new Set(Object.keys(sources.data)), 'sources.yaml'],
      ['see_also', ids, 'the entries of this language'],
      [
        'hotlines',
        campaign && new Set(campaign.data.hotlines.map(({ id }) => id)),
        'hotlines of campaign.yaml',
      ],
    ];
    for (const { entry, lineOf } of list) {
      for (const [field, allowed, where] of known) {
        for (const [index, id] of entry[field].entries()) {
          if (field === 'see_also' && id === entry.id) {
            const problem = 'It points to itself.';
            faults.push({ file: entry.file, line: lineOf([field, index]), problem, mend: 'Remove this id.' });
          }
          if (!allowed || allowed.has(id)) continue;
          if (field === 'see_also' && mayHaveFailed(id, language, parts)) continue;
          faults.push({
            file: entry.file,
            line: lineOf([field, index]),
            problem: `"${id}" is not among ${where}.`,
            mend: 'Correct the spelling, or add it there.',
          });
        }
      }
    }
  }
  return faults;
}

function checkPairs(parts: Parts): Fault[] {
  const { entries } = parts;
  const faults: Fault[] = [];
  for (const [language, list] of entries) {
    const seen = new Map<string, string>();
    for (const { entry, lineOf } of list) {
      const line = lineOf(['id']);
      const twin = seen.get(entry.id);
      if (twin) {
        faults.push({
          file: entry.file,
          line,
          problem: `The id "${entry.id}" is also in ${twin}.`,
          mend: 'Give one of them another id.',
        });
      }
      seen.set(entry.id, entry.file);
      for (const other of languages.filter((candidate) => candidate !== language)) {
        const match = entries.get(other)?.find((read) => read.entry.id === entry.id);
        const path = entry.file.replace(`${language}/`, `${other}/`);
        if (!match) {
          if (mayHaveFailed(entry.id, other, parts)) continue;
          const problem = `"${entry.id}" has no twin in "${other}".`;
          faults.push({ file: entry.file, line, problem, mend: `Write it in ${path} with the same id.` });
        } else if (match.entry.file !== path) {
          const problem = `Its twin in "${other}" is at ${match.entry.file}.`;
          faults.push({ file: entry.file, line, problem, mend: `Move the twin to ${path}.` });
        } else if (language === languages[0]) {
          faults.push(...compareTwins(entry, match));
        }
      }
    }
  }
  return faults;
}

/** Both languages must rest on the same sources and show the same numbers: nobody gets a poorer answer. */
function compareTwins(entry: ReadEntry['entry'], twin: ReadEntry): Fault[] {
  return (['sources', 'hotlines', 'legal_notice', 'see_also', 'order'] as const)
    .filter((field) => String(entry[field]) !== String(twin.entry[field]))
    .map((field) => ({
      file: twin.entry.file,
      line: twin.lineOf([field]),
      problem: `"${field}" differs from ${entry.file}.`,
      mend: 'Write the same in both languages, in the same order.',
    }));
}

function checkCampaign(parts: Parts): Fault[] {
  const { campaign, sources, entries } = parts;
  if (!campaign) return [];
  const faults: Fault[] = [];
  const add = (path: readonly PropertyKey[], problem: string, mend: string) =>
    faults.push({ file: 'campaign.yaml', line: campaign.lineOf(path), problem, mend });
  for (const language of languages) {
    if (campaign.data.languages.includes(language)) continue;
    add(['languages'], `"${language}" is missing.`, `The bot speaks ${languages.join(' and ')}: list both.`);
  }
  const seen = new Set<string>();
  for (const [index, hotline] of campaign.data.hotlines.entries()) {
    if (seen.has(hotline.id))
      add(['hotlines', index, 'id'], `The id "${hotline.id}" is used twice.`, 'Give it another id.');
    seen.add(hotline.id);
    if (sources && hotline.source && !Object.hasOwn(sources.data, hotline.source)) {
      add(
        ['hotlines', index, 'source'],
        `"${hotline.source}" is not in sources.yaml.`,
        'Correct it, or add it there.',
      );
    }
  }
  for (const { path, problem, mend } of reminderFaults(campaign.data, sources?.data))
    add(path, problem, mend);
  const ids = new Set(entries.get(languages[0])?.map(({ entry }) => entry.id));
  for (const field of ['suggest', 'after_urgent', 'more_help'] as const) {
    for (const [index, id] of campaign.data.scope[field].entries()) {
      if (ids.has(id) || mayHaveFailed(id, languages[0], parts)) continue;
      add(['scope', field, index], `"${id}" is not an entry.`, 'Write the id of an entry.');
    }
  }
  return faults;
}
