import type { KnownBlock } from '@slack/types';
import type { SlackUnit } from '../render/unit.ts';
import { formLimits } from './limits.ts';

type Units = readonly SlackUnit[];

/**
 * The blocks of a view in their order, every control under its own text: a view holds far more than a message. Where
 * it is too much all the same, it ends with `rest`.
 */
export function fitView(units: Units, rest: KnownBlock): KnownBlock[] {
  const blocks = units.map(({ block }) => block);
  if (fits(blocks)) return blocks;
  let most = units.length - 1;
  while (most > 0 && !fits([...blocks.slice(0, most), rest])) most -= 1;
  return [...blocks.slice(0, endBefore(units, most)), rest];
}

/** Where to end so that, of at most so many units, no text is left without the controls that belong to it. */
function endBefore(units: Units, most: number): number {
  let start = most;
  while (start > 0 && !begins(units, start)) start -= 1;
  const next = units.findIndex((_, at) => at > most && begins(units, at));
  const cutOff = units.slice(most, next === -1 ? units.length : next);
  if (!cutOff.some(({ isControl }) => isControl)) return withoutHeadings(units, most);
  return start > 0 ? start : withoutOwnText(units, most);
}

/** Whether something new begins here: at a heading, behind a divider, behind controls. */
function begins(units: Units, at: number): boolean {
  const [before, unit] = [units[at - 1], units[at]];
  if (!before || !unit) return true;
  if (unit.isHeading) return !before.isHeading;
  return before.block.type === 'divider' || (before.isControl && !unit.isControl);
}

/** Of one thing that is longer than the whole view: its text as far as it goes, without what stands right over controls. */
function withoutOwnText(units: Units, most: number): number {
  if (!units[most]?.isControl) return withoutHeadings(units, most);
  const text = units.slice(0, most).findLastIndex(({ isControl }) => !isControl);
  return withoutHeadings(units, Math.max(0, text));
}

function withoutHeadings(units: Units, end: number): number {
  return units.slice(0, end).findLastIndex(({ isHeading }) => !isHeading) + 1;
}

function fits(blocks: readonly KnownBlock[]): boolean {
  return blocks.length <= formLimits.blocks && Buffer.byteLength(JSON.stringify(blocks)) <= formLimits.bytes;
}
