import { sql } from 'kysely';
import { z } from 'zod';
import type { MessageRef } from '../chat/place.ts';
import type { Database } from './database.ts';
import type { Group } from './groups.ts';
import { directLane } from './outbox/lane.ts';

/** The group that is erased. */
export type Erased = Pick<Group, 'id' | 'platform' | 'nativeId'>;

/** How many rows there are of each. */
export type Contents = Readonly<Record<'events' | 'answers' | 'series' | 'templates' | 'organizers', number>>;

const refRow = z.object({ platform: z.string(), channel: z.string(), message: z.string() });
const countRow = z.object({
  event_id: z.string(),
  choice: z.string(),
  people: z.coerce.number(),
  speakers: z.coerce.number(),
});

/** Stands for an RSVP that was taken back: see rsvps.ts. */
const takenBack = 'none';
/** As `event_counts` names the group of which nobody knows. */
const nobodysGroup = '';

/** What it takes to erase a group, each a step of people/erase-group.ts. */
export function erasingIn(db: Database) {
  const own = ({ id }: Erased) => db.selectFrom('events').select('id').where('group_id', '=', id);
  /** Its events' posts wherever they stand, and all that stand in its channels. */
  const posts = ({ id, platform, nativeId }: Erased) =>
    db
      .selectFrom('posts')
      .where((row) =>
        row.or([
          row('event_id', 'in', own({ id, platform, nativeId })),
          row.and([row('platform', '=', platform), row('native_group', '=', nativeId)]),
        ]),
      );

  return {
    /** How much there is of it, for whoever is about to erase it. Events that nobody posted yet are not among them. */
    async contents(group: Erased): Promise<Contents> {
      const count = async (from: Promise<{ readonly rows: unknown } | undefined>) =>
        z.coerce.number().parse((await from)?.rows ?? 0);
      const all = (table: 'series' | 'templates' | 'organizers') =>
        count(
          db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll().as('rows'))
            .where('group_id', '=', group.id)
            .executeTakeFirst(),
        );
      const events = db
        .selectFrom('events')
        .select(({ fn }) => fn.countAll().as('rows'))
        .where('group_id', '=', group.id)
        .where('state', '!=', 'draft');
      const answers = db
        .selectFrom('rsvps')
        .select(({ fn }) => fn.countAll().as('rows'))
        .where('event_id', 'in', own(group));
      return {
        events: await count(events.executeTakeFirst()),
        answers: await count(answers.executeTakeFirst()),
        series: await all('series'),
        templates: await all('templates'),
        organizers: await all('organizers'),
      };
    },

    /** All that the bot wrote in channels and knows of: posts, what reminded of them, and answers that were shared. */
    async messages(group: Erased): Promise<MessageRef[]> {
      const shown = await posts(group)
        .select(['platform', 'channel', 'message'])
        .where('message', 'is not', null)
        .execute();
      const said = await db
        .selectFrom('outbox')
        .innerJoin('posts', 'posts.id', 'outbox.post_id')
        .select(['posts.platform', 'posts.channel', 'outbox.message'])
        .where('outbox.message', 'is not', null)
        .where('posts.id', 'in', posts(group).select('id'))
        .execute();
      const shared = await db
        .selectFrom('shared_answers')
        .select(['platform', 'channel', 'message'])
        .where('platform', '=', group.platform)
        .where('native_group', '=', group.nativeId)
        .where('message', 'is not', null)
        .execute();
      const all = [...shown, ...said, ...shared].map((row) => refRow.parse(row));
      return [...new Map(all.map((ref) => [`${ref.channel} ${ref.message}`, ref])).values()];
    },

    /** What people said here of other groups' events is only counted from now on, with nothing of who or where. */
    async answersToCounts(group: Erased): Promise<void> {
      const said = db
        .selectFrom('rsvps')
        .select((row) => [
          'event_id',
          'choice',
          row.fn.countAll().as('people'),
          row.fn.sum('speaks').as('speakers'),
        ])
        .where('group_id', '=', group.id)
        .where('choice', '!=', takenBack)
        .groupBy(['event_id', 'choice']);
      const counted = db
        .selectFrom('event_counts')
        .select(['event_id', 'choice', 'people', 'speakers'])
        .where('group_id', '=', group.id);
      for (const row of [...(await said.execute()), ...(await counted.execute())]) {
        const { event_id, choice, people, speakers } = countRow.parse(row);
        await db
          .insertInto('event_counts')
          .values({ event_id, choice, people, speakers, group_id: nobodysGroup })
          .onConflict((conflict) =>
            conflict.columns(['event_id', 'group_id', 'choice']).doUpdateSet((old) => ({
              people: old('event_counts.people', '+', people),
              speakers: old('event_counts.speakers', '+', speakers),
            })),
          )
          .execute();
      }
      await db.deleteFrom('event_counts').where('group_id', '=', group.id).execute();
      const theirs = sql`(event_id, person) IN (SELECT event_id, person FROM rsvps WHERE group_id = ${group.id})`;
      await sql`DELETE FROM personal_reminders WHERE ${theirs}`.execute(db);
      await sql`DELETE FROM outbox WHERE kind = 'direct' AND ${theirs}`.execute(db);
      await db.deleteFrom('rsvps').where('group_id', '=', group.id).execute();
    },

    /** Takes other groups' events out of its channels; resolves to those that stand nowhere any more. */
    async postsThere(group: Erased): Promise<string[]> {
      const { platform, nativeId } = group;
      const removed = await db
        .deleteFrom('posts')
        .where('platform', '=', platform)
        .where('native_group', '=', nativeId)
        .where('event_id', 'not in', own(group))
        .returning('event_id')
        .execute();
      const left = await db.selectFrom('posts').select('event_id').distinct().execute();
      const stands = new Set(left.map(({ event_id }) => event_id));
      return [...new Set(removed.map(({ event_id }) => event_id))].filter((id) => !stands.has(id));
    },

    /** What was shared there, and the wishes of those who said there that they want direct messages. */
    async saidThere({ platform, nativeId }: Erased): Promise<void> {
      for (const table of ['shared_answers', 'direct_wishes'] as const)
        await db
          .deleteFrom(table)
          .where('platform', '=', platform)
          .where('native_group', '=', nativeId)
          .execute();
      await db
        .deleteFrom('outbox')
        .where('lane', '=', directLane({ platform, group: nativeId }))
        .execute();
    },

    /** Its events, with all that belongs to them, and what others have that names them. */
    async events(group: Erased): Promise<void> {
      await db.deleteFrom('events').where('edits', 'in', own(group)).execute();
      await db.updateTable('audit').set({ event_id: null }).where('event_id', 'in', own(group)).execute();
      await sql`DELETE FROM requests WHERE EXISTS (
        SELECT 1 FROM events WHERE events.group_id = ${group.id} AND requests.options LIKE '%' || events.id || '%')`.execute(
        db,
      );
      await db.deleteFrom('events').where('group_id', '=', group.id).execute();
    },

    /** The group itself, with its settings, organizers, series, templates, and what its organizers did. */
    async group({ id }: Erased): Promise<void> {
      for (const table of ['audit', 'organizers', 'requests'] as const) {
        const organizers = db.selectFrom(table).select('person').where('group_id', '=', id);
        await db.deleteFrom('name_grants').where('person', 'in', organizers).execute();
      }
      await db.deleteFrom('groups').where('id', '=', id).execute();
    },
  };
}
