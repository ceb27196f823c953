import type { SlackBody } from '../../src/platforms/slack/render/render.ts';
import { type DrawnBlock, type DrawnRichElement, messageSchema } from '../doubles/slack/block-rules.ts';

/** Everything that Slack would complain of. */
export function slackComplaints(body: SlackBody): readonly string[] {
  const checked = messageSchema.safeParse(body);
  return checked.success
    ? []
    : checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/** The blocks as Slack reads them. */
export function drawn(body: SlackBody): readonly DrawnBlock[] {
  return messageSchema.parse(body).blocks;
}

/** What a reader sees of a body's running text; times are their fallback. */
export function shown(body: SlackBody): string {
  return drawn(body).map(shownBlock).join('\n');
}

function shownBlock(block: DrawnBlock): string {
  switch (block.type) {
    case 'header':
      return block.text.text.replaceAll('\u200b', '');
    case 'context':
      return block.elements.map((element) => seen(element.text)).join('');
    case 'rich_text':
      return block.elements.map((part) => part.elements.map(shownPart).join('')).join('\n');
    default:
      return '';
  }
}

type Part = Extract<DrawnBlock, { type: 'rich_text' }>['elements'][number]['elements'][number];

function shownPart(part: Part): string {
  return part.type === 'rich_text_section' ? part.elements.map(shownElement).join('') : shownElement(part);
}

function shownElement(element: DrawnRichElement): string {
  if (element.type === 'date') return element.fallback ?? '';
  return element.type === 'link' ? (element.text ?? element.url) : element.text;
}

/** mrkdwn as a reader sees it: tokens as their words, entities as their characters, full-width signs as the common. */
function seen(mrkdwn: string): string {
  return mrkdwn
    .replace(/<[^|>]*\|([^>]*)>|<([^>]*)>|\*/g, '$1$2')
    .replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC'))
    .replaceAll('\u200b', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const signs = /[*_~`<>]|&(?!amp;|lt;|gt;)|:[\w+'-]+:|@(?:here|channel|everyone)|^\s*&gt;/im;

/** The first sign in a body that Slack would still read as markup, its own dates, links and emphasis taken away. */
export function liveMarkup(body: SlackBody): string | null {
  const contexts = drawn(body).flatMap((block) => (block.type === 'context' ? block.elements : []));
  return liveSign([body.text, ...contexts.flatMap((one) => (one.type === 'mrkdwn' ? [one.text] : []))]);
}

/** The same in pieces of mrkdwn. */
export function liveSign(texts: readonly string[]): string | null {
  const inert = texts.map((text) =>
    text
      .replace(/<!date\^-?\d+\^[^|<>^]*\|([^<>]*)>/g, 'x$1x')
      .replace(/<https?:\/\/[^\s<>|]+\|([^<>]*)>/g, 'x$1x')
      .replace(/<https?:\/\/[^\s<>|]+>/g, 'x')
      .replace(/\*([^*]+)\*/g, 'x$1x'),
  );
  return inert.map((text) => signs.exec(text)?.[0]).find((sign) => sign !== undefined) ?? null;
}
