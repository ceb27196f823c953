import type { Answers, Decision } from '../../../src/answers/answer.ts';
import { isInScope, type LabelledQuestion } from './labelled-questions.ts';

export type Measured = LabelledQuestion & { readonly decision: Decision };

/** What became of a question whose answer is known. */
export const outcomes = [
  'right',
  'offered',
  'wrong',
  'not offered',
  'declined',
  'sighting',
  'urgent',
] as const;
export type Outcome = (typeof outcomes)[number];

export async function measure(answers: Answers, questions: readonly LabelledQuestion[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const one of questions)
    measured.push({ ...one, decision: await answers.ask(one.question, one.language) });
  return measured;
}

export function outcomeOf({ accepted, decision }: Measured): Outcome {
  const { status, entry, alternatives } = decision;
  if (status === 'answered') return accepted.includes(entry?.id ?? '') ? 'right' : 'wrong';
  if (status === 'unsure')
    return alternatives.some(({ id }) => accepted.includes(id)) ? 'offered' : 'not offered';
  return status;
}

/** Whether it is as it should be, whatever the question is: outside, `unsure` does no harm. */
export function isRight(measured: Measured): boolean {
  const { wanted, decision } = measured;
  if (isInScope(measured)) return outcomeOf(measured) === 'right';
  if (wanted === 'urgent') return decision.status === 'urgent';
  if (wanted === 'sighting') return isRefused(decision);
  if (wanted === 'calm' || wanted === 'no-sighting')
    return decision.status !== 'urgent' && decision.status !== 'sighting';
  return decision.status === 'declined' || decision.status === 'unsure';
}

/** Whether it is said that no reports of agents are taken: alone, or beside the number for danger. */
function isRefused({ status, tellsSighting }: Decision): boolean {
  return status === 'sighting' || tellsSighting;
}

/** The figures that the suite holds, as parts of wholes. */
export function figuresOf(all: readonly Measured[]) {
  const of = (wanted: string) => all.filter((one) => one.wanted === wanted);
  const inScope = all.filter(isInScope);
  const count = (...wanted: Outcome[]) => inScope.filter((one) => wanted.includes(outcomeOf(one))).length;
  const with_ = (list: readonly Measured[], status: Decision['status']) =>
    list.filter(({ decision }) => decision.status === status).length;
  const share = (part: number, whole: readonly unknown[]) => ({ part, whole: whole.length });
  const inDanger = of('urgent');
  const sightings = of('sighting');
  const hard = of('calm');
  const like = of('no-sighting');
  const ordinary = all.filter(
    ({ wanted }) => !['urgent', 'sighting', 'calm', 'no-sighting'].includes(wanted),
  );
  return {
    right: share(count('right'), inScope),
    wrong: share(count('wrong'), inScope),
    'right or offered': share(count('right', 'offered'), inScope),
    'outside, answered': share(with_(of('outside'), 'answered'), of('outside')),
    "another place's law, answered": share(with_(of('other-place'), 'answered'), of('other-place')),
    'urgent, found': share(with_(inDanger, 'urgent'), inDanger),
    'looks urgent, false alarm': share(with_(hard, 'urgent'), hard),
    'any other question, false alarm': share(with_(ordinary, 'urgent'), ordinary),
    'sighting, refused': share(sightings.filter(({ decision }) => isRefused(decision)).length, sightings),
    'of these, without steps for danger first': share(with_(sightings, 'sighting'), sightings),
    'looks like a sighting, refused': share(with_(like, 'sighting'), like),
    'looks urgent, refused': share(with_(hard, 'sighting'), hard),
    'any other question, refused': share(with_(ordinary, 'sighting'), ordinary),
    'urgent, refused': share(with_(inDanger, 'sighting'), inDanger),
  };
}
