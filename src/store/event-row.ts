import { z } from 'zod';
import { json } from './json.ts';

export const eventKinds = [
  'council-meeting',
  'committee-hearing',
  'rally',
  'march',
  'press-conference',
  'phone-bank',
  'training',
  'meeting',
] as const;

export type EventKind = (typeof eventKinds)[number];

export const texts = z.object({ en: z.string(), es: z.string() });

/** The same text in each language; an empty one is not given in that language. */
export type Texts = z.output<typeof texts>;

const eventRow = z.object({
  id: z.string(),
  group_id: z.string(),
  kind: z.enum(eventKinds),
  title: json(texts),
  description: json(texts),
  accessibility: json(texts),
  place: z.string(),
  link: z.string(),
  time_zone: z.string(),
  starts_at: z.number(),
  ends_at: z.number(),
  state: z.enum(['draft', 'open', 'cancelled']),
  ladder: json(z.array(z.string())).nullable(),
  edits: z.string().nullable(),
  version: z.number(),
  series_id: z.string().nullable(),
  occurrence: z.string().nullable(),
  series_rule: z.string().nullable(),
  series_first: z.string().nullable(),
  shows_names: z.number(),
  buttons_only: z.number(),
});

/** The series that an event is one of, with what its post says of it. */
export interface SeriesOfEvent {
  readonly id: string;
  /** Its day by the rule (`2026-12-08`), wherever it was moved since; null: of a draft that is to change an event. */
  readonly occurrence: string | null;
  /** See `Series`. */
  readonly rule: string;
  readonly first: Temporal.PlainDateTime;
}

/** A mobilization. A draft waits for its organizer's confirmation and is seen by nobody else. */
export interface Event {
  readonly id: string;
  readonly groupId: string;
  readonly kind: EventKind;
  readonly title: Texts;
  readonly description: Texts;
  readonly accessibility: Texts;
  readonly place: string;
  readonly link: string;
  /** In the group's zone. */
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  readonly state: 'draft' | 'open' | 'cancelled';
  /** When to remind, in place of what its kind says; null: as its kind says. */
  readonly ladder: readonly string[] | null;
  /** Of a draft that is to change an open event: that event's id. */
  readonly edits: string | null;
  /** Grows with each change. */
  readonly version: number;
  /** Of one that comes again by a rule; null: it does not. */
  readonly series: SeriesOfEvent | null;
  /** Its organizers see the names of those who said so at the button. */
  readonly showsNames: boolean;
  /** Reactions under its posts do not count: they would show everybody who comes. */
  readonly buttonsOnly: boolean;
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

/** A row as it lies in the database, with the rule of its series. Throws ZodError where it is none. */
export function event(row: unknown): Event {
  const {
    group_id: groupId,
    time_zone,
    starts_at,
    ends_at,
    shows_names,
    buttons_only,
    ...read
  } = eventRow.parse(row);
  const { series_id: id, occurrence, series_rule: rule, series_first: first, ...rest } = read;
  const isRepeated = id !== null && rule !== null && first !== null;
  return {
    ...rest,
    groupId,
    start: zoned(starts_at, time_zone),
    end: zoned(ends_at, time_zone),
    showsNames: shows_names === 1,
    buttonsOnly: buttons_only === 1,
    series: isRepeated ? { id, occurrence, rule, first: Temporal.PlainDateTime.from(first) } : null,
  };
}

/** What is written of it. */
export function columns(event: Event) {
  return {
    id: event.id,
    group_id: event.groupId,
    kind: event.kind,
    title: JSON.stringify(event.title),
    description: JSON.stringify(event.description),
    accessibility: JSON.stringify(event.accessibility),
    place: event.place,
    link: event.link,
    time_zone: event.start.timeZoneId,
    starts_at: event.start.epochMilliseconds,
    ends_at: event.end.epochMilliseconds,
    state: event.state,
    ladder: event.ladder === null ? null : JSON.stringify(event.ladder),
    edits: event.edits,
    version: event.version,
    series_id: event.series?.id ?? null,
    occurrence: event.series?.occurrence ?? null,
    shows_names: event.showsNames ? 1 : 0,
    buttons_only: event.buttonsOnly ? 1 : 0,
  };
}
