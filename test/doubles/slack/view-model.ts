import type { Option } from './option-rules.ts';
import type { ViewDefinition } from './view-rules.ts';

/** What stands in an input now: typed text, a date, a time, a conversation's id, people's ids, or an option. */
export type InputValue = string | readonly string[] | Option | null;

/** Whether nothing stands there. */
export function isEmpty(value: InputValue): boolean {
  return value === null || value === '' || (isIds(value) && value.length === 0);
}

export function isIds(value: InputValue): value is readonly string[] {
  return Array.isArray(value);
}

/** A modal or a Home, as it is for one person. */
export interface View {
  readonly id: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  definition: ViewDefinition;
  /** By `block_id`, then `action_id`. */
  values: Map<string, Map<string, InputValue>>;
  /** What stands in red under inputs, by `block_id`. */
  errors: Readonly<Record<string, string>>;
  /** The options last suggested for external menus, by `action_id`. */
  readonly suggested: Map<string, readonly Option[]>;
  open: boolean;
}
