import type { z } from 'zod';
import { type Language, languages } from '../chat/language.ts';
import { type PhraseBook, phrasesFrom } from '../phrases/phrases.ts';
import { campaignSchema } from './campaign.ts';
import { checkContent } from './check-content.ts';
import type { Content } from './content.ts';
import type { Entry } from './entry.ts';
import type { Fault } from './fault.ts';
import { findFewExamples } from './few-examples.ts';
import { checkLineFiles, readLineFiles } from './files-of-lines.ts';
import { type LineOf, parseYaml } from './parse-yaml.ts';
import { checkPhrases, phraseFileSchema } from './phrase-file.ts';
import { phrasesStillFit } from './phrases-still-fit.ts';
import { readEntries } from './read-entries.ts';
import type { ReadEntry } from './read-entry.ts';
import { readText } from './read-text.ts';
import { sameWordsSchema } from './same-words.ts';
import { sourcesSchema } from './sources.ts';
import { findStale } from './staleness.ts';

interface FurtherFaults {
  /** What was reviewed or checked too long ago. */
  warnings(): Fault[];
  /** What is wrong though the bot can work with it; takes a while. */
  closerLook(): Promise<Fault[]>;
}

export type LoadedContent = FurtherFaults &
  ({ readonly ok: true; readonly content: Content } | { readonly ok: false; readonly faults: Fault[] });

/**
 * Reads and checks the whole content folder. Never throws: every fault is collected with file (below `dir`),
 * line and mend, so that an editor sees all of them at once.
 * @param today the day from which reviews older than 180 days are warned of.
 * @param before phrases that the bot can work with: these must be enough for it too.
 */
export async function loadContent(
  dir: string,
  today = Temporal.Now.plainDateISO(),
  before?: PhraseBook,
): Promise<LoadedContent> {
  const faults: Fault[] = [];
  const read = async <T>(
    file: string,
    schema: z.ZodType<T>,
  ): Promise<{ data: T; lineOf: LineOf } | undefined> => {
    const raw = await readText(dir, file, faults);
    if (raw === undefined) return undefined;
    const parsed = parseYaml(schema, raw, file);
    if (parsed.ok) return parsed;
    faults.push(...parsed.faults);
    return undefined;
  };
  const [campaign, sources, words, en, es] = await Promise.all([
    read('campaign.yaml', campaignSchema),
    read('sources.yaml', sourcesSchema),
    read('words.yaml', sameWordsSchema),
    read('phrases/en.yaml', phraseFileSchema),
    read('phrases/es.yaml', phraseFileSchema),
  ]);
  const lists = await Promise.all(
    languages.map(async (language) => ({ language, ...(await readEntries(dir, language, faults)) })),
  );
  const entries = new Map(lists.map((list) => [list.language, list.read]));
  const lines = await checkLineFiles(
    dir,
    lists.flatMap(({ askedFiles }) => askedFiles),
    faults,
  );
  const further: FurtherFaults = {
    // Found only for whoever asks: to tell a line, a file has to be read again.
    warnings() {
      return [
        ...findStale([...entries.values()].flat(), campaign, sources, today),
        ...findFewExamples(lines),
      ].toSorted(byPlace);
    },
    async closerLook() {
      const { closerLook } = await import('./closer-look.ts');
      const read = await readLineFiles(lines.files);
      return closerLook({ entries, lines: read.lines, phrases: { en, es } }).toSorted(byPlace);
    },
  };
  const parts = { entries, campaign, sources, failed: new Set(faults.map(({ file }) => file)) };
  // First without lines: for a line the file has to be read again, slowly, and mostly nothing is wrong.
  if (checkContent(withoutLines(parts)).length > 0) faults.push(...checkContent(parts));
  if (en && es) {
    faults.push(...checkPhrases({ en, es }));
    if (before) faults.push(...phrasesStillFit({ en, es }, before));
  }
  if (faults.length > 0 || !campaign || !sources || !words || !en || !es) {
    return { ...further, ok: false, faults: faults.toSorted(byPlace) };
  }
  const files = {
    campaign: campaign.data,
    sources: sources.data,
    words: words.data,
    lines: lines.files,
  };
  const content = { ...files, phrases: phrasesFrom({ en: en.data, es: es.data }), ...shelve(entries) };
  return { ...further, ok: true, content };
}

type Parts = Parameters<typeof checkContent>[0];

function withoutLines(parts: Parts): Parts {
  const { entries, campaign, sources } = parts;
  const lineOf = () => 1;
  return {
    ...parts,
    entries: new Map(
      [...entries].map(([language, list]) => [language, list.map((one) => ({ ...one, lineOf }))]),
    ),
    campaign: campaign && { ...campaign, lineOf },
    sources: sources && { ...sources, lineOf },
  };
}

function shelve(read: ReadonlyMap<Language, readonly ReadEntry[]>): Pick<Content, 'entries' | 'entry'> {
  const lists = new Map<Language, Entry[]>();
  for (const [language, list] of read) {
    lists.set(
      language,
      list.map(({ entry }) => entry).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }
  const byKey = new Map(
    [...lists].flatMap(([language, list]) => list.map((entry) => [`${language} ${entry.id}`, entry])),
  );
  return {
    entries: (language) => lists.get(language) ?? [],
    entry: (id, language) => byKey.get(`${language} ${id}`),
  };
}

function byPlace(a: Fault, b: Fault): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
