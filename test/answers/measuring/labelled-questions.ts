import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { languageSchema } from '../../../src/chat/language.ts';

const FOLDER = new URL('../questions/', import.meta.url);

/** `tune` is for fitting thresholds and examples; `test` only for measuring. */
export const splits = ['tune', 'test'] as const;
export type Split = (typeof splits)[number];

/** What a question is, beside the ids of entries: see questions/README.md. */
export const kinds = ['outside', 'other-place', 'urgent', 'sighting', 'calm', 'no-sighting'] as const;

const lineSchema = z
  .tuple([
    z.union([z.enum(kinds), z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/)]),
    languageSchema,
    z.string().min(1),
    z.string(),
  ])
  .transform(([wanted, language, question, also]) => ({
    wanted,
    language,
    question,
    /** Every entry that answers it. */
    accepted: [wanted, ...also.split(',').filter((id) => id !== '')],
  }));

export type LabelledQuestion = z.output<typeof lineSchema> & { readonly author: string };

export function readQuestions(split: Split): LabelledQuestion[] {
  const folder = new URL(`${split}/`, FOLDER);
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({ ...lineSchema.parse(line.split('\t')), author: file.replace('.tsv', '') })),
    );
}

export function isInScope({ wanted }: LabelledQuestion): boolean {
  return wanted.includes('/');
}
