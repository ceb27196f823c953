import type { Answers } from '../../src/answers/answer.ts';
import type { Content } from '../../src/content/content.ts';
import {
  isInScope,
  type LabelledQuestion,
  readQuestions,
} from '../../test/answers/measuring/labelled-questions.ts';
import { unseen } from '../../test/answers/measuring/leak.ts';
import { type Measured, measure, outcomeOf } from '../../test/answers/measuring/measure.ts';
import { type Figure, lessFigure, moreFigure } from '../figure.ts';
import type { Tell } from '../group.ts';
import { byEntry, byQuestion } from './documents.ts';
import { type Find, type Hit, rivals } from './rivals.ts';

/** Questions that got the right entry, and those that got a wrong one or one that should have got none. */
type Score = { readonly right: number; readonly wrong: number };

/** How many unseen questions are answered right and wrong: by us, and by search engines on the same content. */
export async function accuracy(answers: Answers, content: Content, tell: Tell): Promise<Figure[]> {
  const about = ({ wanted }: LabelledQuestion) => wanted !== 'urgent' && wanted !== 'calm';
  const tune = (await unseen(readQuestions('tune'), content)).filter(about);
  const test = (await unseen(readQuestions('test'), content)).filter(about);
  const measured = await measure(answers, test);
  const figures: Figure[] = [];
  const documents = [await byEntry(content), await byQuestion(content)];
  for (const { name, index, every } of rivals) {
    const some = <T>(list: readonly T[]) => list.filter((_, at) => at % every === 0);
    const engines = documents.map(index);
    const theirs = bestOf(engines, some(tune), some(test));
    const ours = countOurs(some(measured));
    const inScope = some(test).filter(isInScope).length;
    const all = some(test).length;
    tell(
      `${name}: right ${theirs.right} of ${inScope}, wrong ${theirs.wrong} of ${all}; here ${ours.right} and ${ours.wrong}`,
    );
    const right = { value: percent(ours.right, inScope), baseline: percent(theirs.right, inScope) };
    const wrong = { value: percent(ours.wrong, all), baseline: percent(theirs.wrong, all) };
    figures.push(moreFigure({ name: `answered right, against ${name}`, unit: '%', ...right }));
    figures.push(lessFigure({ name: `answered wrong, against ${name}`, unit: '%', ...wrong }));
  }
  return figures;
}

function percent(count: number, of: number): number {
  return (100 * count) / of;
}

function countOurs(measured: readonly Measured[]): Score {
  const answered = measured.filter(({ decision }) => decision.status === 'answered');
  const right = answered.filter((one) => isInScope(one) && outcomeOf(one) === 'right').length;
  return { right, wrong: answered.length - right };
}

/** The engine that does best on the tuning questions with its best threshold, as it does on the test questions. */
function bestOf(
  engines: readonly Find[],
  tune: readonly LabelledQuestion[],
  test: readonly LabelledQuestion[],
): Score {
  const fitted = engines.map((find) => ({ find, ...fitThreshold(tune, find) }));
  const [best] = fitted.toSorted((a, b) => b.gain - a.gain);
  if (!best) throw new RangeError('no engine to compare with');
  return scoreOf(
    test.map((one) => ({ one, hit: best.find(one.question) })),
    best.threshold,
  );
}

type Answered = { readonly one: LabelledQuestion; readonly hit: Hit };

/** The threshold with the best balance of right answers among those given and among those wanted (the F1 measure). */
function fitThreshold(tune: readonly LabelledQuestion[], find: Find): { threshold: number; gain: number } {
  const all = tune.map((one) => ({ one, hit: find(one.question) }));
  const wanted = tune.filter(isInScope).length;
  let best = { threshold: Number.POSITIVE_INFINITY, gain: 0 };
  for (const threshold of new Set(all.map(({ hit }) => hit?.score ?? 0))) {
    const { right, wrong } = scoreOf(all, threshold);
    const gain = (2 * right) / (right + wrong + wanted);
    if (gain > best.gain) best = { threshold, gain };
  }
  return best;
}

function scoreOf(all: readonly Answered[], threshold: number): Score {
  const answered = all.filter(({ hit }) => hit !== null && hit.score >= threshold);
  const right = answered.filter(
    ({ one, hit }) => isInScope(one) && one.accepted.includes(hit?.entry ?? ''),
  ).length;
  return { right, wrong: answered.length - right };
}
