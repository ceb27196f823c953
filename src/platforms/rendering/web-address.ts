/**
 * The address in the form browsers send it, or null when it is no absolute http(s) address: nothing else
 * (`javascript:`, `discord:`, `mailto:`) may become a link.
 */
export function webAddress(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null;
  return parsed.href;
}

/** Ends before invisible characters, which would hide where it leads, and before `](`, where somebody tried markdown. */
const bare = /\bhttps?:\/\/(?:(?!\]\()[^\s<>"\\`|\p{C}])+/giu;
const trailing = /[.,:;!?'")\]}*_~…]+$/u;

export interface Piece {
  readonly text: string;
  readonly isAddress: boolean;
}

/** Text taken apart into web addresses and what stands between them; punctuation after one is not its own. */
export function findAddresses(text: string, maxLength: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(bare)) {
    const address = withoutTrailing(match[0].slice(0, 2 * maxLength));
    if (address.length > maxLength || webAddress(address) === null) continue;
    pieces.push(
      { text: text.slice(from, match.index), isAddress: false },
      { text: address, isAddress: true },
    );
    from = match.index + address.length;
  }
  return [...pieces, { text: text.slice(from), isAddress: false }].filter((piece) => piece.text !== '');
}

/** `https://en.wikipedia.org/wiki/Bell_(city)` keeps its parenthesis, `(see https://a.org)` loses it. */
function withoutTrailing(address: string): string {
  const cut = address.replace(trailing, '');
  const balanced = cut.includes('(') && !cut.includes(')') && address.charAt(cut.length) === ')';
  return balanced ? `${cut})` : cut;
}
