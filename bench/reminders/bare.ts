import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { z } from 'zod';
import { usualPace } from '../../src/outbox/pace.ts';

/**
 * The least that a database must do to send reminders once: claim a batch, read what their messages say, record them as
 * sent. The bot's own statements in batches as large as its own, prepared once, over the bare driver; nothing is checked,
 * put into words, or decided. `each`: what one message says is read for that message; else for a whole batch at once.
 */
export type Reads = 'each' | 'together';

const batch = usualPace.batch;

type Mark = (at: number) => string;
const list = (mark: Mark, from: number, count: number) =>
  Array.from({ length: count }, (_, at) => mark(from + at)).join(', ');

function statements(mark: Mark, skipping: string) {
  const done = Array.from(
    { length: batch },
    (_, at) => `(cast(${mark(2 + at * 2)} AS text), cast(${mark(3 + at * 2)} AS text))`,
  ).join(', ');
  return {
    claim: `WITH due AS (SELECT id FROM outbox WHERE state = 'pending' AND due_at <= ${mark(1)} ORDER BY due_at
        LIMIT ${batch} ${skipping})
      UPDATE outbox SET state = 'claimed', attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ${mark(1)}),
        lease_owner = ${mark(2)}, lease_until = ${mark(3)} WHERE id IN (SELECT id FROM due) RETURNING id, event_id, post_id`,
    read: `SELECT events.*, posts.* FROM posts JOIN events ON events.id = posts.event_id
      WHERE posts.id IN (${list(mark, 1, batch)})`,
    count: `SELECT event_id, choice, count(*) FROM rsvps WHERE event_id IN (${list(mark, 1, batch)})
      GROUP BY event_id, choice`,
    readOne: `SELECT events.*, posts.* FROM posts JOIN events ON events.id = posts.event_id WHERE posts.id = ${mark(1)}`,
    countOne: `SELECT choice, count(*) FROM rsvps WHERE event_id = ${mark(1)} GROUP BY choice`,
    sent: `WITH done (id, message) AS (VALUES ${done})
      UPDATE outbox SET state = 'sent', message = done.message, lease_owner = NULL, lease_until = NULL
      FROM done WHERE outbox.id = done.id AND outbox.lease_owner = ${mark(1)}`,
  };
}

const claimed = z.array(z.object({ id: z.string(), event_id: z.string(), post_id: z.string() }));
const owner = 'bench';

/** How many it has sent. */
export function bareOnSqlite(folder: string, reads: Reads): number {
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
  ])
    database.exec(`PRAGMA ${pragma}`);
  const text = statements((at) => `?${at}`, '');
  const claim = database.prepare(text.claim);
  const read = database.prepare(text.read);
  const count = database.prepare(text.count);
  const readOne = database.prepare(text.readOne);
  const countOne = database.prepare(text.countOne);
  const sent = database.prepare(text.sent);
  let total = 0;
  for (;;) {
    const now = Date.now();
    const rows = claimed.parse(claim.all(now, owner, now + 8_000));
    if (rows.length === 0) break;
    if (rows.length < batch) throw new Error('the number of rows is to be a multiple of the batch');
    if (reads === 'together') {
      read.all(...rows.map(({ post_id }) => post_id));
      count.all(...rows.map(({ event_id }) => event_id));
    } else {
      for (const { post_id, event_id } of rows) {
        readOne.all(post_id);
        countOne.all(event_id);
      }
    }
    sent.run(owner, ...rows.flatMap(({ id }) => [id, id]));
    total += rows.length;
  }
  database.close();
  return total;
}

/** The same. */
export async function bareOnPostgres(url: string, reads: Reads): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const text = statements((at) => `$${at}`, 'FOR UPDATE SKIP LOCKED');
  const run = (name: keyof typeof text, values: readonly unknown[]) =>
    client.query({ name, text: text[name], values: [...values] });
  let total = 0;
  for (;;) {
    const now = Date.now();
    const rows = claimed.parse((await run('claim', [now, owner, now + 8_000])).rows);
    if (rows.length === 0) break;
    if (rows.length < batch) throw new Error('the number of rows is to be a multiple of the batch');
    if (reads === 'together') {
      const posts = rows.map(({ post_id }) => post_id);
      await run('read', posts);
      const events = rows.map(({ event_id }) => event_id);
      await run('count', events);
    } else {
      for (const { post_id, event_id } of rows) {
        await run('readOne', [post_id]);
        await run('countOne', [event_id]);
      }
    }
    await run('sent', [owner, ...rows.flatMap(({ id }) => [id, id])]);
    total += rows.length;
  }
  await client.end();
  return total;
}
