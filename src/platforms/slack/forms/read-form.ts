import { z } from 'zod';
import type { CommandShape } from '../../../chat/command-shape.ts';
import { isPartOfMoment, momentInputs } from './moment-blocks.ts';

/** What one input holds, whatever its kind. https://docs.slack.dev/reference/views/view-states */
const input = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
});

/** `values` of a submitted view: by block, then by input. */
export const formState = z.object({ values: z.record(z.string(), z.record(z.string(), input)) });

/** What was filled in, by field or option; what was left empty is an empty text. */
export type Fields = Readonly<Record<string, string>>;

/** Of a moment the parts are put together: `2026-12-01 10:00-12:00`. `accountOf` names a person in the core's language. */
export function fieldsOf(
  { values }: z.output<typeof formState>,
  accountOf: (user: string) => string,
): Fields {
  const parts = new Map(
    Object.values(values).flatMap((inputs) =>
      Object.entries(inputs).map(([name, input]) => [name, filled(input, accountOf)] as const),
    ),
  );
  const names = [...parts.keys()].filter((name) => !isPartOfMoment(name));
  return Object.fromEntries(names.map((name) => [name, whole(name, parts)]));
}

/** The block in which each input stands, in their order. */
export function blocksOf({ values }: z.output<typeof formState>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(values).flatMap(([block, inputs]) =>
      Object.keys(inputs).map((name) => [name, block] as const),
    ),
  );
}

function filled(from: z.output<typeof input>, accountOf: (user: string) => string): string {
  return (
    from.value ??
    from.selected_option?.value ??
    from.selected_conversation ??
    from.selected_date ??
    from.selected_time ??
    from.selected_users?.map(accountOf).join(',') ??
    ''
  );
}

function whole(name: string, parts: ReadonlyMap<string, string>): string {
  const [start = '', end = ''] = [momentInputs.start, momentInputs.end].map((part) => parts.get(part(name)));
  const time = [start, end].filter((each) => each !== '').join('-');
  return [parts.get(name) ?? '', time].filter((each) => each !== '').join(' ');
}

/** The options that a command's form holds, as typed or picked; those left empty are left out. */
export function optionsOf(shape: CommandShape | undefined, fields: Fields): Fields {
  if (!shape) return fields;
  const given = shape.options.map(({ name }) => [name, fields[name]?.trim() ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
