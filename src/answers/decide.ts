import { type Language, languages } from '../chat/language.ts';
import type { Content } from '../content/content.ts';
import { sourceTitle } from '../content/sources.ts';
import type { Answers, Citation, Decision, DeclineReason } from './answer.ts';
import { detectLanguage, isForeignScript } from './detect-language.ts';
import { FUNCTION_WORDS, QUESTION_WORDS } from './function-words.ts';
import { type EntryIndex, indexEntries } from './index-entries.ts';
import { wordsOf } from './normalise.ts';
import { PhraseMatcher } from './phrase-matcher.ts';
import { type Ranking, rank } from './rank.ts';
import { Speller } from './spelling.ts';
import { TermReader } from './terms.ts';
import { UrgentDetector } from './urgent.ts';

/** Characters that are read: a longer text is not a question, and the work must be bounded. */
const LONGEST_QUESTION = 1000;
/** A cry for help is looked for further on: somebody in danger may tell the whole story first. */
const LONGEST_CRY = 10_000;
/**
 * `answer`: enough to answer, unless another entry follows within `lead`; `offer`: enough to offer a topic;
 * `foreign` and `strange`: the share of never-seen words above which nothing is answered, or not even offered.
 */
const THRESHOLDS = {
  answer: 0.6,
  lead: 0.04,
  offer: 0.42,
  otherPlace: 0.78,
  foreign: 0.36,
  strange: 0.6,
} as const;
const MOST_ALTERNATIVES = 3;

type Machine = {
  index: EntryIndex;
  reader: TermReader;
  urgent: UrgentDetector;
  places: PhraseMatcher;
  speller: Speller;
};

/** Prepares to answer from `content`. The index is built by the first question, not at start. */
export function createAnswers(content: Content): Answers {
  let machine: Machine | undefined;
  return {
    ask: (question, language) => {
      machine ??= build(content);
      return decide(content, machine, question, language);
    },
  };
}

function build(content: Content): Machine {
  const { own_places: ownPlaces, other_places: otherPlaces } = content.campaign.scope;
  const reader = new TermReader(content.words.same, ownPlaces);
  const index = indexEntries(content, reader);
  const urgent = new UrgentDetector(content.urgent);
  const places = new PhraseMatcher({ other: otherPlaces, own: ownPlaces });
  const known = new Map<string, number>();
  for (const language of languages) for (const word of FUNCTION_WORDS[language]) known.set(word, 1);
  for (const word of QUESTION_WORDS.keys()) known.set(word, 1);
  for (const matcher of [reader, urgent, places]) for (const word of matcher.vocabulary) known.set(word, 2);
  for (const [word, uses] of index.words) known.set(word, (known.get(word) ?? 0) + uses);
  return { index, reader, urgent, places, speller: new Speller(known) };
}

function decide(content: Content, machine: Machine, question: string, asker: Language): Decision {
  const raw = question.slice(0, LONGEST_QUESTION);
  const typed = wordsOf(raw);
  const { words, corrected } = machine.speller.correct(typed);
  const language = detectLanguage(raw, words) ?? asker;
  const decline = (reason: DeclineReason, confidence = 0): Decision => ({
    ...{ status: 'declined', language, entry: null, alternatives: [], confidence, citations: [], reason },
  });
  if (words.length === 0) return { ...decline('empty'), language: asker };
  if (machine.urgent.isUrgent(wordsOf(question.slice(0, LONGEST_CRY))) || machine.urgent.isUrgent(words))
    return urgentDecision(content, language);
  if (question.length > LONGEST_QUESTION) return decline('too-long');
  if (isForeignScript(raw)) return { ...decline('unknown-language'), language: asker };

  const place = machine.places.longest(words).find(({ name }) => name === 'other');
  const placeName = place && ` ${words.slice(place.at, place.at + place.length).join(' ')} `;
  const ranking = rank(words, machine.reader.ofQuestion(words, corrected), machine.index, placeName);
  const confidence = round(ranking.entries[0]?.confidence ?? 0);
  const outcome = place ? judgePlace(ranking) : judge(ranking);
  const entries = outcome.ids.flatMap((id) => content.entry(id, language) ?? []);
  const entry = entries[0];
  if (outcome.status === 'answered' && entry) {
    const citations = cite(content, entry.sources, language);
    return { status: 'answered', language, entry, alternatives: [], confidence, citations, reason: null };
  }
  if (outcome.status === 'unsure' && entry) {
    return {
      status: 'unsure',
      language,
      entry: null,
      alternatives: entries,
      confidence,
      citations: [],
      reason: null,
    };
  }
  if (place) return decline('other-place', confidence);
  return decline(isUnknownLanguage(typed, machine.index) ? 'unknown-language' : 'outside', confidence);
}

type Outcome = { status: 'answered' | 'unsure' | 'declined'; ids: readonly string[] };

function judge({ entries: ranked, unknown, literal }: Ranking): Outcome {
  const [first, second] = ranked;
  if (!first || first.confidence < THRESHOLDS.offer || unknown > THRESHOLDS.strange)
    return { status: 'declined', ids: [] };
  const leads = first.confidence - (second?.confidence ?? 0) >= THRESHOLDS.lead || first.confidence === 1;
  const enough = first.confidence >= THRESHOLDS.answer && first.grounded;
  if (enough && leads && literal && unknown <= THRESHOLDS.foreign) {
    return { status: 'answered', ids: [first.id] };
  }
  const near = ranked.filter(({ confidence }) => confidence >= THRESHOLDS.offer).slice(0, MOST_ALTERNATIVES);
  return { status: 'unsure', ids: near.map(({ id }) => id) };
}

/** Another place's law is never ours to explain: such a question is answered, or not, but nothing is offered. */
function judgePlace({ entries: [first] }: Ranking): Outcome {
  if (first && first.confidence >= THRESHOLDS.otherPlace && first.grounded)
    return { status: 'answered', ids: [first.id] };
  return { status: 'declined', ids: [] };
}

function urgentDecision(content: Content, language: Language): Decision {
  const sources = content.campaign.hotlines
    .filter((line) => line.rapid_response)
    .flatMap((line) => line.source ?? []);
  const citations = cite(content, sources, language);
  return {
    status: 'urgent',
    language,
    entry: null,
    alternatives: [],
    confidence: 1,
    citations,
    reason: null,
  };
}

function cite(content: Content, ids: readonly string[], language: Language): Citation[] {
  return ids.flatMap((id) => {
    const source = content.sources[id];
    return source ? { source: id, title: sourceTitle(source, language), url: source.url } : [];
  });
}

/** Latin letters, but no grammar of ours and hardly a word: Tagalog, say. */
function isUnknownLanguage(words: readonly string[], index: EntryIndex): boolean {
  if (words.length < 4 || words.some((word) => languages.some((one) => FUNCTION_WORDS[one].has(word))))
    return false;
  return words.filter((word) => index.words.has(word)).length * 3 < words.length;
}

function round(value: number): number {
  return Math.round(Math.min(1, value) * 1000) / 1000;
}
