import { discordInline } from './discord-inline.ts';
import type { Drawing } from './drawing.ts';
import { element } from './elements.ts';

interface LineKind {
  readonly mark: RegExp;
  /** Lines of the same list or quote are gathered in one. */
  readonly gather: 'ul' | 'ol' | 'blockquote' | null;
  line(children: readonly Node[]): HTMLElement;
}

/** The marks at a line's start that Discord knows and that our renderer writes. */
const kinds: readonly LineKind[] = [
  { mark: /^-# /, gather: null, line: (children) => element('p', { class: 'small' }, ...children) },
  { mark: /^#{1,3} /, gather: null, line: (children) => element('h3', {}, ...children) },
  { mark: /^[-*] /, gather: 'ul', line: (children) => element('li', {}, ...children) },
  { mark: /^\d+\. /, gather: 'ol', line: (children) => element('li', {}, ...children) },
  { mark: /^> /, gather: 'blockquote', line: (children) => element('p', {}, ...children) },
];
const plain: LineKind = { mark: /^/, gather: null, line: (children) => element('p', {}, ...children) };

/** Discord's markdown, as far as the bot writes it. */
export function discordMarkdown(source: string, drawing: Drawing): readonly Node[] {
  const drawn: HTMLElement[] = [];
  let before: HTMLElement | undefined;
  let apart = false;
  for (const line of source.split('\n')) {
    const item = before?.matches('ul, ol') ? before.lastElementChild : null;
    if (line.trim() === '') {
      before = undefined;
      apart = drawn.length > 0;
    } else if (item && /^ {2,}\S/.test(line)) {
      // An item's further lines are indented.
      item.append(element('br'), ...discordInline(line.trimStart(), drawing));
    } else {
      const kind = kinds.find(({ mark }) => mark.test(line)) ?? plain;
      const made = kind.line(discordInline(line.replace(kind.mark, ''), drawing));
      if (kind.gather !== null && before?.localName === kind.gather) {
        before.append(made);
      } else {
        before = kind.gather === null ? made : element(kind.gather, startOf(kind.gather, line), made);
        if (apart) before.classList.add('apart');
        apart = false;
        drawn.push(before);
      }
    }
  }
  return drawn;
}

/** A numbered list that was split over two messages goes on counting. */
function startOf(gather: LineKind['gather'], line: string): { readonly start?: string } {
  const number = gather === 'ol' ? /\d+/.exec(line)?.[0] : undefined;
  return number === undefined || number === '1' ? {} : { start: number };
}
