import { z } from 'zod';

/** One component of a message or a modal, of any type ("Component Reference"). */
export interface Component {
  readonly type: number;
  id?: number | null | undefined;
  readonly custom_id?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly style?: number | null | undefined;
  readonly url?: string | null | undefined;
  readonly sku_id?: string | null | undefined;
  readonly content?: string | null | undefined;
  readonly disabled?: boolean | null | undefined;
  readonly placeholder?: string | null | undefined;
  readonly required?: boolean | null | undefined;
  readonly min_values?: number | null | undefined;
  readonly max_values?: number | null | undefined;
  readonly min_length?: number | null | undefined;
  readonly max_length?: number | null | undefined;
  readonly emoji?: { readonly name?: string | null | undefined } | null | undefined;
  readonly options?: readonly SelectOption[] | null | undefined;
  readonly default_values?: readonly { readonly id: string; readonly type: string }[] | null | undefined;
  readonly channel_types?: readonly number[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly components?: readonly Component[] | null | undefined;
  readonly accessory?: Component | null | undefined;
  readonly component?: Component | null | undefined;
  readonly [field: string]: unknown;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly default?: boolean | null | undefined;
  readonly [field: string]: unknown;
}

const number = z.number().nullish();
const string = z.string().nullish();
const boolean = z.boolean().nullish();
const optionSchema = z.looseObject({ label: z.string(), value: z.string(), default: boolean });

/** Reads components loosely: what is wrong in them is for the official schemas and documented rules to say. */
export const componentSchema: z.ZodType<Component> = z.looseObject({
  type: z.number(),
  id: number,
  custom_id: string,
  label: string,
  style: number,
  url: string,
  sku_id: string,
  content: string,
  disabled: boolean,
  placeholder: string,
  required: boolean,
  min_values: number,
  max_values: number,
  min_length: number,
  max_length: number,
  emoji: z.looseObject({ name: string }).nullish(),
  options: z.array(optionSchema).nullish(),
  default_values: z.array(z.looseObject({ id: z.string(), type: z.string() })).nullish(),
  channel_types: z.array(z.number()).nullish(),
  description: string,
  components: z.lazy(() => z.array(componentSchema)).nullish(),
  accessory: z.lazy(() => componentSchema).nullish(),
  component: z.lazy(() => componentSchema).nullish(),
});
