import { z } from 'zod';
import { type Language, languageSchema } from '../chat/language.ts';
import type { Database } from './database.ts';

export const verdicts = ['yes', 'no'] as const;

/** Whether an answer was right, in the eyes of whoever asked. */
export type Verdict = (typeof verdicts)[number];

const votesRow = z.object({
  entry: z.string(),
  language: languageSchema,
  yes: z.coerce.number(),
  no: z.coerce.number(),
});

export type AnswerVotes = Readonly<z.output<typeof votesRow>>;

/** The rest by name; here, since each database has an order of letters of its own. */
function byDoubt(one: AnswerVotes, other: AnswerVotes): number {
  const name = ({ entry, language }: AnswerVotes) => `${entry} ${language}`;
  return other.no - one.no || one.yes - other.yes || (name(one) < name(other) ? -1 : 1);
}

/** Counts alone: nothing in them tells who voted, when, or what was asked. */
export function answerVotesIn(db: Database) {
  return {
    async add(entry: string, language: Language, verdict: Verdict): Promise<void> {
      await db
        .insertInto('answer_votes')
        .values({ entry, language, yes: verdict === 'yes' ? 1 : 0, no: verdict === 'no' ? 1 : 0 })
        .onConflict((conflict) =>
          conflict
            .columns(['entry', 'language'])
            .doUpdateSet((row) => ({ [verdict]: row(`answer_votes.${verdict}`, '+', 1) })),
        )
        .execute();
    },

    /** Most often wrong first. */
    async all(): Promise<AnswerVotes[]> {
      const rows = await db.selectFrom('answer_votes').selectAll().execute();
      return rows.map((row) => votesRow.parse(row)).sort(byDoubt);
    },
  };
}
