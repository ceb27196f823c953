import type { KnownBlock } from '@slack/types';
import type { Block, Message } from '../../../chat/message.ts';
import { oneLine } from '../../rendering/clean-text.ts';
import { pack } from '../../rendering/pack.ts';
import { shorten } from '../../rendering/shorten.ts';
import { uniqueIds } from '../../rendering/unique-ids.ts';
import { buttonUnits, type GiveId, selectUnits } from './controls.ts';
import { escapeMrkdwn } from './escape.ts';
import { imageUnits } from './image-units.ts';
import { limits } from './limits.ts';
import {
  citationUnits,
  fieldUnits,
  headingUnits,
  listUnits,
  paragraphUnits,
  quoteUnits,
} from './text-units.ts';
import { contentUnit, type SlackUnit } from './unit.ts';

/** What is sent of one message; the sender adds channel and metadata. */
export interface SlackBody {
  /** For notifications and screen readers; mrkdwn, escaped. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** No name in it is looked for: Slack would do so in what is edited, unless told otherwise. */
  readonly parse: 'none';
  readonly link_names: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/**
 * A message as Slack's Block Kit. Running text is rich text, whose elements are typed: what somebody wrote can
 * neither format nor ping there, while mrkdwn has no escape for `*` and `_`. Small print is mrkdwn, for want of
 * another. Mostly one body; several, to be sent in order, where it is longer than Slack takes, the buttons and selects
 * then under the last. Throws RangeError on an action or option value that does not fit (a fault of ours).
 */
export function renderSlack(message: Message): SlackBody[] {
  const parts = pack(slackUnits(message), fitsOneMessage);
  return parts.map((part, index) => ({
    text: summaryText(message.summary, index, parts.length),
    blocks: part.map((unit) => unit.block),
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  }));
}

/** The blocks of a message in their order, never none; for what may be longer than a message. Throws as above. */
export function slackUnits({ summary, blocks }: Message): readonly SlackUnit[] {
  const giveId = uniqueIds(limits.actionId);
  const units = blocks.flatMap((block) => unitsOf(block, giveId));
  return units.length > 0 ? units : paragraphUnits(oneLine(summary) || '…');
}

function unitsOf(block: Block, giveId: GiveId): readonly SlackUnit[] {
  switch (block.kind) {
    case 'heading':
      return headingUnits(block.text);
    case 'text':
      return paragraphUnits(block.text);
    case 'list':
      return listUnits(block.items, block.numbered ?? false);
    case 'fields':
      return fieldUnits(block.fields);
    case 'quote':
      return quoteUnits(block.text);
    case 'citation':
      return citationUnits(block.text);
    case 'divider':
      return [contentUnit({ type: 'divider' })];
    case 'image':
      return imageUnits(block);
    case 'buttons':
      return buttonUnits(block.buttons, giveId);
    case 'select':
      return selectUnits(block, giveId);
    default:
      return block satisfies never;
  }
}

function fitsOneMessage(units: readonly SlackUnit[]): boolean {
  return (
    units.length <= limits.blocks && JSON.stringify(units.map((unit) => unit.block)).length <= limits.json
  );
}

/** The blocks carry every word; the summary is a label for them and may be shortened. */
function summaryText(summary: string, index: number, parts: number): string {
  const count = parts > 1 ? ` (${index + 1}/${parts})` : '';
  const words = oneLine(summary) || '…';
  let room = limits.summary - count.length;
  while (escapeMrkdwn(shorten(words, room)).length > limits.summary - count.length) room -= 200;
  return escapeMrkdwn(shorten(words, room)) + count;
}
