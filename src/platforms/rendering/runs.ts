import type { Inline, Link, Time } from '../../chat/inline.ts';
import { cleanText, joinLines, oneLine } from './clean-text.ts';
import { findAddresses, webAddress } from './web-address.ts';

export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  readonly strong: boolean;
}

export interface LinkRun {
  readonly kind: 'link';
  /** Equal to `url` where the address itself stands in the text. */
  readonly text: string;
  /** An http(s) address. */
  readonly url: string;
  readonly strong: boolean;
}

export interface TimeRun {
  readonly kind: 'time';
  readonly seconds: number;
  readonly style: Time['style'];
  readonly fallback: string;
}

export interface ChannelRun {
  readonly kind: 'channel';
  readonly channel: string;
}

export interface PersonRun {
  readonly kind: 'person';
  readonly account: string;
}

/** An inline laid flat and cleaned: what both platforms' markup is made from. */
export type Run = TextRun | LinkRun | TimeRun | ChannelRun | PersonRun;

/** Longer addresses are shown, not linked: beyond this, browsers and platforms disagree. */
const longestAddress = 2000;
/** The latest instant that JavaScript, and with it the desktop clients, can show (ECMA-262, Time Values). */
const latestInstant = 8.64e15;

export function runsOf(inline: Inline): readonly Run[] {
  return trimRuns(joinTexts(flatten(inline)).flatMap(withAddresses));
}

function flatten(inline: Inline): readonly Run[] {
  if (typeof inline === 'string') return [plain(inline)];
  if (!('kind' in inline)) return inline.flatMap(flatten);
  switch (inline.kind) {
    case 'strong':
      return [{ kind: 'text', text: joinLines(cleanText(inline.text)), strong: true }];
    case 'link':
      return linkRuns(inline);
    case 'time':
      return [timeRun(inline)];
    case 'channel':
    case 'person':
      return [inline];
    default:
      return inline satisfies never;
  }
}

/**
 * Words that look like an address are shown beside the true one: a link must not claim to lead elsewhere, and
 * Discord masks none that does. Nor does it mask words with brackets.
 */
function linkRuns({ text, url }: Link): readonly Run[] {
  const words = oneLine(text);
  const address = webAddress(url);
  if (address === null) return [plain(words)];
  if (address.length > longestAddress) return [plain(`${words} ${address}`)];
  const own: Run = { kind: 'link', text: address, url: address, strong: false };
  if (words === '' || words === url.trim()) return [own];
  return /:\/\/|[[\]]/.test(words) ? [plain(`${words} (`), own, plain(')')] : [{ ...own, text: words }];
}

function plain(text: string): Run {
  return { kind: 'text', text, strong: false };
}

function timeRun({ at, style, fallback }: Time): Run {
  const words = oneLine(fallback);
  if (!(Math.abs(at) <= latestInstant)) return plain(words);
  const seconds = Math.floor(at / 1000);
  return { kind: 'time', seconds, style, fallback: words || new Date(at).toISOString() };
}

/** Neighbours of one look become one, so that what is typed in two halves is cleaned and escaped as a whole. */
function joinTexts(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.kind === 'text' && last?.kind === 'text' && last.strong === run.strong) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else {
      joined.push(run);
    }
  }
  return joined.map((run) => (run.kind === 'text' ? { ...run, text: cleanText(run.text) } : run));
}

function withAddresses(run: Run): readonly Run[] {
  if (run.kind !== 'text') return [run];
  return findAddresses(run.text, longestAddress).map(({ text, isAddress }) =>
    isAddress
      ? { kind: 'link', text, url: text, strong: run.strong }
      : { kind: 'text', text, strong: run.strong },
  );
}

/** Without white space at either end. */
export function trimRuns(runs: readonly Run[]): readonly Run[] {
  const [first] = runs;
  if (first?.kind === 'text' && first.text.trimStart() !== first.text) {
    const text = first.text.trimStart();
    return trimRuns(text === '' ? runs.slice(1) : [{ ...first, text }, ...runs.slice(1)]);
  }
  const last = runs.at(-1);
  if (last?.kind === 'text' && last.text.trimEnd() !== last.text) {
    const text = last.text.trimEnd();
    return trimRuns(text === '' ? runs.slice(0, -1) : [...runs.slice(0, -1), { ...last, text }]);
  }
  return runs;
}

/** Every line break made a space, for places that have one line. */
export function onOneLine(runs: readonly Run[]): readonly Run[] {
  return runs.map((run) => (run.kind === 'text' ? { ...run, text: joinLines(run.text) } : run));
}

/** Paragraphs drawn together, for places where an empty line would end the block. */
export function withoutEmptyLines(runs: readonly Run[]): readonly Run[] {
  return runs.map((run) => (run.kind === 'text' ? { ...run, text: run.text.replace(/\n+/g, '\n') } : run));
}
