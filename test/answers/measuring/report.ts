/**
 * `npm run ask:report [-- tune]`: how the answers do on questions that were never used for tuning (or on those that
 * were), by kind and language with Wilson bounds, and every miss.
 */
import { createAnswers } from '../../../src/answers/deciding/decide.ts';
import { languages } from '../../../src/chat/language.ts';
import { loadContent } from '../../../src/content/load-content.ts';
import { isInScope, kinds, readQuestions, type Split, splits } from './labelled-questions.ts';
import { unseen } from './leak.ts';
import { figuresOf, isRight, type Measured, measure, outcomeOf, outcomes } from './measure.ts';
import { wilson } from './wilson.ts';

const split: Split = splits.find((one) => one === process.argv[2]) ?? 'test';
const loaded = await loadContent(process.env.CONTENT_DIR || './content');
if (!loaded.ok) throw new Error(`the content has ${loaded.faults.length} faults: npm run content names them`);
const written = readQuestions(split);
const questions = await unseen(written, loaded.content);
const all = await measure(createAnswers(loaded.content), questions);

console.log(
  `# ${split}: ${questions.length} questions (${written.length - questions.length} more stand in the content)\n`,
);
console.log('| figure | all | 95% | en | es |\n|---|---|---|---|---|');
const byLanguage = languages.map((language) => figuresOf(all.filter((one) => one.language === language)));
for (const [name, { part, whole }] of Object.entries(figuresOf(all))) {
  const { low, high } = wilson(part, whole);
  const each = byLanguage.map((figures) => {
    const one = Object.entries(figures).find(([other]) => other === name)?.[1] ?? { part: 0, whole: 0 };
    return percent(one.part, one.whole);
  });
  console.log(
    `| ${name} | ${part}/${whole} = ${percent(part, whole)} | ${percent(low, 1)} to ${percent(high, 1)} | ${each.join(' | ')} |`,
  );
}

console.log(
  `\n| wanted | questions | ${outcomes.join(' | ')} |\n|---|---|${outcomes.map(() => '---|').join('')}`,
);
for (const [name, list] of groups(all)) {
  const counts = outcomes.map((outcome) => list.filter((one) => outcomeOf(one) === outcome).length || '');
  console.log(`| ${name} | ${list.length} | ${counts.join(' | ')} |`);
}

console.log('\n## By author\n');
for (const [author, list] of Map.groupBy(all, (one) => one.author)) {
  const scope = list.filter(isInScope);
  const right = scope.filter(isRight).length;
  const wrong = scope.filter((one) => outcomeOf(one) === 'wrong').length;
  console.log(`- ${author}: ${percent(right, scope.length)} right, ${percent(wrong, scope.length)} wrong`);
}

console.log('\n## Every miss\n');
for (const one of all.filter((one) => !isRight(one))) {
  const { wanted, question, decision } = one;
  const got = decision.entry?.id ?? [decision.status, ...decision.alternatives.map(({ id }) => id)].join(' ');
  console.log(`- ${wanted} → ${got} (${decision.confidence}): ${question}`);
}

function groups(list: readonly Measured[]): [string, Measured[]][] {
  const named = kinds.map((kind): [string, Measured[]] => [
    kind,
    list.filter(({ wanted }) => wanted === kind),
  ]);
  const topics = Map.groupBy(list.filter(isInScope), ({ wanted }) => wanted.split('/')[0] ?? '');
  return [...topics, ...named];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
