import { cacheFolder } from '../../cache-folder.js';
import type { Language } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import { sourceTitle } from '../../content/sources.ts';
import type { Answers, Citation, Decision, DeclineReason } from '../answer.ts';
import { learnAhead, learned } from '../learning/learned.ts';
import { syllabusOf } from '../learning/syllabus.ts';
import { breathe } from '../reading/breathe.ts';
import { detectLanguage, isForeignScript, isUnknownLanguage } from '../reading/detect-language.ts';
import { wordsOf } from '../reading/normalise.ts';
import { withoutAsides } from './asides.ts';
import { dangerIn } from './danger.ts';
import { judge } from './judge.ts';
import { buildMachine, type Machine } from './machine.ts';
import { sightingIn } from './sighting.ts';
import { namesStrangePlace } from './strange-place.ts';

/** Characters that are read: a longer text is not a question, and the work must be bounded. */
const LONGEST_QUESTION = 1000;
/** A cry for help is looked for further on: somebody in danger may tell the whole story first. */
const LONGEST_CRY = 10_000;

/**
 * Prepares to answer from `content`: begins to learn when it is first asked, or told to prepare.
 * @param cache the folder in which what was learned is kept; null for none.
 */
export function createAnswers(content: Content, cache = cacheFolder(process.env)): Answers {
  let machine: Promise<Machine> | undefined;
  let isPrepared = false;
  const waitedFor = new AbortController();
  const prepared = (): Promise<Machine> => {
    // Somebody waits: it is learned at once instead.
    waitedFor.abort();
    machine ??= learn(content, cache).then(
      (ready) => {
        isPrepared = true;
        return ready;
      },
      (error: unknown) => {
        // Not kept: the next question tries again.
        machine = undefined;
        throw error;
      },
    );
    return machine;
  };
  return {
    isPrepared: () => isPrepared,
    prepare: async () => void (await prepared()),
    learnAhead: async (signal) => {
      if (machine) return;
      if (cache === null) return void (await prepared());
      const ends = AbortSignal.any([signal, waitedFor.signal]);
      await learnAhead(syllabusOf(content), cache, ends).catch((error: unknown) => {
        if (!ends.aborted) throw error;
      });
    },
    ask: async (question, language) => {
      const ready = await prepared();
      // Many may have waited for it, and all go on now.
      await breathe();
      return decide(content, ready, question, language);
    },
  };
}

async function learn(content: Content, cache: string | null): Promise<Machine> {
  return buildMachine(content, await learned(syllabusOf(content), cache));
}

function decide(content: Content, machine: Machine, question: string, asker: Language): Decision {
  const raw = question.slice(0, LONGEST_QUESTION);
  const typed = wordsOf(raw);
  const words = machine.speller.correct(typed);
  const language = detectLanguage(raw, words) ?? asker;
  const decline = (reason: DeclineReason, confidence = 0): Decision => ({
    ...{ status: 'declined', language, entry: null, alternatives: [], confidence, citations: [], reason },
    ...{ maybeUrgent: false, tellsSighting: false },
  });
  if (words.length === 0) return { ...decline('empty'), language: asker };
  // Before danger: nothing was learned of these letters, and the reply names every line that may help.
  if (isForeignScript(raw)) return { ...decline('unknown-language'), language: asker };
  const danger = dangerIn(question.slice(0, LONGEST_CRY), machine);
  const sighting = sightingIn(raw, danger, machine);
  if (danger === 'now' && sighting !== 'only')
    return lineDecision('urgent', content, language, sighting === 'beside');
  if (question.length > LONGEST_QUESTION)
    return sighting === 'only' ? lineDecision('sighting', content, language) : decline('too-long');
  if (isUnknownLanguage(typed)) return { ...decline('unknown-language'), language: asker };

  // As typed, and with slips corrected: a place may be mistyped, or a word of ours be taken for one.
  const places = [...machine.places.namedIn(typed), ...machine.places.namedIn(words)];
  const strangePlace = namesStrangePlace(typed, (word) => machine.vocabulary.isOwn(word));
  const { status, ids, confidence: whole } = judge(machine, words, places, strangePlace);
  const confidence = Math.round(withoutAsides(raw, whole, machine) * 1000) / 1000;
  const [entry, ...others] = ids.flatMap((id) => content.entry(id, language) ?? []);
  const maybeUrgent = danger === 'maybe';
  // What an entry answers is asked about the law, whatever places it names.
  if (sighting === 'only' && (danger === 'now' || status !== 'answered'))
    return lineDecision('sighting', content, language);
  if (status === 'answered' && entry) {
    const citations = cite(content, entry.sources, language);
    const found = { entry, alternatives: others, citations, reason: null };
    return { status, language, ...found, confidence, maybeUrgent, tellsSighting: false };
  }
  if (status === 'unsure' && entry) {
    const found = { entry: null, alternatives: [entry, ...others], citations: [], reason: null };
    return { status, language, ...found, confidence, maybeUrgent, tellsSighting: false };
  }
  return { ...decline(places.length > 0 ? 'other-place' : 'outside', confidence), maybeUrgent };
}

/** What the line for danger answers. */
function lineDecision(
  status: 'urgent' | 'sighting',
  content: Content,
  language: Language,
  tellsSighting = false,
): Decision {
  const sources = content.campaign.hotlines
    .filter((line) => line.rapid_response)
    .flatMap((line) => line.source ?? []);
  const citations = cite(content, sources, language);
  const none = { entry: null, alternatives: [], reason: null, maybeUrgent: false };
  return { status, language, ...none, confidence: 1, citations, tellsSighting };
}

function cite(content: Content, ids: readonly string[], language: Language): Citation[] {
  return ids.flatMap((id) => {
    const source = content.sources[id];
    return source ? { source: id, title: sourceTitle(source, language), url: source.url } : [];
  });
}
