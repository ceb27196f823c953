import { type Drawing, outwardLink } from './drawing.ts';
import { element } from './elements.ts';
import { withEmoji } from './icons.ts';
import { field, listOf, numberOf, textOf } from './reading.ts';
import { slackMoment } from './slack-moment.ts';

/** Draws a `rich_text` block: sections, lists, quotes and preformatted text. */
export function richText(block: unknown, drawing: Drawing): readonly Node[] {
  return listOf(block, 'elements').map((part) => {
    const runs = () => listOf(part, 'elements').map((each) => run(each, drawing));
    switch (textOf(part, 'type')) {
      case 'rich_text_list': {
        const items = listOf(part, 'elements').map((item) =>
          element('li', {}, ...listOf(item, 'elements').map((each) => run(each, drawing))),
        );
        const tag = textOf(part, 'style') === 'ordered' ? 'ol' : 'ul';
        const skipped = numberOf(part, 'offset') ?? 0;
        return element(tag, skipped > 0 ? { start: skipped + 1 } : {}, ...items);
      }
      case 'rich_text_quote':
        return element('blockquote', {}, element('p', {}, ...runs()));
      case 'rich_text_preformatted':
        return element('pre', {}, ...runs());
      default:
        return element('p', {}, ...runs());
    }
  });
}

function run(value: unknown, drawing: Drawing): Node {
  const text = textOf(value, 'text');
  switch (textOf(value, 'type')) {
    case 'link': {
      const url = textOf(value, 'url');
      return styled(value, outwardLink(url, withEmoji(text || url), drawing));
    }
    case 'date':
      return styled(
        value,
        slackMoment(numberOf(value, 'timestamp') ?? 0, textOf(value, 'format'), drawing.language),
      );
    case 'emoji':
      return element('span', {}, ...withEmoji(emojiOf(value)));
    default:
      return styled(value, ...withEmoji(text));
  }
}

/** Slack names an emoji and gives its code points beside: `2705`. */
function emojiOf(value: unknown): string {
  const points = textOf(value, 'unicode')
    .split('-')
    .map((each) => Number.parseInt(each, 16));
  if (points.some(Number.isNaN)) return `:${textOf(value, 'name')}:`;
  return String.fromCodePoint(...points);
}

const styles = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['code', 'code'],
] as const;

function styled(value: unknown, ...children: readonly Node[]): Node {
  const style = field(value, 'style');
  let drawn: Node = element('span', {}, ...children);
  for (const [name, tag] of styles) {
    if (field(style, name) === true) drawn = element(tag, {}, drawn);
  }
  return drawn;
}
