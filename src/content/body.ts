import type { Fault } from './fault.ts';

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Short enough to be read on a phone, long enough to be an answer. Words of the body, without front matter. */
const WORDS = { least: 30, most: 150 };

/** What a chat cannot show the same way everywhere, or what must live elsewhere. */
const REFUSED: readonly { pattern: RegExp; problem: string; mend: string }[] = [
  { pattern: /^\s*#/, problem: 'Headings are not shown.', mend: 'Use a short paragraph or **bold** words.' },
  {
    pattern: /^\s*(\d+[.)]|[*+])\s/,
    problem: 'Only lists with "- " are shown.',
    mend: 'Start each item with "- ".',
  },
  {
    pattern: /\]\(|https?:/,
    problem: 'Links do not belong in the text.',
    mend: 'Add the page to sources.yaml and its id to "sources".',
  },
  {
    pattern: /[<>`|]|^>/,
    problem: 'HTML, tables, quotes and code are not shown.',
    mend: 'Write plain sentences.',
  },
  {
    pattern: /\(?\b\d{3}\)?[-. ]\d{3}[-. ](\d{4}|[A-Z]{4})\b/,
    problem: 'A phone number in the text has no date of its last check.',
    mend: 'Add it to hotlines in campaign.yaml and its id to "hotlines" here.',
  },
];

/** Splits a body into paragraphs and lists; bold marks are dropped, since not every place can show them. */
export function parseBody(body: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of body.trim().split(/\n\s*\n/)) {
    let sentences: string[] = [];
    let items: string[] = [];
    const flush = () => {
      if (sentences.length > 0) blocks.push({ kind: 'text', text: plain(sentences.join(' ')) });
      if (items.length > 0) blocks.push({ kind: 'list', items: items.map(plain) });
      sentences = [];
      items = [];
    };
    for (const line of chunk.split('\n').map((part) => part.trimEnd())) {
      const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
      if (item !== undefined) {
        if (sentences.length > 0) flush();
        items.push(item);
      } else if (items.length > 0 && /^\s/.test(line)) items.push(`${items.pop()} ${line.trim()}`);
      else {
        if (items.length > 0) flush();
        if (line.trim()) sentences.push(line.trim());
      }
    }
    flush();
  }
  return blocks;
}

/** @param firstLine the line of the file on which the body begins. */
export function checkBody(body: string, file: string, firstLine: number): Fault[] {
  const faults: Fault[] = [];
  for (const [index, line] of body.split('\n').entries()) {
    const refused = REFUSED.find((rule) => rule.pattern.test(line));
    if (refused) faults.push({ file, line: firstLine + index, problem: refused.problem, mend: refused.mend });
  }
  const count = body.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
  if (count < WORDS.least || count > WORDS.most) {
    const problem = `The text has ${count} words.`;
    faults.push({
      file,
      line: firstLine,
      problem,
      mend: `Use ${WORDS.least} to ${WORDS.most}: one answer, one screen.`,
    });
  }
  return faults;
}

function plain(text: string): string {
  return text.replaceAll('**', '').replace(/\s+/g, ' ').trim();
}
