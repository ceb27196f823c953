import { discordInline } from './discord-inline.ts';
import type { Drawing } from './drawing.ts';
import { element } from './elements.ts';

interface LineKind {
  readonly mark: RegExp;
  /** Lines of the same list or quote are gathered in one. */
  readonly gather: 'ul' | 'ol' | 'blockquote' | null;
  line(children: readonly Node[]): HTMLElement;
}

interface Gathered {
  readonly gather: LineKind['gather'];
  readonly into: HTMLElement;
}

/** The marks at a line's start that Discord knows and that our renderer writes. */
const kinds: readonly LineKind[] = [
  { mark: /^-# /, gather: null, line: (children) => element('p', { class: 'small' }, ...children) },
  { mark: /^#{1,3} /, gather: null, line: (children) => element('h3', {}, ...children) },
  { mark: /^ *[-*] /, gather: 'ul', line: (children) => element('li', {}, ...children) },
  { mark: /^ *\d+\. /, gather: 'ol', line: (children) => element('li', {}, ...children) },
  { mark: /^> /, gather: 'blockquote', line: (children) => element('p', {}, ...children) },
];
const plain: LineKind = { mark: /^/, gather: null, line: (children) => element('p', {}, ...children) };

/** Discord's markdown, as far as the bot writes it. */
export function discordMarkdown(source: string, drawing: Drawing): readonly Node[] {
  const drawn: HTMLElement[] = [];
  let open: Gathered | null = null;
  for (const line of source.split('\n')) {
    if (line.trim() === '') {
      open = null;
      continue;
    }
    const kind = kinds.find(({ mark }) => mark.test(line)) ?? plain;
    const made = kind.line(discordInline(line.replace(kind.mark, ''), drawing));
    if (kind.gather === null) {
      open = null;
      drawn.push(made);
    } else if (open?.gather === kind.gather) {
      open.into.append(made);
    } else {
      const into: HTMLElement = element(kind.gather, startOf(kind.gather, line), made);
      open = { gather: kind.gather, into };
      drawn.push(into);
    }
  }
  return drawn;
}

/** A numbered list that was split over two messages goes on counting. */
function startOf(gather: LineKind['gather'], line: string): { readonly start?: string } {
  const number = gather === 'ol' ? /\d+/.exec(line)?.[0] : undefined;
  return number === undefined || number === '1' ? {} : { start: number };
}
