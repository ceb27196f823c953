import { z } from 'zod';
import { plainText } from './text-rules.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});

export const options = z.array(option).min(1).max(100);

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroups = z
  .array(z.strictObject({ label: plainText(75), options }))
  .min(1)
  .max(100);

export type Option = z.infer<typeof option>;

interface Choices {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
}

/** All options of a menu, those in groups as well. */
export function allOptions(choices: Choices): readonly Option[] {
  return choices.options ?? choices.option_groups?.flatMap((group) => group.options) ?? [];
}
