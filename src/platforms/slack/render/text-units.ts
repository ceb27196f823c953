import type { RichTextList, RichTextSection } from '@slack/types';
import type { Inline } from '../../../chat/inline.ts';
import { oneLine } from '../../rendering/clean-text.ts';
import { cutRuns } from '../../rendering/cut-runs.ts';
import { onOneLine, type Run, runsOf, withoutEmptyLines } from '../../rendering/runs.ts';
import { escapePlain } from './escape.ts';
import { mrkdwn, richElements } from './inline.ts';
import { limits } from './limits.ts';
import { contentUnit, headingUnit, richText, type SlackUnit } from './unit.ts';

type Runs = readonly Run[];

/** A header where it fits; headers are plain text, so times, links and long headings are bold rich text. */
export function headingUnits(text: Inline): readonly SlackUnit[] {
  const runs = onOneLine(runsOf(text));
  const plain = escapePlain(runs.map((run) => (run.kind === 'text' ? run.text : '')).join(''));
  if (plain !== '' && plain.length <= limits.header && runs.every((run) => run.kind === 'text')) {
    return [headingUnit({ type: 'header', text: { type: 'plain_text', text: plain, emoji: true } })];
  }
  return cut(runs).map((piece) => headingUnit(richText(section(piece, true))));
}

export function paragraphUnits(text: Inline): readonly SlackUnit[] {
  return cut(runsOf(text)).map((piece) => contentUnit(richText(section(piece))));
}

export function quoteUnits(text: Inline): readonly SlackUnit[] {
  return cut(runsOf(text)).map((piece) =>
    contentUnit(richText({ type: 'rich_text_quote', elements: richElements(piece) })),
  );
}

/** The one kind of small print that Slack has is mrkdwn. `verbatim`: Slack finds no names of people or channels. */
export function citationUnits(text: Inline): readonly SlackUnit[] {
  const fits = (runs: Runs): boolean => mrkdwn(runs).length <= limits.text;
  return cutRuns(withoutEmptyLines(runsOf(text)), fits).map((piece) =>
    contentUnit({ type: 'context', elements: [{ type: 'mrkdwn', text: mrkdwn(piece), verbatim: true }] }),
  );
}

/** `offset`, documented but not in the official types, lets a list go on counting in the next block. */
type NumberedList = RichTextList & { offset?: number };

/** https://docs.slack.dev/reference/block-kit/block-elements/rich-text-list-element */
export function listUnits(items: readonly Inline[], numbered: boolean): readonly SlackUnit[] {
  const filled = items.map((item) => withoutEmptyLines(runsOf(item))).filter((runs) => runs.length > 0);
  const units: SlackUnit[] = [];
  let open: Runs[] = [];
  let done = 0;
  const flush = (): void => {
    if (open.length === 0) return;
    const list: NumberedList = {
      type: 'rich_text_list',
      style: numbered ? 'ordered' : 'bullet',
      ...(numbered && done > 0 ? { offset: done } : {}),
      elements: open.map((runs) => section(runs)),
    };
    units.push(contentUnit(richText(list)));
    done += open.length;
    open = [];
  };
  for (const runs of filled) {
    const [first = [], ...more] = cut(runs);
    if (!fits([...open, first].flat())) flush();
    open.push(first);
    if (more.length === 0) continue;
    flush();
    units.push(...more.map((piece) => contentUnit(richText(section(piece)))));
  }
  flush();
  return units;
}

/** One line per field: two columns, as section fields draw them, are unreadable on a phone and take mrkdwn only. */
export function fieldUnits(
  fields: readonly { readonly label: string; readonly value: Inline }[],
): readonly SlackUnit[] {
  const lines = fields.map(({ label, value }, index): Runs => {
    const name: Run = { kind: 'text', text: oneLine(label), strong: true };
    const colon: Run = { kind: 'text', text: ': ', strong: false };
    const newline: Run = { kind: 'text', text: '\n', strong: false };
    const line = [name, colon, ...withoutEmptyLines(runsOf(value))];
    return index === 0 ? line : [newline, ...line];
  });
  return cut(lines.flat().filter((run) => run.kind !== 'text' || run.text !== '')).map((piece) =>
    contentUnit(richText(section(piece))),
  );
}

function section(runs: Runs, allStrong = false): RichTextSection {
  return { type: 'rich_text_section', elements: richElements(runs, allStrong) };
}

function cut(runs: Runs): readonly Runs[] {
  return cutRuns(runs, fits);
}

function fits(runs: Runs): boolean {
  return JSON.stringify(richElements(runs)).length <= limits.text;
}
