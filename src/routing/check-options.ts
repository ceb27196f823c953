import type { z } from 'zod';
import { Refusal } from '../chat/refusal.ts';

/** How an option, and each of its choices, is called where people see it. */
export interface OptionWords {
  readonly label: (option: string) => string;
  readonly choice: (option: string, value: string) => string;
}

/** Checks what somebody typed. Throws a Refusal that says which option is wrong and how to mend it. */
export function checkOptions(schema: z.ZodObject, raw: unknown, { label, choice }: OptionWords): void {
  const result = schema.safeParse(raw);
  if (result.success) return;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  const option = label(name);
  if (issue?.code === 'too_big')
    throw new Refusal('error.option-too-long', { option, most: Number(issue.maximum) }, name);
  if (issue?.code === 'too_small') throw new Refusal('error.option-empty', { option }, name);
  if (issue?.code === 'invalid_value') {
    const choices = issue.values.map((value) => choice(name, String(value))).join(', ');
    throw new Refusal('error.option-not-a-choice', { option, choices }, name);
  }
  if (issue?.code === 'invalid_type') throw new Refusal('error.option-missing', { option }, name);
  throw new Refusal('error.option-wrong', { option }, name);
}
