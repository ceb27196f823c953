import { type Language, languageSchema } from '../chat/language.ts';
import type { Database } from './database.ts';
import { forgottenIn } from './forgotten.ts';

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

    /** The same where they are spoken to in it: the month (`2026-11`) in which that was last is kept, and no day. */
    async use(person: string, month: string): Promise<Language | null> {
      const row = await db
        .selectFrom('chosen_languages')
        .select(['language', 'used_month'])
        .where('person', '=', person)
        .executeTakeFirst();
      if (!row) return null;
      if (row.used_month !== month)
        await db
          .updateTable('chosen_languages')
          .set({ used_month: month })
          .where('person', '=', person)
          .execute();
      return languageSchema.parse(row.language);
    },

    /** `month`: in which they chose it (`2026-11`). */
    async set(person: string, language: Language, month: string): Promise<void> {
      await forgottenIn(db).recall(person);
      await db
        .insertInto('chosen_languages')
        .values({ person, language, used_month: month })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ language, used_month: month }))
        .execute();
    },

    async forget(person: string): Promise<void> {
      await db.deleteFrom('chosen_languages').where('person', '=', person).execute();
    },

    /** Those that were last of use before this month. */
    async forgetUnused(before: string): Promise<void> {
      await db.deleteFrom('chosen_languages').where('used_month', '<', before).execute();
    },
  };
}
