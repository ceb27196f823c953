import type { ViewBlock } from './block-list-rules.ts';
import type { Reading } from './reading.ts';
import type { RichElement, RichPart } from './rich-text-rules.ts';
import type { TextObject } from './text-rules.ts';

/** The words a person reads in blocks, in order, without buttons and menus; last the dates as Slack words them. */
export function flattenBlocks(blocks: readonly ViewBlock[], reading: Reading): string {
  const lines = blocks.map((block) => blockText(block, reading)).filter((line) => line !== '');
  return withDates(lines.join('\n'), reading);
}

export function withDates(text: string, reading: Reading): string {
  return [text, ...reading.dates.filter((date) => !text.includes(date))].join('\n');
}

function blockText(block: ViewBlock, reading: Reading): string {
  switch (block.type) {
    case 'header':
      return textOf(block.text, reading);
    case 'section':
      return [block.text, ...(block.fields ?? [])]
        .flatMap((text) => (text ? [textOf(text, reading)] : []))
        .join('\n');
    case 'context':
      return block.elements.flatMap((one) => (one.type === 'image' ? [] : [textOf(one, reading)])).join(' ');
    case 'rich_text':
      return block.elements.map((part) => partText(part, reading)).join('\n');
    case 'image':
      return block.title ? textOf(block.title, reading) : '';
    case 'input':
      return [block.label, block.hint].flatMap((text) => (text ? [textOf(text, reading)] : [])).join('\n');
    case 'actions':
    case 'divider':
      return '';
    default:
      return block satisfies never;
  }
}

function textOf(text: TextObject, reading: Reading): string {
  return text.type === 'mrkdwn' ? reading.mrkdwn(text.text) : reading.plain(text.text);
}

function partText(part: RichPart, reading: Reading): string {
  if (part.type !== 'rich_text_list') return part.elements.map((one) => elementText(one, reading)).join('');
  return part.elements
    .map((line) => line.elements.map((one) => elementText(one, reading)).join(''))
    .join('\n');
}

function elementText(element: RichElement, reading: Reading): string {
  switch (element.type) {
    case 'text':
      return reading.plain(element.text);
    case 'link':
      return reading.plain(element.text ?? element.url);
    case 'date':
      return reading.date(element.timestamp, element.format, element.fallback);
    case 'user':
      return reading.user(element.user_id);
    case 'usergroup':
      return `@${element.usergroup_id}`;
    case 'channel':
      return reading.channel(element.channel_id);
    case 'broadcast':
      return `@${element.range}`;
    case 'emoji':
      return `:${element.name}:`;
    default:
      return element satisfies never;
  }
}
