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
  try {
    const ast: unknown = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
    return [...new Set(z.array(element).parse(ast).flatMap(namesIn))].toSorted();
  } catch {
    return null;
  }
}

function namesIn({ type, value, options }: Element): string[] {
  const inner = Object.values(options ?? {}).flatMap((option) => option.value.flatMap(namesIn));
  return type === literal || value === undefined ? inner : [value, ...inner];
}
