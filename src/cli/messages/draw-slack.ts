import { z } from 'zod';
import { dividingLine, drawHeading, drawMenu, drawPicture } from './drawn-parts.ts';
import { fromNow, type Reader, worded } from './moments.ts';
import { wrap, wrapButtons } from './wrap.ts';

const plainText = z.object({ text: z.string() });
const run = z.object({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  timestamp: z.number().optional(),
  format: z.string().optional(),
  channel_id: z.string().optional(),
  unicode: z.string().optional(),
});
const part = z.object({
  type: z.string(),
  style: z.unknown().optional(),
  offset: z.number().optional(),
  elements: z.array(run.extend({ elements: z.array(run).optional() })),
});
const control = z.object({
  type: z.string(),
  text: plainText.optional(),
  placeholder: plainText.optional(),
  options: z.array(z.object({ text: plainText })).optional(),
});

/** The blocks that the renderer makes, as far as they are drawn. https://docs.slack.dev/reference/block-kit/blocks */
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), text: plainText }),
  z.object({ type: z.literal('section'), text: plainText, accessory: control.optional() }),
  z.object({ type: z.literal('context'), elements: z.array(z.object({ text: z.string().optional() })) }),
  z.object({ type: z.literal('rich_text'), elements: z.array(part) }),
  z.object({ type: z.literal('actions'), elements: z.array(control) }),
  z.object({ type: z.literal('image'), alt_text: z.string() }),
  z.object({ type: z.literal('divider') }),
]);

const body = z.object({ blocks: z.array(block) });

/** The lines that a person sees of a Slack message. */
export function drawSlack(payload: unknown, reader: Reader): string[] {
  return body.parse(payload).blocks.flatMap((each) => draw(each, reader));
}

function draw(one: z.output<typeof block>, reader: Reader): string[] {
  switch (one.type) {
    case 'header':
      return drawHeading(mrkdwn(one.text.text, reader));
    case 'section':
      return [...lines(mrkdwn(one.text.text, reader)), ...(one.accessory ? controls([one.accessory]) : [])];
    case 'context':
      return one.elements.flatMap(({ text = '' }) => wrap(`· ${mrkdwn(text, reader)}`, '  '));
    case 'rich_text':
      return one.elements.flatMap((each) => drawPart(each, reader));
    case 'actions':
      return controls(one.elements);
    case 'image':
      return drawPicture(one.alt_text);
    case 'divider':
      return [dividingLine];
  }
}

function controls(all: readonly z.output<typeof control>[]): string[] {
  const menus = all.filter(({ type }) => type !== 'button');
  const labels = all.filter(({ type }) => type === 'button').map(({ text }) => text?.text ?? '');
  return [
    ...wrapButtons(labels),
    ...menus.flatMap(({ placeholder, options = [] }) =>
      drawMenu(
        placeholder?.text ?? '',
        options.map(({ text }) => text.text),
      ),
    ),
  ];
}

function drawPart({ type, style, offset = 0, elements }: z.output<typeof part>, reader: Reader): string[] {
  if (type === 'rich_text_list') {
    return elements.flatMap((item, at) => {
      const mark = style === 'ordered' ? `${offset + at + 1}. ` : '• ';
      return wrap(mark + runs(item.elements ?? [], reader), '  ');
    });
  }
  const text = runs(elements, reader);
  if (type === 'rich_text_quote') return text.split('\n').flatMap((line) => wrap(`│ ${line}`, '│ '));
  return lines(text);
}

function runs(all: readonly z.output<typeof run>[], reader: Reader): string {
  return all
    .map((one) => {
      if (one.type === 'date') return moment(one.timestamp ?? 0, one.format ?? '', reader);
      if (one.type === 'channel') return `#${one.channel_id}`;
      if (one.type === 'emoji') return emoji(one.unicode ?? '');
      return one.text ?? one.url ?? '';
    })
    .join('');
}

function emoji(points: string): string {
  return String.fromCodePoint(...points.split('-').map((each) => Number.parseInt(each, 16)));
}

const tokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  '{date_long_pretty}': { dateStyle: 'full' },
  '{date_long}': { dateStyle: 'full' },
  '{date}': { dateStyle: 'long' },
  '{date_pretty}': { dateStyle: 'long' },
  '{date_short_pretty}': { dateStyle: 'medium' },
  '{time}': { timeStyle: 'short' },
};

function moment(seconds: number, format: string, reader: Reader): string {
  if (format === '{ago}') return fromNow(seconds * 1_000, reader);
  return format.replace(/\{\w+\}/g, (token) => {
    const options = tokens[token];
    return options === undefined ? token : worded(seconds * 1_000, options, reader);
  });
}

/** Slack's markup of running text, without its signs. https://docs.slack.dev/messaging/formatting-message-text */
function mrkdwn(text: string, reader: Reader): string {
  return text
    .replace(/<!date\^(\d+)\^([^^|>]*)[^>]*>/g, (_, seconds: string, format: string) =>
      moment(Number(seconds), format, reader),
    )
    .replace(/<#([^|>]+)[^>]*>/g, '#$1')
    .replace(/<(?:https?:[^|>]*\|)?([^>]*)>/g, '$1')
    .replace(/(?<!\w)\*([^*\n]+)\*(?!\w)/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function lines(text: string): string[] {
  return text.split('\n').flatMap((line) => wrap(line));
}
