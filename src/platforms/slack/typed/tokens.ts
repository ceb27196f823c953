export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'quoted'; readonly text: string }
  /** `name:value` or `name:"several words"`; the text is empty where nothing follows. */
  | { readonly kind: 'named'; readonly name: string; readonly text: string };

/** Telephones turn "straight" marks into “curly” ones or „others“, and not always both of a pair. */
const marks = '"“”„‟';
const angled: Readonly<Record<string, string>> = { '«': '»', '»': '«' };
const single = /^['‘](?<inner>[^'‘’]+)['’](?=\s|$)/u;
const label = new RegExp(`^(?<name>[^\\s:«»<>${marks}]+):\\s*`, 'u');
const word = /^\S+/;
const mark = new RegExp(`[${marks}]`, 'u');
const markIn = new RegExp(`[${marks}]`, 'gu');

/** Takes apart what was typed behind a command; null if a quotation mark was never closed. */
export function tokensOf(text: string, isName: (name: string) => boolean): readonly Token[] | null {
  const tokens: Token[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const named = nameAt(rest, isName);
    const after = named === null ? rest : rest.slice(named.length);
    const nothing = named !== null && (after === '' || nameAt(after, isName) !== null);
    const value = nothing ? { text: '', length: 0, quoted: false } : valueAt(after);
    if (value === null) return null;
    if (named !== null) tokens.push({ kind: 'named', name: named.name, text: value.text });
    else tokens.push({ kind: value.quoted ? 'quoted' : 'word', text: value.text });
    rest = after.slice(value.length).trimStart();
  }
  return tokens;
}

function nameAt(
  text: string,
  isName: (name: string) => boolean,
): { readonly name: string; readonly length: number } | null {
  const found = label.exec(text);
  const name = found?.groups?.name;
  return found && name !== undefined && isName(name) ? { name, length: found[0].length } : null;
}

interface Value {
  readonly text: string;
  readonly length: number;
  readonly quoted: boolean;
}

function valueAt(text: string): Value | null {
  const close = closing(text);
  if (close !== null) {
    const end = text.indexOf(close, 1);
    const other = end === -1 && close === '"' ? text.slice(1).search(markIn) + 1 : end;
    return other <= 0 ? null : { text: text.slice(1, other), length: other + 1, quoted: true };
  }
  const inner = single.exec(text)?.groups?.inner;
  if (inner !== undefined) return { text: inner, length: inner.length + 2, quoted: true };
  const [found = ''] = word.exec(text) ?? [];
  // One without its partner: what it was meant to hold together would be torn apart.
  if ((found.match(markIn) ?? []).length % 2 === 1) return null;
  return { text: found, length: found.length, quoted: false };
}

/** The mark that ends what the first one begins; null if the text begins with none. */
function closing(text: string): string | null {
  const first = text.charAt(0);
  const pair = angled[first];
  if (pair !== undefined) return pair;
  if (!marks.includes(first) || first === '') return null;
  if (first === '"') return '"';
  const [nearest] = text.slice(1).match(mark) ?? [];
  return nearest ?? first;
}
