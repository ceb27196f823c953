import { ComponentType } from 'discord-api-types/v10';
import type { Placed } from './component-tree.ts';
import { shownAsChosen } from './modal-values.ts';
import type { Problem } from './problem.ts';
import { tooLong } from './rule.ts';

const C = ComponentType;
const SELECTS: readonly number[] = [
  C.StringSelect,
  C.UserSelect,
  C.RoleSelect,
  C.MentionableSelect,
  C.ChannelSelect,
];

export function isSelect(type: number): boolean {
  return SELECTS.includes(type);
}

/** components/reference, String Select: "max 25" options; values and labels up to 100 characters, values unique. */
export function optionProblems({ component, path }: Placed): Problem[] {
  const options = component.options ?? [];
  const at = [...path, 'options'];
  if (options.length > 25) {
    return [{ path: at, code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 25 or fewer in length.' }];
  }
  const repeated = new Set(options.map((option) => option.value)).size < options.length;
  const message = 'Option values must be unique';
  return [
    ...(repeated ? [{ path: at, code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message }] : []),
    ...options.flatMap((option, index) => [
      ...tooLong([...at, index, 'label'], option.label, 100),
      ...tooLong([...at, index, 'value'], option.value, 100),
    ]),
  ];
}

/**
 * components/reference: as many options as min_values asks, and no fewer than max_values; "number of default values
 * must be in the range defined by min_values and max_values".
 */
export function rangeProblems({ component, path }: Placed): Problem[] {
  if (!isSelect(component.type)) return [];
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  const available = component.type === C.StringSelect ? (component.options ?? []).length : 25;
  const code = 'SELECT_COMPONENT_BAD_RANGE';
  if (least > most || most > available) {
    const message = `min ${least}, max ${most}, of ${available}`;
    return [{ path: [...path, 'max_values'], code, message }];
  }
  const before = shownAsChosen(component).length;
  if (before === 0 || (before >= least && before <= most)) return [];
  const field = component.type === C.StringSelect ? 'options' : 'default_values';
  return [{ path: [...path, field], code, message: `${before} by default, of ${least} to ${most}` }];
}
