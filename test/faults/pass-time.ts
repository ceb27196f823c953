import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const row = z.object({
  kind: z.string(),
  state: z.string(),
  attempts: z.number(),
  error: z.string().nullable(),
});

type Kind = 'post' | 'seed' | 'refresh' | 'reminder' | 'cancellation' | 'change';

/** The database beside a bot, running or not, for what would take hours otherwise. */
function beside<T>(dataDir: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(dataDir, 'sanctuary.db'), { timeout: 10_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** What the outbox holds of this kind for an event. */
export function outboxOf(dataDir: string, eventId: string, kind: Kind) {
  return beside(dataDir, (database) =>
    database
      .prepare(
        'select kind, state, attempts, error from outbox where event_id = ? and kind = ? order by due_at',
      )
      .all(eventId, kind)
      .map((each) => row.parse(each)),
  );
}

/** Makes an event's last reminder that waits due now; the bot sees it when it next looks. */
export function makeReminderDue(dataDir: string, eventId: string): void {
  beside(dataDir, (database) =>
    database
      .prepare(
        `update outbox set due_at = ? where event_id = ? and kind = 'reminder'
         and due_at = (
           select max(due_at) from outbox where event_id = ? and kind = 'reminder' and state = 'pending'
         )`,
      )
      .run(Date.now(), eventId, eventId),
  );
}

/** Lets `ms` pass for everything that waits to be sent: first tries lie further back, leases run out. */
export function letPass(dataDir: string, ms: number): void {
  beside(dataDir, (database) =>
    database
      .prepare(
        `update outbox set first_attempt_at = first_attempt_at - ?, lease_until = lease_until - ?
         where state in ('pending', 'claimed')`,
      )
      .run(ms, ms),
  );
}

/** Moves an event's start and end, as if that much (ms) of the time until then had passed. */
export function bringForward(dataDir: string, eventId: string, ms: number): void {
  beside(dataDir, (database) => {
    database
      .prepare('update events set starts_at = starts_at - ?, ends_at = ends_at - ? where id = ?')
      .run(ms, ms, eventId);
    database
      .prepare(
        "update outbox set due_at = due_at - ?, of_start = of_start - ? where event_id = ? and kind = 'reminder'",
      )
      .run(ms, ms, eventId);
  });
}

const reportRow = z.object({ state: z.string(), asked: z.number(), error: z.string().nullable() });

/** What organizers are to be told, or were; of one group, since there is no other. */
export function reportIn(dataDir: string): z.output<typeof reportRow> | null {
  return beside(dataDir, (database) => {
    const found = database.prepare("select state, asked, error from outbox where kind = 'report'").get();
    return found === undefined ? null : reportRow.parse(found);
  });
}

/** What organizers are to be told is told now; the bot sees it when it next looks. */
export function makeReportDue(dataDir: string): void {
  beside(dataDir, (database) =>
    database.prepare("update outbox set due_at = ? where kind = 'report'").run(Date.now()),
  );
}

/** As if the bot, which does not run, had run until this moment (epoch ms) and no longer. */
export function lastRan(dataDir: string, at: number): void {
  beside(dataDir, (database) =>
    database.prepare("update meta set value = ? where key = 'alive'").run(String(at)),
  );
}

const sharedRow = z.object({ id: z.string(), entry: z.string(), message: z.string().nullable() });

/** The shared answers that are known. */
export function sharedAnswersIn(dataDir: string) {
  return beside(dataDir, (database) =>
    database
      .prepare('select id, entry, message from shared_answers order by shared_at')
      .all()
      .map((each) => sharedRow.parse(each)),
  );
}

/** Lets `ms` pass for every shared answer. */
export function letSharesPass(dataDir: string, ms: number): void {
  beside(dataDir, (database) =>
    database.prepare('update shared_answers set shared_at = shared_at - ?').run(ms),
  );
}
