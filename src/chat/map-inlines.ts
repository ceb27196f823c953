import type { Inline } from './inline.ts';
import type { Block } from './message.ts';

/** One part of a run of text that has no parts itself. */
type Part = Exclude<Inline, readonly Inline[]>;

/** The same blocks, each part of their running texts as `change` gives it back. Buttons and menus stay as they are. */
export function mapInlines(blocks: readonly Block[], change: (part: Part) => Inline): readonly Block[] {
  const inline = (text: Inline): Inline => {
    if (typeof text === 'string' || 'kind' in text) return change(text);
    return text.map(inline);
  };
  return blocks.map((each): Block => {
    switch (each.kind) {
      case 'heading':
      case 'text':
      case 'quote':
      case 'citation':
        return { ...each, text: inline(each.text) };
      case 'list':
        return { ...each, items: each.items.map(inline) };
      case 'fields':
        return {
          ...each,
          fields: each.fields.map(({ label, value }) => ({ label, value: inline(value) })),
        };
      default:
        return each;
    }
  });
}
