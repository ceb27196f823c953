import { z } from 'zod';

/** An option of an application command ("Application Commands": Application Command Option Structure). */
export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly description_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly required?: boolean | null | undefined;
  readonly autocomplete?: boolean | null | undefined;
  readonly choices?: readonly CommandChoice[] | null | undefined;
  readonly options?: readonly CommandOption[] | null | undefined;
  readonly min_length?: number | null | undefined;
  readonly max_length?: number | null | undefined;
  readonly min_value?: number | null | undefined;
  readonly max_value?: number | null | undefined;
  readonly channel_types?: readonly number[] | null | undefined;
}

export interface CommandChoice {
  readonly name: string;
  readonly value: string | number;
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined;
}

const text = z.string().nullish();
const number = z.number().nullish();
const localized = z.record(z.string(), z.string()).nullish();

const choiceSchema = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number()]),
  name_localizations: localized,
});

/** Like Discord, drops the fields it does not know. */
const optionSchema: z.ZodType<CommandOption> = z.object({
  type: z.number(),
  name: z.string(),
  description: text,
  name_localizations: localized,
  description_localizations: localized,
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(choiceSchema).nullish(),
  options: z.lazy(() => z.array(optionSchema)).nullish(),
  min_length: number,
  max_length: number,
  min_value: number,
  max_value: number,
  channel_types: z.array(z.number()).nullish(),
});

export const commandBodySchema = z.object({
  type: number,
  name: z.string(),
  description: text,
  name_localizations: localized,
  description_localizations: localized,
  options: z.array(optionSchema).nullish(),
  default_member_permissions: z.union([z.string(), z.number()]).nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  nsfw: z.boolean().nullish(),
});

export type CommandBody = z.infer<typeof commandBodySchema>;
