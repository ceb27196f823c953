import type { KnownBlock, RichTextBlockElement } from '@slack/types';
import type { Unit } from '../../rendering/pack.ts';

export interface SlackUnit extends Unit {
  readonly block: KnownBlock;
}

export function contentUnit(block: KnownBlock): SlackUnit {
  return { block, isControl: false, isHeading: false };
}

export function headingUnit(block: KnownBlock): SlackUnit {
  return { block, isControl: false, isHeading: true };
}

export function controlUnit(block: KnownBlock): SlackUnit {
  return { block, isControl: true, isHeading: false };
}

export function richText(...elements: RichTextBlockElement[]): KnownBlock {
  return { type: 'rich_text', elements };
}
