import type { Inline } from '../../../chat/inline.ts';
import type { Block } from '../../../chat/message.ts';
import { oneLine } from '../../rendering/clean-text.ts';
import { cutRuns } from '../../rendering/cut-runs.ts';
import { onOneLine, type Run, runsOf, withoutEmptyLines } from '../../rendering/runs.ts';
import { fitsBytes } from './assemble.ts';
import { renderRuns } from './inline.ts';
import { limits } from './limits.ts';
import { type TextUnit, textUnit } from './unit.ts';

type Runs = readonly Run[];
type Draw = (runs: Runs) => string;

export function headingUnits(text: Inline): readonly TextUnit[] {
  return pieces('heading', onOneLine(runsOf(text)), (runs) => `## ${renderRuns(runs)}`);
}

export function paragraphUnits(text: Inline): readonly TextUnit[] {
  return pieces('text', runsOf(text), renderRuns);
}

export function quoteUnits(text: Inline): readonly TextUnit[] {
  return pieces('quote', runsOf(text), (runs) => eachLine('> ', renderRuns(runs)));
}

/** `-# ` holds for one line; an empty line of small print would show its signs. */
export function citationUnits(text: Inline): readonly TextUnit[] {
  return pieces('citation', withoutEmptyLines(runsOf(text)), (runs) => eachLine('-# ', renderRuns(runs)));
}

/** Numbers are written out, so that a list goes on counting in the next message. */
export function listUnits(items: readonly Inline[], numbered: boolean): readonly TextUnit[] {
  const filled = items.map((item) => withoutEmptyLines(runsOf(item))).filter((runs) => runs.length > 0);
  return filled.flatMap((runs, index) => {
    const bullet = numbered ? `${index + 1}. ` : '- ';
    const draw: Draw = (piece) =>
      bullet + renderRuns(piece).replaceAll('\n', `\n${' '.repeat(bullet.length)}`);
    return pieces('list', runs, draw, index === 0);
  });
}

export function fieldUnits(
  fields: readonly { readonly label: string; readonly value: Inline }[],
): readonly TextUnit[] {
  return fields.flatMap(({ label, value }, index) => {
    const name: Run = { kind: 'text', text: oneLine(label), strong: true };
    const colon: Run = { kind: 'text', text: ': ', strong: false };
    return pieces('fields', [name, colon, ...withoutEmptyLines(runsOf(value))], renderRuns, index === 0);
  });
}

/** As many units as the text needs; usually one. */
function pieces(from: Block['kind'], runs: Runs, draw: Draw, begins = true): readonly TextUnit[] {
  const cut = cutRuns(runs, (some) => fitsAlone(draw(some)));
  return cut.map((piece, index) => textUnit(from, draw(piece), begins && index === 0));
}

/** A unit of text must fit into a message of its own, with room for the JSON around it. */
function fitsAlone(markup: string): boolean {
  return markup.length <= limits.text && fitsBytes(`${JSON.stringify(markup)}${' '.repeat(64)}`);
}

function eachLine(prefix: string, markup: string): string {
  return markup.replace(/^/gm, prefix);
}
