import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKnowledge } from '../src/start/knowledge.ts';
import { type Figure, limitFigure } from './figure.ts';
import type { Group } from './group.ts';
import { type Taps, tap } from './people/group-of-taps.ts';
import { spread } from './statistics.ts';

const taps = 2_000;
const runs = 5;
/** What pseudonyms may be of a tap (%). */
const bar = 15;

/** What it costs that nobody is kept by name: the share of pseudonyms in a tap, from its parsed form to its answer. */
export const people: Group = async (tell) => {
  const knowledge = await loadKnowledge('./content');
  const measure = async (name: string, where: () => string | null): Promise<Figure> => {
    const taken: Taps[] = [];
    for (let run = 0; run < runs; run += 1) {
      const folder = where();
      taken.push(await tap(knowledge, folder, taps));
      if (folder !== null) rmSync(folder, { recursive: true });
    }
    const shares = taken.map(({ whole, pseudonyms }) => (100 * pseudonyms) / whole);
    const micro = (of: (taps: Taps) => number) =>
      (1_000 * taken.reduce((sum, each) => sum + of(each), 0)) / (taps * runs);
    const made = taken.reduce((sum, each) => sum + each.made, 0) / (taps * runs);
    tell(
      `${name}: ${micro(({ whole }) => whole).toFixed(0)} µs a tap, ${made.toFixed(1)} pseudonyms in it, ` +
        `${micro(({ pseudonyms }) => pseudonyms).toFixed(1)} µs; shares of ${runs} runs ${spread(shares, 1)} %`,
    );
    return limitFigure({ name, value: Math.max(...shares), unit: '%', baseline: 100, bar });
  };
  return [
    await measure('pseudonyms of a tap, SQLite on disk', () =>
      mkdtempSync(join(tmpdir(), 'sanctuary-bot-bench-')),
    ),
    await measure('pseudonyms of a tap, nothing written to disk', () => null),
  ];
};
