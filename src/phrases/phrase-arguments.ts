import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';

/** What ICU messages are made of, as far as their arguments go; 0 is literal text, 7 the # of a plural. */
const element: z.ZodType<Element> = z.lazy(() =>
  z.object({
    type: z.number(),
    value: z.string().optional(),
    options: z.record(z.string(), z.object({ value: z.array(element) })).optional(),
  }),
);

interface Element {
  type: number;
  value?: string | undefined;
  options?: Record<string, { value: Element[] }> | undefined;
}

const literal = 0;

/** The names in {braces} of a phrase, sorted; null if it is not a valid ICU message. */
export function phraseArguments(text: string): string[] | null {
  // Most phrases have none: text without a brace is always valid, and parsing it would cost the start its time.
  if (!/[{}]/.test(text)) return [];
  try {
    // Only parsed: a whole IntlMessageFormat also asks which locales there are, which takes ten milliseconds.
    const ast: unknown = IntlMessageFormat.__parse?.(text, { ignoreTag: true });
    return [...new Set(z.array(element).parse(ast).flatMap(namesIn))].toSorted();
  } catch {
    return null;
  }
}

function namesIn({ type, value, options }: Element): string[] {
  const inner = Object.values(options ?? {}).flatMap((option) => option.value.flatMap(namesIn));
  return type === literal || value === undefined ? inner : [value, ...inner];
}
