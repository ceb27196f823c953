import { type Drawing, outwardLink } from './drawing.ts';
import { element } from './elements.ts';
import { withEmoji } from './icons.ts';
import { slackMoment } from './slack-moment.ts';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

/** Slack's mrkdwn, as far as the bot writes it: lines, quotes, bold, italic, links and dates. */
export function slackMarkdown(source: string, drawing: Drawing): readonly Node[] {
  const drawn: HTMLElement[] = [];
  let quote: HTMLElement | null = null;
  for (const line of source.split('\n')) {
    const quoted = /^(?:>|&gt;) ?/.exec(line)?.[0] ?? null;
    if (quoted === null) quote = null;
    if (line.trim() === '') continue;
    const made = element('p', {}, ...inline(line.slice(quoted?.length ?? 0), drawing));
    if (quoted === null) {
      drawn.push(made);
    } else {
      if (quote === null) {
        quote = element('blockquote');
        drawn.push(quote);
      }
      quote.append(made);
    }
  }
  return drawn;
}

/** Formatting counts only where it does not begin or end inside a word, as in Slack. */
const parts =
  /<([^<>]+)>|(?<![\p{L}\p{N}*])\*(?! )([^*\n]+)(?<! )\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?! )([^_\n]+)(?<! )_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?! )([^~\n]+)(?<! )~(?![\p{L}\p{N}~])|`([^`\n]+)`/gu;

function inline(source: string, drawing: Drawing): readonly Node[] {
  const drawn: Node[] = [];
  let done = 0;
  for (const match of source.matchAll(parts)) {
    drawn.push(...withEmoji(unescaped(source.slice(done, match.index))));
    const [whole, angled, bold, italic, struck, code] = match;
    if (angled !== undefined) drawn.push(inAngles(angled, drawing));
    else if (bold !== undefined) drawn.push(element('strong', {}, ...inline(bold, drawing)));
    else if (italic !== undefined) drawn.push(element('em', {}, ...inline(italic, drawing)));
    else if (struck !== undefined) drawn.push(element('s', {}, ...inline(struck, drawing)));
    else drawn.push(element('code', {}, unescaped(code ?? '')));
    done = match.index + whole.length;
  }
  drawn.push(...withEmoji(unescaped(source.slice(done))));
  return drawn;
}

function inAngles(content: string, drawing: Drawing): Node {
  const bar = content.indexOf('|');
  const target = bar < 0 ? content : content.slice(0, bar);
  const label = bar < 0 ? target : content.slice(bar + 1);
  const [, seconds, format = ''] = /^!date\^(\d+)\^([^^]*)/.exec(target) ?? [];
  if (seconds !== undefined) return slackMoment(Number(seconds), unescaped(format), drawing.language);
  return outwardLink(unescaped(target), withEmoji(unescaped(label)), drawing);
}
