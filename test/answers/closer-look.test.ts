import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/content/fault.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { ferryInEnglish, writeRiverton } from './riverton.ts';
import { temporaryFolder, write } from './temporary-content.ts';

// What the bot can work with, and `npm run content` does not let pass.

let dir: string;

beforeEach(async () => {
  dir = await temporaryFolder();
  await writeRiverton(dir);
});

async function look(): Promise<Fault[]> {
  const loaded = await loadContent(dir);
  expect(loaded.ok).toBe(true);
  return loaded.closerLook();
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(dir, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

/** Adds lines at the end of a file; resolves with the number of the last one. */
async function add(file: string, lines: string): Promise<number> {
  await appendFile(join(dir, file), `${lines}\n`);
  return (await readFile(join(dir, file), 'utf8')).trimEnd().split('\n').length;
}

describe('a text that is hard to read', () => {
  const hard = `Municipal administrative representatives are unconditionally prohibited from facilitating any
**institutional cooperation** whatsoever with immigration authorities notwithstanding departmental expectations.`;

  test('is told with its grade, at the line where its longest sentence begins', async () => {
    await edit(ferryInEnglish, (text) => `${text}\nIt is so.\n${hard}\nSo it is.\n`);
    const line = (await readFile(join(dir, ferryInEnglish), 'utf8'))
      .split('\n')
      .findIndex((each) => each.startsWith('Municipal'));
    expect(await look()).toEqual([
      {
        file: ferryInEnglish,
        line: line + 1,
        problem: expect.stringMatching(/^It is hard to read: grade \d+\.\d \(at most 9\)\.$/),
        mend: expect.stringContaining(
          '18 words: “Municipal administrative representatives are unconditionally prohibited …”',
        ),
      },
    ]);
  });

  test('is told in Spanish with its ease', async () => {
    const frase = `Las administraciones municipales correspondientes garantizarán incondicionalmente la
confidencialidad de la documentación administrativa perteneciente a las comunidades inmigrantes.`;
    await edit('es/law/library.md', (text) => `${text}\n${frase}\n${frase}\n`);
    expect(await look()).toEqual([
      expect.objectContaining({
        file: 'es/law/library.md',
        line: 15,
        problem: expect.stringMatching(/ease -?\d+\.\d \(at least 60\)/),
      }),
    ]);
  });

  test('each item of a list is a sentence', async () => {
    const items = Array.from({ length: 12 }, (_, at) => `- the boat on day ${at} of the week`);
    await edit(ferryInEnglish, (text) => `${text}\n${items.join('\n')}\n`);
    expect(await look()).toEqual([]);
  });

  test('a long phrase of the interface too, as people see it; a short one is let be', async () => {
    const long = `{people, plural, one {# municipal representative} other {# municipal representatives}} unconditionally prohibited: ${hard.replaceAll('**', '').replace('\n', ' ')}`;
    for (const language of ['en', 'es']) {
      await edit(`phrases/${language}.yaml`, (text) =>
        text.replace(/^home\.more: .*$/m, 'home.more: "{more} institutional cooperation"'),
      );
    }
    expect(await look()).toEqual([]);
    await edit('phrases/en.yaml', (text) => text.replace(/^count\.going: .*$/m, `count.going: '${long}'`));
    const line = (await readFile(join(dir, 'phrases/en.yaml'), 'utf8'))
      .split('\n')
      .findIndex((each) => each.startsWith('count.going'));
    expect(await look()).toEqual([expect.objectContaining({ file: 'phrases/en.yaml', line: line + 1 })]);
  });
});

describe('the same words for two things', () => {
  const problem = (file: string, line: number) =>
    expect.stringContaining(`is also in ${file}, line ${line}.`);

  test('two entries ask it, compared without capitals, accents and marks', async () => {
    const line = await add('es/law/library.asked.txt', 'otra cosa\n¿ME PUEDEN PEDIR, papéles en la lancha?');
    expect(await look()).toEqual([
      {
        file: 'es/law/library.asked.txt',
        line,
        problem: problem('es/law/ferry.md', 6),
        mend: expect.any(String),
      },
    ]);
  });

  test('a word for one entry is the question of another', async () => {
    await edit('en/law/library.md', (text) =>
      text.replace('aliases: []', 'aliases:\n  - books\n  - can anyone take the boat'),
    );
    expect(await look()).toEqual([
      expect.objectContaining({
        file: 'en/law/library.md',
        line: 10,
        problem: problem('en/law/ferry.asked.txt', 2),
      }),
    ]);
  });

  test.each(['danger', 'sightings', 'outside'])(
    'an entry answers it, and it is an example in %s.txt',
    async (kind) => {
      const line = await add(`examples/${kind}.txt`, 'who may ride the ferry?');
      expect(await look()).toEqual([
        expect.objectContaining({ file: `examples/${kind}.txt`, line, problem: problem(ferryInEnglish, 7) }),
      ]);
    },
  );

  test.each(['sightings', 'calm', 'outside'])('it is danger, and in %s.txt as well', async (kind) => {
    const line = await add(`examples/${kind}.txt`, 'The migra is here!');
    expect(await look()).toEqual([
      expect.objectContaining({
        file: `examples/${kind}.txt`,
        line,
        problem: problem('examples/danger.txt', 6),
      }),
    ]);
  });

  test('twice for one entry, in the other language, and a calm question that has an entry do no harm', async () => {
    await add('en/law/ferry.asked.txt', 'Who may ride the ferry?');
    await add('es/law/library.asked.txt', 'who may ride the ferry');
    await add('examples/calm.txt', 'how do I borrow books');
    expect(await look()).toEqual([]);
  });
});

test('files that an editor keeps beside the one it edits are no content', async () => {
  await write(dir, 'en/law/.#ferry.md', 'kept by an editor');
  await write(dir, 'en/law/._ferry.md', 'kept by a system');
  expect(await look()).toEqual([]);
});

test('ways of asking without an entry beside them are told', async () => {
  await write(dir, 'en/law/fery.asked.txt', 'who rides');
  const loaded = await loadContent(dir);
  expect(loaded.ok ? [] : loaded.faults).toEqual([
    {
      file: 'en/law/fery.asked.txt',
      line: 1,
      problem: 'There is no entry beside it.',
      mend: expect.stringContaining('<name>.md'),
    },
  ]);
});
