import { expect, test } from 'vitest';
import { playAll } from '../../src/cli/messages/play.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';

const knowledge = await loadKnowledge('content');
const played = await playAll(knowledge, knowledge.phrases);

/** Every post that stands in the channel, as lines of a phone. */
const posts = (from: (typeof played)['en'], style: 'discord' | 'slack') =>
  from[style].flatMap((step) =>
    step.filter(({ seenBy }) => seenBy === 'everybody').map(({ lines }) => lines),
  );

test.each(['discord', 'slack'] as const)(
  'what a bilingual group posts on %s is read in both languages, and is nowhere near twice as long',
  (style) => {
    const [one, both] = [posts(played.en, style), posts(played.both, style)];
    expect(both).toHaveLength(one.length);
    const written = (lines: readonly string[] = []) => lines.filter((line) => line !== '').length;
    const ratios = both.map((lines, at) => written(lines) / written(one[at]));
    expect(one.length).toBeGreaterThan(5);
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1.7);
  },
);

test('a title, a description and every label of a bilingual post stand in both languages', () => {
  const hearing = posts(played.both, 'discord').find((lines) => lines.join(' ').includes('Bring water'));
  const words = hearing?.join(' ') ?? '';
  for (const each of [
    'Defend the sanctuary law',
    'Defendamos la ley santuario',
    'Bring water',
    'Traiga agua',
  ])
    expect(words).toContain(each);
  for (const each of ['When / Cuándo', 'Where / Dónde', 'Going / Voy', 'In Los Angeles', 'En Los Ángeles'])
    expect(words).toContain(each);
});
