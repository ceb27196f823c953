import { IntlMessageFormat } from 'intl-messageformat';

/** What ICU messages are made of, as far as their arguments go; 0 is literal text, 7 the # of a plural. */
interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

const literal = 0;
/** Text with nothing but {names} in it; an apostrophe before a brace would quote it. */
const onlyNames = /^(?:[^{}']|'(?![{}]))*(?:\{[a-z_]+\}(?:[^{}']|'(?![{}]))*)*$/i;

/** The names in {braces} of a phrase, sorted; null if it is not a valid ICU message. */
export function phraseArguments(text: string): string[] | null {
  // Most phrases are no more than that, and parsing all of them would cost the start its time.
  if (onlyNames.test(text)) return sorted(text.match(/(?<=\{)[^{}]+/g) ?? []);
  try {
    // Only parsed: a whole IntlMessageFormat also asks which locales there are, which takes ten milliseconds.
    const elements: readonly Element[] | undefined = IntlMessageFormat.__parse?.(text, { ignoreTag: true });
    return elements ? sorted(elements.flatMap(namesIn)) : null;
  } catch {
    return null;
  }
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}

function namesIn({ type, value, options }: Element): string[] {
  const inner = Object.values(options ?? {}).flatMap((option) => option.value.flatMap(namesIn));
  return type === literal || value === undefined ? inner : [value, ...inner];
}
