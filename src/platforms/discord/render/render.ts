import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Block, Message } from '../../../chat/message.ts';
import { pack } from '../../rendering/pack.ts';
import { uniqueIds } from '../../rendering/unique-ids.ts';
import { assemble, fitsOneMessage } from './assemble.ts';
import { componentTypes, messageFlags, smallSpacing } from './constants.ts';
import { buttonUnits, type GiveId, selectUnits } from './controls.ts';
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
import { componentUnit, type DiscordUnit, textUnit } from './unit.ts';

/** What is sent of one message; the sender adds nonce, or the flag of a private answer. */
export interface DiscordBody {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  /** Nobody is ever pinged by what the bot says. */
  readonly allowed_mentions: { readonly parse: never[] };
}

/**
 * A message as Discord's Components V2. Mostly one body; several, to be sent in order, where it is longer than
 * Discord takes, the buttons and selects then under the last. There is no container: on a phone its frame costs
 * width and says nothing. Throws RangeError on an action or option value that does not fit (a fault of ours).
 */
export function renderDiscord(message: Message): DiscordBody[] {
  const giveId = uniqueIds(limits.customId);
  const units = message.blocks.flatMap((block) => unitsOf(block, giveId));
  return pack(hasText(units) ? units : [...summaryUnits(message.summary), ...units], fitsOneMessage).map(
    (part) => ({
      flags: messageFlags,
      components: assemble(part),
      allowed_mentions: { parse: [] },
    }),
  );
}

function unitsOf(block: Block, giveId: GiveId): readonly DiscordUnit[] {
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
      return [componentUnit({ type: componentTypes.separator, divider: true, spacing: smallSpacing }, false)];
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

function hasText(units: readonly DiscordUnit[]): boolean {
  return units.some((unit) => unit.kind === 'text');
}

/** Discord refuses a message without components, and has no other field for words. */
function summaryUnits(summary: string): readonly DiscordUnit[] {
  const units = paragraphUnits(summary);
  return units.length > 0 ? units : [textUnit('text', '…', true)];
}
