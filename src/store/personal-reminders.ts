import type { Database } from './database.ts';
import { forgottenIn } from './forgotten.ts';

/** When one person wants to be told of one event. */
export interface PersonalReminder {
  readonly eventId: string;
  /** As known at that event. */
  readonly person: string;
  readonly rung: string;
}

/** What people want to be told besides what everybody is told. */
export function personalRemindersIn(db: Database) {
  return {
    async add({ eventId, person, rung }: PersonalReminder): Promise<void> {
      await forgottenIn(db).recall(person);
      await db
        .insertInto('personal_reminders')
        .values({ event_id: eventId, person, rung })
        .onConflict((conflict) => conflict.columns(['event_id', 'person', 'rung']).doNothing())
        .execute();
    },

    async remove({ eventId, person, rung }: PersonalReminder): Promise<void> {
      await db
        .deleteFrom('personal_reminders')
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .where('rung', '=', rung)
        .execute();
    },

    async of(eventId: string, person: string): Promise<string[]> {
      const rows = await db
        .selectFrom('personal_reminders')
        .select('rung')
        .where('event_id', '=', eventId)
        .where('person', '=', person)
        .execute();
      return rows.map(({ rung }) => rung);
    },

    /** Who asked for just this one. */
    async peopleOf(eventId: string, rung: string): Promise<Set<string>> {
      const rows = await db
        .selectFrom('personal_reminders')
        .select('person')
        .where('event_id', '=', eventId)
        .where('rung', '=', rung)
        .execute();
      return new Set(rows.map(({ person }) => person));
    },

    /** Nobody needs them a while after the event: those of events that ended before `moment` (epoch ms). */
    async forgetBefore(moment: number): Promise<void> {
      const over = db.selectFrom('events').select('id').where('ends_at', '<', moment);
      await db.deleteFrom('personal_reminders').where('event_id', 'in', over).execute();
    },
  };
}
