import { z } from 'zod';
import { json } from '../json.ts';

/**
 * pending → claimed → sent, or back to pending for another try; `failed`: given up, `error` says why;
 * `unknown`: it may have arrived and the platform cannot tell; `withdrawn`: no longer wanted.
 */
const outboxStates = ['pending', 'claimed', 'sent', 'failed', 'unknown', 'withdrawn'] as const;
const channelKinds = ['post', 'seed', 'refresh', 'reminder', 'cancellation', 'change'] as const;

const told = z.object({ start: z.number(), end: z.number(), place: z.string() });

/** What a channel knew of an event before it was changed; times are epoch ms. */
export type Told = z.output<typeof told>;

const common = z.object({
  id: z.string(),
  key: z.string(),
  lane: z.string(),
  rung: z.string(),
  due_at: z.number(),
  state: z.enum(outboxStates),
  attempts: z.number(),
  asked: z.number(),
  first_attempt_at: z.number().nullable(),
  message: z.string().nullable(),
  error: z.string().nullable(),
  of_start: z.number().nullable(),
});

const rowOfChannel = common.extend({
  kind: z.enum(channelKinds),
  event_id: z.string(),
  post_id: z.string(),
  was: json(told).nullable(),
});
const rowOfFanOut = common.extend({ kind: z.literal('fan-out'), event_id: z.string() });
const rowOfDirect = common.extend({
  kind: z.literal('direct'),
  event_id: z.string(),
  person: z.string(),
  sealed: z.string().nullable(),
});
const rowOfReport = common.extend({ kind: z.literal('report'), group_id: z.string() });

const outboxRow = z.discriminatedUnion('kind', [rowOfChannel, rowOfFanOut, rowOfDirect, rowOfReport]);

interface Common {
  readonly id: string;
  readonly key: string;
  /** Whose queue it waits in. */
  readonly lane: string;
  readonly rung: string;
  readonly dueAt: number;
  readonly state: (typeof outboxStates)[number];
  readonly attempts: number;
  readonly asked: number;
  readonly firstAttemptAt: number | null;
  /** The platform's id of what was sent, where that has one. */
  readonly message: string | null;
  readonly error: string | null;
  /** Of what reminds: the start (epoch ms) that it reminds of; null where none was noted. */
  readonly ofStart: number | null;
}

/** Something to be sent to one channel at or after `dueAt` (epoch ms), exactly once. */
export interface ChannelRow extends Common {
  readonly kind: (typeof channelKinds)[number];
  readonly eventId: string;
  readonly postId: string;
  /** Of a notice of a change: what it replaces. */
  readonly was: Told | null;
}

/** A rung that speaks to people: when it is due, each of them gets a row of their own. */
export interface FanOutRow extends Common {
  readonly kind: 'fan-out';
  readonly eventId: string;
  readonly postId: null;
}

/** A direct message to one person. */
export interface DirectRow extends Common {
  readonly kind: 'direct';
  readonly eventId: string;
  readonly postId: null;
  /** As known at that event. */
  readonly person: string;
  /** The account, sealed; null once it is settled. */
  readonly sealed: string | null;
}

/** What a group's organizers are told of all that could not be sent. */
export interface ReportRow extends Common {
  readonly kind: 'report';
  readonly groupId: string;
  readonly postId: null;
}

export type OutboxRow = ChannelRow | FanOutRow | DirectRow | ReportRow;

/** A row as it was read. */
export function outboxEntry(row: unknown): OutboxRow {
  const read = outboxRow.parse(row);
  switch (read.kind) {
    case 'fan-out':
      return { ...inCommon(read), kind: read.kind, eventId: read.event_id, postId: null };
    case 'direct': {
      const { kind, person, sealed } = read;
      return { ...inCommon(read), kind, eventId: read.event_id, postId: null, person, sealed };
    }
    case 'report':
      return { ...inCommon(read), kind: read.kind, groupId: read.group_id, postId: null };
    default:
      return toChannel(read);
  }
}

/** The same of a row that is known to be a channel's. */
export function channelRow(row: unknown): ChannelRow {
  return toChannel(rowOfChannel.parse(row));
}

function toChannel(read: z.output<typeof rowOfChannel>): ChannelRow {
  const { kind, event_id: eventId, post_id: postId, was } = read;
  return { ...inCommon(read), kind, eventId, postId, was };
}

function inCommon(read: z.output<typeof common>): Common {
  const { id, key, lane, rung, state, attempts, asked, message, error } = read;
  return {
    id,
    key,
    lane,
    rung,
    dueAt: read.due_at,
    state,
    attempts,
    asked,
    firstAttemptAt: read.first_attempt_at,
    message,
    error,
    ofStart: read.of_start,
  };
}
