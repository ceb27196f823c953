import { z } from 'zod';
import { languageSchema } from '../chat/language.ts';
import { eventKinds } from '../store/events.ts';
import { accessSchema } from './access.ts';
import { bilingualSchema } from './bilingual.ts';
import { pastDateSchema } from './past-date.ts';
import { rungSchema } from './rung-text.ts';
import { wordListSchema } from './word-list.ts';

const text = z.string().trim().min(1);
const duration = z.string().refine(isDuration, 'not an ISO 8601 duration');
const timeZone = z.string().refine(isTimeZone, 'not a known time zone');

const hotlineSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: bilingualSchema,
  /** As in 888-624-4752 or 213-621-CITY: ten digits or letters, or a short number such as 911. */
  number: z
    .string()
    .regex(
      /^(\+?1[-. ])?(\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]?[0-9A-Z]{4}$|^\d{3}$/,
      'not a phone number such as 888-624-4752',
    ),
  note: bilingualSchema.optional(),
  /** The day somebody last made sure of the number; null where no date is known. Always shown with it. */
  checked_on: pastDateSchema.nullable(),
  /** Where it was seen; absent where no page is on record. */
  source: text.optional(),
  /** The line for danger right now: the first thing said to somebody in it. */
  rapid_response: z.boolean().default(false),
  /** False for a number that only the entry that names it should show, such as a government office. */
  offered: z.boolean().default(true),
});
export type Hotline = z.infer<typeof hotlineSchema>;

const eventKindSchema = z.strictObject({
  duration,
  /** When to remind whom of it, each a rung: see reminders/rung.ts. */
  reminders: z.array(rungSchema),
  /** How somebody takes part who has come, in a sentence or two that stand in each reminder. */
  take_part: z.strictObject({ text: bilingualSchema, sources: z.array(text).min(1) }).optional(),
  /** Of whose `access` reminders about access tell: an id among them. */
  access: text.optional(),
});

const hearingSchema = z.strictObject({
  kind: z.enum(eventKinds),
  title: bilingualSchema,
  place: text,
  accessibility: bilingualSchema,
  link: z.url(),
  description: bilingualSchema,
  /** ISO weekday: 1 is Monday, 7 is Sunday. */
  weekday: z.int().min(1).max(7),
  /** Wall-clock time in the campaign's zone. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});

const scopeSchema = z.strictObject({
  /** Names of the campaign's own place: they say nothing about which entry is meant. */
  own_places: wordListSchema,
  /** Names of other places: a question with one is declined unless an entry is asked about in those very words. */
  other_places: wordListSchema,
  /** Ids of up to three entries offered to somebody whose question was declined. */
  suggest: z.array(text).min(1).max(3),
  /** Ids of entries offered below the steps for danger: for whoever writes after it happened. */
  after_urgent: z.array(text).max(3).default([]),
  /** Ids of entries offered where only the first help lines are shown. */
  more_help: z.array(text).max(3).default([]),
});

/** `content/campaign.yaml`: whose bot this is, and everything about the place that code must not know. */
export const campaignSchema = z
  .strictObject({
    city: text,
    campaign: text,
    /** What the answers are about, as it stands in a sentence: "the … Ordinance", "la Ordenanza …". */
    about: bilingualSchema,
    time_zone: timeZone,
    languages: z.array(languageSchema).min(1),
    hotlines: z.array(hotlineSchema).min(1),
    /** How to ask public bodies for interpretation and accommodations, by an id of our own. */
    access: z.record(z.string(), accessSchema).default({}),
    event_kinds: z.record(z.enum(eventKinds), eventKindSchema),
    example: z.strictObject({ hearing: hearingSchema }),
    scope: scopeSchema,
  })
  .superRefine((campaign, context) => {
    if (!campaign.hotlines.some((line) => line.rapid_response)) {
      context.addIssue({
        code: 'custom',
        path: ['hotlines'],
        message: 'no hotline has "rapid_response: true", so nobody in danger could be helped',
      });
    }
  });
export type Campaign = z.infer<typeof campaignSchema>;

function isDuration(value: string): boolean {
  try {
    return Temporal.Duration.from(value).sign >= 0;
  } catch {
    return false;
  }
}

function isTimeZone(value: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(value);
    return true;
  } catch {
    return false;
  }
}
