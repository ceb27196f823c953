import { type Drawing, outwardLink } from './drawing.ts';
import { element } from './elements.ts';
import { withEmoji } from './icons.ts';
import { relativeTime, written } from './moments.ts';

interface Rule {
  readonly found: RegExp;
  draw(match: RegExpExecArray, drawing: Drawing): Node;
}

/** An escaped character, or one that is neither an escape nor the end of what is being read. */
const inBrackets = '((?:\\\\.|[^\\]\\\\])+)';
const inStars = '((?:\\\\.|[^*\\\\])+)';

const timeStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** Tried in this order at each place: an escape always wins. */
const rules: readonly Rule[] = [
  { found: /^\\([^A-Za-z0-9\s])/, draw: ([, character = '']) => plain(character) },
  {
    found: new RegExp(`^\\*\\*${inStars}\\*\\*`),
    draw: ([, inner = ''], drawing) => element('strong', {}, ...discordInline(inner, drawing)),
  },
  {
    found: new RegExp(`^\\*${inStars}\\*`),
    draw: ([, inner = ''], drawing) => element('em', {}, ...discordInline(inner, drawing)),
  },
  { found: /^`([^`]+)`/, draw: ([, inner = '']) => element('code', {}, inner) },
  {
    found: new RegExp(`^\\[${inBrackets}\\]\\(<?(https?:[^\\s()<>]+)>?\\)`),
    draw: ([, inner = '', url = ''], drawing) => outwardLink(url, discordInline(inner, drawing), drawing),
  },
  {
    found: /^<t:(-?\d+)(?::([tTdDfFR]))?>/,
    draw: ([, seconds = '', style = 'f'], { language }) => {
      const at = Number(seconds) * 1000;
      if (style === 'R') return relativeTime(at, language);
      const text = written(at, language, timeStyles[style] ?? {});
      return element('time', { datetime: new Date(at).toISOString() }, text);
    },
  },
  { found: /^<(https?:[^\s<>]+)>/, draw: ([, url = ''], drawing) => outwardLink(url, [plain(url)], drawing) },
  {
    found: /^https?:\/\/[^\s<>\\]*[^\s<>\\.,;:!?)'"]/,
    draw: ([url], drawing) => outwardLink(url, [plain(url)], drawing),
  },
];

/** Draws one line: bold, links, moments in the reader's own zone, escapes. */
export function discordInline(source: string, drawing: Drawing): readonly Node[] {
  const drawn: Node[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') drawn.push(...withEmoji(text));
    text = '';
  };
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const hit = firstHit(rest);
    if (hit === null) {
      text += source[at];
      at += 1;
      continue;
    }
    flush();
    drawn.push(hit.rule.draw(hit.match, drawing));
    at += hit.match[0].length;
  }
  flush();
  return drawn;
}

function firstHit(rest: string): { readonly rule: Rule; readonly match: RegExpExecArray } | null {
  // Most characters begin nothing: look no further.
  if (!/^[\\*`[<h]/.test(rest)) return null;
  for (const rule of rules) {
    const match = rule.found.exec(rest);
    if (match !== null) return { rule, match };
  }
  return null;
}

function plain(text: string): Text {
  return document.createTextNode(text);
}
