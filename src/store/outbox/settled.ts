import { sql } from 'kysely';
import type { Database, Engine } from '../database.ts';
import type { OutboxRow } from './row.ts';

interface Sent {
  readonly is: 'sent';
  readonly row: Pick<OutboxRow, 'id' | 'asked'>;
  /** The platform's id of what was sent, where that has one. */
  readonly message: string | null;
  /** What organizers should know of it all the same, in a word; null: nothing. */
  readonly error: string | null;
  /** When (epoch ms) it is due again if it was asked for again meanwhile; null: at once. */
  readonly againAt: number | null;
}

interface Later {
  readonly is: 'later';
  readonly row: Pick<OutboxRow, 'id'>;
  /** Epoch ms. */
  readonly dueAt: number;
  /** Why, in a word; null: as it was. */
  readonly error: string | null;
  /** Whether the platform was asked for anything; else this try does not count. */
  readonly tried: boolean;
}

/** What became of one try: it was sent, or is to be tried again. */
export type Settled = Sent | Later;

/**
 * Said so that PostgreSQL does not believe that hardly any row is held, which it would by its statistics of a quieter hour:
 * it would go through all rows of the table for each of these.
 */
const isHeldBy = (owner: string) => sql`coalesce(outbox.lease_owner, '') = ${owner}`;

type Rows = Pick<Engine, 'rows'>['rows'];

/**
 * What was asked for again during its send waits again, and what goes wrong with it next is news to organizers. Resolves to
 * the ids of those that were this owner's.
 */
export async function recordSent(
  db: Database,
  rows: Rows,
  owner: string,
  sent: readonly Sent[],
): Promise<string[]> {
  if (sent.length === 0) return [];
  const done = rows(
    sent.map(({ row: { id, asked }, message, error, againAt }) => ({
      id,
      asked,
      message,
      error,
      again_at: againAt,
    })),
    { id: 'text', asked: 'whole', message: 'text', error: 'text', again_at: 'whole' },
  );
  const again = sql`outbox.asked > done.asked`;
  const { rows: settled } = await sql<{ id: string }>`
    WITH done AS (${done})
    UPDATE outbox SET
      state = CASE WHEN ${again} THEN 'pending' ELSE 'sent' END,
      attempts = CASE WHEN ${again} THEN 0 ELSE attempts END,
      first_attempt_at = CASE WHEN ${again} THEN NULL ELSE first_attempt_at END,
      due_at = CASE WHEN ${again} THEN coalesce(done.again_at, due_at) ELSE due_at END,
      message = coalesce(done.message, outbox.message),
      error = done.error,
      reported = 0,
      sealed = NULL,
      lease_owner = NULL,
      lease_until = NULL
    FROM done
    WHERE outbox.id = done.id AND ${isHeldBy(owner)}
    RETURNING outbox.id`.execute(db);
  return settled.map(({ id }) => id);
}

/** A try that never began leaves no trace. Resolves to the ids of those that were this owner's. */
export async function recordLater(
  db: Database,
  rows: Rows,
  owner: string,
  later: readonly Later[],
): Promise<string[]> {
  if (later.length === 0) return [];
  const done = rows(
    later.map(({ row: { id }, dueAt, error, tried }) => ({ id, due_at: dueAt, error, tried: tried ? 1 : 0 })),
    { id: 'text', due_at: 'whole', error: 'text', tried: 'whole' },
  );
  const { rows: settled } = await sql<{ id: string }>`
    WITH done AS (${done})
    UPDATE outbox SET
      state = 'pending',
      due_at = done.due_at,
      error = coalesce(done.error, outbox.error),
      first_attempt_at = CASE WHEN attempts + done.tried <= 1 THEN NULL ELSE first_attempt_at END,
      attempts = attempts - 1 + done.tried,
      lease_owner = NULL,
      lease_until = NULL
    FROM done
    WHERE outbox.id = done.id AND ${isHeldBy(owner)}
    RETURNING outbox.id`.execute(db);
  return settled.map(({ id }) => id);
}
