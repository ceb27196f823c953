import { z } from 'zod';
import { type Language, languageSchema } from '../chat/language.ts';
import type { Database } from './database.ts';
import { forgottenIn } from './forgotten.ts';

/**
 * What somebody said to direct messages: `asked`, and no answer yet; `closed`: they said yes, but the platform lets none
 * through. Of nobody but those who said yes an account is kept.
 */
const wishStates = ['asked', 'yes', 'no', 'closed'] as const;

const clock = z.string().transform((text) => Temporal.PlainTime.from(text));

const wishRow = z.object({
  person: z.string(),
  state: z.enum(wishStates),
  sealed: z.string().nullable(),
  platform: z.string(),
  native_group: z.string().nullable(),
  language: languageSchema,
  quiet_from: clock.nullable(),
  quiet_to: clock.nullable(),
  time_zone: z.string().nullable(),
});

/** Hours by somebody's own clock in which nobody writes to them; the same twice: none. */
export interface OwnQuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

export interface DirectWish {
  /** A pseudonym that is made for this alone. */
  readonly person: string;
  readonly state: (typeof wishStates)[number];
  /** The account, sealed for {@link person}; null unless they said yes. */
  readonly sealed: string | null;
  readonly platform: string;
  /** The server or workspace where they said yes, by the platform's id. */
  readonly group: string | null;
  readonly language: Language;
  /** Null: as everybody. */
  readonly quiet: OwnQuietHours | null;
  /** Of their quiet hours (IANA name); null: that of the group. */
  readonly timeZone: string | null;
}

/** Of somebody who says yes. */
export type Agreement = Pick<DirectWish, 'person' | 'platform' | 'group' | 'language'> & {
  readonly sealed: string;
};

function wish(row: unknown): DirectWish {
  const { native_group: group, quiet_from: from, quiet_to: to, time_zone, ...read } = wishRow.parse(row);
  const quiet = from === null || to === null ? null : { from, to };
  return { ...read, group, quiet, timeZone: time_zone };
}

/** Nothing that says more of a person than that they were asked. */
const nothingElse = {
  sealed: null,
  native_group: null,
  quiet_from: null,
  quiet_to: null,
  time_zone: null,
};

/** Who wants direct messages, by a pseudonym that is made for this alone; no event is linked to it. */
export function directWishesIn(db: Database) {
  return {
    async of(person: string): Promise<DirectWish | null> {
      const row = await db
        .selectFrom('direct_wishes')
        .selectAll()
        .where('person', '=', person)
        .executeTakeFirst();
      return row ? wish(row) : null;
    },

    /** The same where it is of use: the month (`2026-11`) in which that was last is kept, and no day. */
    async use(person: string, month: string): Promise<DirectWish | null> {
      const row = await db
        .selectFrom('direct_wishes')
        .selectAll()
        .where('person', '=', person)
        .executeTakeFirst();
      if (!row) return null;
      if (row.used_month !== month)
        await db
          .updateTable('direct_wishes')
          .set({ used_month: month })
          .where('person', '=', person)
          .execute();
      return wish(row);
    },

    /** True if nobody has asked them before: of two answers at once, one asks. `month`: of now (`2026-11`). */
    async askOnce(
      asked: Pick<DirectWish, 'person' | 'platform' | 'language'>,
      month: string,
    ): Promise<boolean> {
      await forgottenIn(db).recall(asked.person);
      const result = await db
        .insertInto('direct_wishes')
        .values({ ...asked, state: 'asked', ...nothingElse, used_month: month })
        .onConflict((conflict) => conflict.column('person').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    /** Keeps the account from now on; quiet hours that they chose before stay. */
    async agree({ group, ...agreement }: Agreement, month: string): Promise<void> {
      await forgottenIn(db).recall(agreement.person);
      const values = { ...agreement, state: 'yes', native_group: group, used_month: month };
      await db
        .insertInto('direct_wishes')
        .values({ ...nothingElse, ...values })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(values))
        .execute();
    },

    /** Forgets the account and all that went with it. */
    async refuse(asked: Pick<DirectWish, 'person' | 'platform' | 'language'>, month: string): Promise<void> {
      await forgottenIn(db).recall(asked.person);
      const values = { ...asked, state: 'no', ...nothingElse, used_month: month };
      await db
        .insertInto('direct_wishes')
        .values(values)
        .onConflict((conflict) => conflict.column('person').doUpdateSet(values))
        .execute();
    },

    /** The platform lets nothing through: forgets the account, and keeps the hours for when they want it again. */
    async close(person: string): Promise<void> {
      await db
        .updateTable('direct_wishes')
        .set({ state: 'closed', sealed: null })
        .where('person', '=', person)
        .where('state', '=', 'yes')
        .execute();
    },

    /** False where they do not want direct messages (any more). */
    async setQuiet(person: string, quiet: OwnQuietHours, timeZone: string): Promise<boolean> {
      const clockOf = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });
      const result = await db
        .updateTable('direct_wishes')
        .set({ quiet_from: clockOf(quiet.from), quiet_to: clockOf(quiet.to), time_zone: timeZone })
        .where('person', '=', person)
        .where('state', '=', 'yes')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Those who said yes, in an order that stays, from behind `person` on. */
    async yesAfter(person: string, atMost: number): Promise<DirectWish[]> {
      const rows = await db
        .selectFrom('direct_wishes')
        .selectAll()
        .where('state', '=', 'yes')
        .where('person', '>', person)
        .orderBy('person')
        .limit(atMost)
        .execute();
      return rows.map(wish);
    },

    /** Of these, those who said yes. */
    async yesAmong(people: readonly string[]): Promise<DirectWish[]> {
      const rows = await db
        .selectFrom('direct_wishes')
        .selectAll()
        .where('state', '=', 'yes')
        .where('person', 'in', people)
        .execute();
      return rows.map(wish);
    },

    /** Forgets who was asked and has not answered, or said no, where that was last of use before this month. */
    async forgetUnanswered(before: string): Promise<void> {
      await db
        .deleteFrom('direct_wishes')
        .where('state', 'in', ['asked', 'no'])
        .where('used_month', '<', before)
        .execute();
    },

    /** Those who said yes, whether it can be done or not, and had nothing of it since this month began; in order, from behind `person` on. */
    async unusedAfter(person: string, before: string, atMost: number): Promise<DirectWish[]> {
      const rows = await db
        .selectFrom('direct_wishes')
        .selectAll()
        .where('state', 'in', ['yes', 'closed'])
        .where('used_month', '<', before)
        .where('person', '>', person)
        .orderBy('person')
        .limit(atMost)
        .execute();
      return rows.map(wish);
    },

    /** Forgets these, but for whom it has been of use since this month began. */
    async forgetUnused(people: readonly string[], before: string): Promise<void> {
      await db
        .deleteFrom('direct_wishes')
        .where('person', 'in', people)
        .where('used_month', '<', before)
        .execute();
    },
  };
}
