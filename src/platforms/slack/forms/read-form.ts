import { z } from 'zod';
import type { CommandShape, DescribedOption } from '../../../chat/command-shape.ts';
import { momentBlocks } from './moment-blocks.ts';

/** What one input holds, whatever its kind. https://docs.slack.dev/reference/views/view-states */
const input = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});

/** `values` of a submitted view: by block, then by input. */
export const formState = z.object({ values: z.record(z.string(), z.record(z.string(), input)) });

/** What was filled in, by block; an empty input is an empty text. */
export type Fields = Readonly<Record<string, string>>;

export function fieldsOf({ values }: z.output<typeof formState>): Fields {
  return Object.fromEntries(
    Object.entries(values).map(([block, inputs]) => [block, Object.values(inputs).map(filled).join('')]),
  );
}

function filled(from: z.output<typeof input>): string {
  return (
    from.value ??
    from.selected_option?.value ??
    from.selected_conversation ??
    from.selected_date ??
    from.selected_time ??
    ''
  );
}

/** The options that a command's form holds; those left empty are left out. */
export function optionsOf(shape: CommandShape | undefined, fields: Fields): Fields {
  if (!shape) return fields;
  const given = shape.options.map((option) => [option.name, optionFrom(option, fields)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** A moment from its pickers as `2026-12-01 10:00-12:00`; typed in words it stands in its one block. */
function optionFrom({ name }: DescribedOption, fields: Fields): string {
  const [day = '', start = '', end = ''] = [momentBlocks.day, momentBlocks.start, momentBlocks.end].map(
    (block) => fields[block(name)]?.trim(),
  );
  const time = [start, end].filter((each) => each !== '').join('-');
  return [day, time].filter((each) => each !== '').join(' ');
}
