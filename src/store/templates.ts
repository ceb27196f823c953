import { z } from 'zod';
import type { Database } from './database.ts';
import { type EventKind, eventKinds, type Texts, texts } from './events.ts';
import { json } from './json.ts';

const templateRow = z.object({
  id: z.string(),
  group_id: z.string(),
  name: z.string(),
  kind: z.enum(eventKinds),
  title: json(texts),
  description: json(texts),
  accessibility: json(texts),
  place: z.string(),
  link: z.string(),
  start_time: z.string(),
  duration: z.string(),
  ladder: json(z.array(z.string())).nullable(),
  shows_names: z.number(),
  buttons_only: z.number(),
});

/** What a group makes into events again and again: all of an event but its day. */
export interface Template {
  readonly id: string;
  readonly groupId: string;
  /** As its organizers call it; each name once in a group. */
  readonly name: string;
  readonly kind: EventKind;
  readonly title: Texts;
  readonly description: Texts;
  readonly accessibility: Texts;
  readonly place: string;
  readonly link: string;
  /** By the clock on the wall, like its length. */
  readonly startTime: Temporal.PlainTime;
  readonly duration: Temporal.Duration;
  /** See {@link Event}. */
  readonly ladder: readonly string[] | null;
  readonly showsNames: boolean;
  readonly buttonsOnly: boolean;
}

function template(row: unknown): Template {
  const {
    group_id: groupId,
    start_time,
    duration,
    shows_names,
    buttons_only,
    ...rest
  } = templateRow.parse(row);
  return {
    ...rest,
    groupId,
    startTime: Temporal.PlainTime.from(start_time),
    duration: Temporal.Duration.from(duration),
    showsNames: shows_names === 1,
    buttonsOnly: buttons_only === 1,
  };
}

function columns({
  groupId,
  startTime,
  duration,
  title,
  description,
  accessibility,
  ladder,
  showsNames,
  buttonsOnly,
  ...rest
}: Template) {
  return {
    ...rest,
    group_id: groupId,
    title: JSON.stringify(title),
    description: JSON.stringify(description),
    accessibility: JSON.stringify(accessibility),
    start_time: startTime.toString({ smallestUnit: 'minute' }),
    duration: duration.toString(),
    ladder: ladder === null ? null : JSON.stringify(ladder),
    shows_names: showsNames ? 1 : 0,
    buttons_only: buttonsOnly ? 1 : 0,
  };
}

/** Here, since each database has an order of letters of its own. */
function byName(one: Template, other: Template): number {
  return one.name < other.name ? -1 : 1;
}

export function templatesIn(db: Database) {
  return {
    /** Keeps it under its name; one of the same name in the group is replaced. */
    async save(wanted: Template): Promise<void> {
      const { id, ...values } = columns(wanted);
      await db
        .insertInto('templates')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.columns(['group_id', 'name']).doUpdateSet(values))
        .execute();
    },

    /** By name. */
    async of(groupId: string): Promise<Template[]> {
      const rows = await db.selectFrom('templates').selectAll().where('group_id', '=', groupId).execute();
      return rows.map(template).sort(byName);
    },

    async byId(groupId: string, id: string): Promise<Template | null> {
      const row = await db
        .selectFrom('templates')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? template(row) : null;
    },

    async remove(groupId: string, id: string): Promise<void> {
      await db.deleteFrom('templates').where('group_id', '=', groupId).where('id', '=', id).execute();
    },
  };
}
