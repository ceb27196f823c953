import { type Language, languageSchema } from '../chat/language.ts';
import type { Database } from './database.ts';

/** The languages that people, by pseudonym, chose in place of their app's. Nothing is kept of anybody else. */
export function chosenLanguagesIn(db: Database) {
  return {
    async of(person: string): Promise<Language | null> {
      const row = await db
        .selectFrom('chosen_languages')
        .select('language')
        .where('person', '=', person)
        .executeTakeFirst();
      return row ? languageSchema.parse(row.language) : null;
    },

    /** `month`: in which they chose it (`2026-11`). */
    async set(person: string, language: Language, month: string): Promise<void> {
      await db
        .insertInto('chosen_languages')
        .values({ person, language, used_month: month })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ language, used_month: month }))
        .execute();
    },

    async forget(person: string): Promise<void> {
      await db.deleteFrom('chosen_languages').where('person', '=', person).execute();
    },
  };
}
