import type { SelectOption } from '../../chat/message.ts';
import { oneLine } from './clean-text.ts';
import { shorten } from './shorten.ts';

export interface OptionLimits {
  readonly options: number;
  readonly label: number;
  readonly value: number;
}

/**
 * Options as a platform takes them, divided into as many selects as they need. An option offered twice is one.
 * Throws RangeError on a value that is too long: values are ours, and a cut one would choose something else.
 */
export function optionGroups(
  options: readonly SelectOption[],
  limits: OptionLimits,
): readonly (readonly SelectOption[])[] {
  const distinct = new Map(options.toReversed().map((option) => [option.value, option]));
  const usable = options.filter((option) => option.value !== '' && distinct.get(option.value) === option);
  if (usable.some((option) => option.value.length > limits.value)) {
    throw new RangeError(`the value of an option is longer than ${limits.value} characters`);
  }
  const fitted = usable.map(({ label, value }) => ({
    label: shorten(oneLine(label) || value, limits.label),
    value,
  }));
  return Array.from({ length: Math.ceil(fitted.length / limits.options) }, (_, group) =>
    fitted.slice(group * limits.options, (group + 1) * limits.options),
  );
}

/** `Which hearing?`, and over a second select of the same choice `Which hearing? (2)`. */
export function groupLabel(label: string, group: number, max: number): string {
  const suffix = group === 0 ? '' : ` (${group + 1})`;
  return shorten(oneLine(label), max - suffix.length) + suffix;
}
