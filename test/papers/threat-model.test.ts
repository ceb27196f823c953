import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { watchedPhrases } from '../../src/cli/messages/watched-phrases.ts';
import { privacyBlocks } from '../../src/home/privacy-blocks.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';
import { titlesIn } from './test-titles.ts';

// What is called protected is tested; what is not tested is not called protected.

const page = readFileSync('docs/threat-model.md', 'utf8');

/** The items of the lists under a word in bold, each as one line. */
function itemsUnder(word: string): string[] {
  return page
    .split(/^(?=\*\*|#)/m)
    .filter((part) => part.startsWith(`**${word}**\n`))
    .flatMap((part) => part.split(/^- /m).slice(1))
    .map((item) => item.replace(/\s+/g, ' ').trim());
}

interface Proof {
  readonly file: string;
  readonly title: string;
}

function proofsIn(text: string): Proof[] {
  return [...text.replace(/\s+/g, ' ').matchAll(/`(test\/[^` ]+) › ([^`]+)`/g)].map(
    ([, file = '', title = '']) => ({
      file,
      title,
    }),
  );
}

const sources = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('test', file), 'utf8'));

/** Some stand in a file of their own, because several others run them: those of each platform, for example. */
const isRun = (file: string) =>
  existsSync(file) &&
  (file.endsWith('.test.ts') || sources.some((source) => source.includes(`/${basename(file)}';`)));

describe('docs/threat-model.md', () => {
  test('each test that it names is there and is run', () => {
    const proofs = proofsIn(page);
    expect(proofs.length).toBeGreaterThan(50);
    const named = new Set(proofs.map(({ file }) => file));
    const found = new Map([...named].filter(isRun).map((file) => [file, titlesIn(file)]));
    const wrong = proofs.filter(({ file, title }) => !found.get(file)?.has(title));
    expect(wrong).toEqual([]);
  });

  test('each thing that it calls protected names a test', () => {
    const items = itemsUnder('Protected');
    expect(items.length).toBeGreaterThan(30);
    expect(items.filter((item) => proofsIn(item).length === 0)).toEqual([]);
  });

  test('of each who may attack it tells what is not protected', () => {
    const attackers = page.split(/^### /m).slice(1);
    expect(attackers.length).toBeGreaterThan(10);
    const silent = attackers.filter((part) => !/\*\*Not protected\*\*[^\n]*\n+(?:- |\w)/.test(part));
    expect(silent.map((part) => part.split('\n')[0])).toEqual([]);
    expect(itemsUnder('Not protected').flatMap(proofsIn)).toEqual([]);
  });

  test('each thing that /privacy says rests on something there', async () => {
    const { phrases } = await loadKnowledge('content');
    const said = new Set<string>();
    privacyBlocks(watchedPhrases(phrases, said), 'en', { slash: '/', days: 14, organizer: true });
    // These promise nothing.
    for (const key of ['title', 'keeps', 'ask']) said.delete(`privacy.${key}`);
    const rows = [...page.matchAll(/^\| `(privacy\.[^`]+)` \|.*$/gm)];
    expect(new Set(rows.map(([, key]) => key))).toEqual(said);
    expect(rows.filter(([row]) => proofsIn(row).length === 0)).toEqual([]);
  });
});
