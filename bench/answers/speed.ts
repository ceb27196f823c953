import type { Answers } from '../../src/answers/answer.ts';
import { buildMachine } from '../../src/answers/deciding/machine.ts';
import { learn } from '../../src/answers/learning/learn.ts';
import { readMaterial } from '../../src/answers/learning/material.ts';
import { syllabusOf } from '../../src/answers/learning/syllabus.ts';
import type { Content } from '../../src/content/content.ts';
import { readQuestions } from '../../test/answers/measuring/labelled-questions.ts';
import { type Figure, ratioFigure } from '../figure.ts';
import type { Tell } from '../group.ts';
import { median, percentile, spread } from '../statistics.ts';
import { byEntry } from './documents.ts';
import { largeCampaign } from './large-campaign.ts';
import { miniSearch } from './rivals.ts';

const ROUNDS = 5;
const ENTRIES = 5_000;

/** How long a question takes, and how long it takes until 5,000 entries can be asked about. */
export async function speed(answers: Answers, content: Content, tell: Tell): Promise<Figure[]> {
  return [await latency(answers, content, tell), await indexing(content, tell)];
}

async function latency(answers: Answers, content: Content, tell: Tell): Promise<Figure> {
  const questions = [...readQuestions('tune'), ...readQuestions('test')];
  const find = miniSearch(await byEntry(content));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const own: number[] = [];
    const other: number[] = [];
    for (const { question, language } of questions) {
      let from = performance.now();
      await answers.ask(question, language);
      own.push(performance.now() - from);
      from = performance.now();
      find(question);
      other.push(performance.now() - from);
    }
    // The first round warms the code up.
    if (round === 0) continue;
    ours.push(percentile(own, 0.99));
    theirs.push(percentile(other, 0.99));
  }
  tell(`p99 of a question: ${spread(ours, 2)} ms, MiniSearch ${spread(theirs, 2)} ms`);
  const name = 'a question, p99, against MiniSearch';
  return ratioFigure({ name, value: median(ours), unit: 'ms', baseline: median(theirs), bar: 3 });
}

async function indexing(content: Content, tell: Tell): Promise<Figure> {
  const large = largeCampaign(content, ENTRIES);
  const documents = await byEntry(large);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let from = performance.now();
    await buildMachine(large, learn(await readMaterial(syllabusOf(large))));
    ours.push(performance.now() - from);
    from = performance.now();
    miniSearch(documents);
    theirs.push(performance.now() - from);
  }
  tell(`${ENTRIES} entries: ${spread(ours)} ms, MiniSearch ${spread(theirs)} ms`);
  const name = `learning and indexing ${ENTRIES} entries, against MiniSearch`;
  return ratioFigure({ name, value: median(ours), unit: 'ms', baseline: median(theirs), bar: 2 });
}
