import { isDeepStrictEqual } from 'node:util';
import type { Knowledge } from '../../start/knowledge.ts';
import { phrasesLeft } from './phrases-left.ts';
import { type Picture, type Played, playAll } from './play.ts';
import { scenes } from './scenes/scenes.ts';
import { watchedPhrases } from './watched-phrases.ts';

const introduction = `# Every message of the bot

Made by \`npm run messages\` from what the bot really says, so that whoever edits [its words](../content/phrases/en.yaml) can
read through them. Do not edit this page: edit the words, and make it anew. Each line is as wide as on a phone, about.
\`[ a button ]\`, \`[ a menu ▾ ]\`, \`· small print\`, \`│ a quotation\`, \`▏what stands in a field\`. Times are those of a reader in the
campaign's own zone, on Monday, February 1, 2027, at nine. Where Discord and Slack look alike, there is one picture.
`;

/** The page that shows every message of the bot, as Markdown. */
export async function messagesPage(knowledge: Knowledge): Promise<string> {
  const used = new Set<string>();
  const played = await playAll(knowledge, watchedPhrases(knowledge.phrases, used));
  const lines: string[] = [introduction];
  let step = 0;
  for (const { title, steps } of scenes) {
    lines.push(`## ${title}`, '');
    for (const { what } of steps) {
      lines.push(`### ${what}`, '');
      lines.push(...pictures('English', played.en, step), ...pictures('Spanish', played.es, step));
      lines.push(...inBothLanguages(played, step));
      step += 1;
    }
  }
  return [...lines, ...phrasesLeft(knowledge.phrases, used), ''].join('\n');
}

interface OnBoth {
  readonly discord: Played;
  readonly slack: Played;
}

function pictures(name: string, { discord, slack }: OnBoth, step: number): string[] {
  const [here = [], there = []] = [discord[step], slack[step]];
  if (isDeepStrictEqual(here.map(withoutGaps), there.map(withoutGaps))) return framed(name, here);
  return [...framed(`${name}, Discord`, here), ...framed(`${name}, Slack`, there)];
}

/** Slack sets its parts apart by itself. */
function withoutGaps({ lines, seenBy }: Picture): Picture {
  return { seenBy, lines: lines.filter((line) => line !== '') };
}

/** What everybody sees where a group speaks both languages, if that is anything of its own. */
function inBothLanguages(played: Record<'en' | 'both', OnBoth>, step: number): string[] {
  const open = (from: OnBoth) => {
    const posts = (each: Played) =>
      each.map((all, at) => (at === step ? all.filter(({ seenBy }) => seenBy === 'everybody') : []));
    return { discord: posts(from.discord), slack: posts(from.slack) };
  };
  const both = open(played.both);
  const same = isDeepStrictEqual(both, open(played.en));
  return same ? [] : pictures('A bilingual group', both, step);
}

function framed(name: string, all: readonly Picture[]): string[] {
  return all.flatMap(({ lines, seenBy }) => [
    `${name}${seenBy === 'one' ? ', seen by one person' : ''}:`,
    '',
    '```text',
    ...lines,
    '```',
    '',
  ]);
}
