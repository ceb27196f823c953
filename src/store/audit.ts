import { z } from 'zod';
import { type Recorded, records } from '../chat/act.ts';
import type { Database } from './database.ts';
import { newId } from './new-id.ts';

const auditRow = z.object({
  person: z.string(),
  record: z.enum(records),
  event_id: z.string().nullable(),
  at: z.number(),
});

/** Something that an organizer did. */
export interface Audited {
  /** By a pseudonym that is made for this group alone. */
  readonly person: string;
  readonly record: Recorded;
  readonly eventId: string | null;
  /** Epoch ms. */
  readonly at: number;
}

function audited(row: unknown): Audited {
  const { event_id: eventId, ...rest } = auditRow.parse(row);
  return { ...rest, eventId };
}

/** What organizers did, for the organizers of the same group to read. */
export function auditIn(db: Database) {
  return {
    async add(groupId: string, { person, record, eventId, at }: Audited): Promise<void> {
      await db
        .insertInto('audit')
        .values({ id: newId(), group_id: groupId, person, record, event_id: eventId, at })
        .execute();
    },

    /** The latest first. */
    async latest(groupId: string, most: number): Promise<Audited[]> {
      const rows = await db
        .selectFrom('audit')
        .select(['person', 'record', 'event_id', 'at'])
        .where('group_id', '=', groupId)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(audited);
    },

    async forgetBefore(moment: number): Promise<void> {
      await db.deleteFrom('audit').where('at', '<', moment).execute();
    },
  };
}
