import { z } from 'zod';

/** What the completions of an option can be made of. */
const completes = z.enum(['event', 'any-event', 'repeatable', 'entry', 'zone']);

export type Completes = z.output<typeof completes>;

const optionMeta = z.object({
  completes: completes.optional(),
  channel: z.boolean().optional(),
  moment: z.boolean().optional(),
});

/** An option of a command as a platform must declare it; derived from the command's zod schema. */
export interface OptionShape {
  readonly name: string;
  readonly required: boolean;
  /** `moment`: a day and time in words; a platform with pickers may offer them and hand over `2026-12-01 10:00`. */
  readonly type: 'text' | 'choice' | 'channel' | 'moment';
  readonly choices: readonly string[];
  readonly maxLength: number | undefined;
  /** What its completions are made of (`event`: the coming ones), if it completes. */
  readonly completes: Completes | undefined;
}

/** A text option of at most `maxLength` characters. */
export function text(maxLength: number) {
  return z.string().trim().min(1).max(maxLength);
}

/** An option that names an event; platforms that complete offer the coming ones. */
export function eventOption() {
  return z.string().trim().min(1).max(100).meta({ completes: 'event' });
}

/** An option that names an event that is coming or over. */
export function anyEventOption() {
  return z.string().trim().min(1).max(100).meta({ completes: 'any-event' });
}

/** An option that names what can be made into an event again: an event, coming or over, or a template. */
export function repeatableOption() {
  return z.string().trim().min(1).max(100).meta({ completes: 'repeatable' });
}

/** An option that names a reviewed entry of the content; platforms that complete offer their titles. */
export function entryOption() {
  return z.string().trim().min(1).max(200).meta({ completes: 'entry' });
}

/** An option that names a time zone, by a city or in other words; platforms that complete offer cities. */
export function zoneOption() {
  return text(100).meta({ completes: 'zone' });
}

/** A text option that says a day and a time. */
export function moment(maxLength: number) {
  return text(maxLength).meta({ moment: true });
}

/** An option that names a channel of the group, by the platform's id. */
export function channelOption() {
  return z.string().trim().min(1).max(64).meta({ channel: true });
}

/** The options of a schema, in its order, required ones first (as Discord demands). */
export function describeOptions(schema: z.ZodObject): readonly OptionShape[] {
  const shapes = Object.entries(schema.shape).map(([name, field]) =>
    describe(name, z.toJSONSchema(field, { io: 'input' }), field),
  );
  return [...shapes.filter((shape) => shape.required), ...shapes.filter((shape) => !shape.required)];
}

const jsonSchema = z.object({
  enum: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
});

function describe(name: string, json: unknown, field: z.core.$ZodType): OptionShape {
  const { enum: choices = [], maxLength } = jsonSchema.parse(json);
  const meta = optionMeta.parse(json);
  return {
    name,
    required: !z.safeParse(field, undefined).success,
    type: typeOf(meta, choices),
    choices,
    maxLength,
    completes: meta.completes,
  };
}

function typeOf(meta: z.output<typeof optionMeta>, choices: readonly string[]): OptionShape['type'] {
  if (meta.channel) return 'channel';
  if (meta.moment) return 'moment';
  return choices.length > 0 ? 'choice' : 'text';
}
