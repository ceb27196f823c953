import { z } from 'zod';
import { json } from './json.ts';

/**
 * pending → claimed → sent, or back to pending for another try; `failed`: given up, `error` says why;
 * `unknown`: it may have arrived and the platform cannot tell; `withdrawn`: no longer wanted.
 */
const outboxStates = ['pending', 'claimed', 'sent', 'failed', 'unknown', 'withdrawn'] as const;
const outboxKinds = ['post', 'seed', 'refresh', 'reminder', 'cancellation', 'change'] as const;

const told = z.object({ start: z.number(), end: z.number(), place: z.string() });

/** What a channel knew of an event before it was changed; times are epoch ms. */
export type Told = z.output<typeof told>;

const outboxRow = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(outboxKinds),
  event_id: z.string(),
  post_id: z.string(),
  rung: z.string(),
  due_at: z.number(),
  state: z.enum(outboxStates),
  attempts: z.number(),
  asked: z.number(),
  first_attempt_at: z.number().nullable(),
  message: z.string().nullable(),
  error: z.string().nullable(),
  of_start: z.number().nullable(),
  was: json(told).nullable(),
});

/** Something to be sent to one channel at or after `dueAt` (epoch ms), exactly once. */
export interface OutboxRow {
  readonly id: string;
  readonly key: string;
  readonly kind: (typeof outboxKinds)[number];
  readonly eventId: string;
  readonly postId: string;
  readonly rung: string;
  readonly dueAt: number;
  readonly state: (typeof outboxStates)[number];
  readonly attempts: number;
  readonly asked: number;
  readonly firstAttemptAt: number | null;
  /** The platform's id of what was sent, where that has one. */
  readonly message: string | null;
  readonly error: string | null;
  /** Of a reminder: the start (epoch ms) that it reminds of; null where none was noted. */
  readonly ofStart: number | null;
  /** Of a notice of a change: what it replaces. */
  readonly was: Told | null;
}

/** A row as it was read. */
export function outboxEntry(row: unknown): OutboxRow {
  const { event_id, post_id, due_at, first_attempt_at, of_start, ...rest } = outboxRow.parse(row);
  return {
    ...rest,
    eventId: event_id,
    postId: post_id,
    dueAt: due_at,
    firstAttemptAt: first_attempt_at,
    ofStart: of_start,
  };
}
