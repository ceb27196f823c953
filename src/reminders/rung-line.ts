import { type Inline, strong, time } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import { formatBriefly, formatWhen } from '../events/when/format-when.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Event } from '../store/events.ts';
import type { DirectCount } from '../store/outbox.ts';
import { peopleWords } from './people-words.ts';
import { parseRung } from './rung.ts';
import type { RungStatus } from './rung-states.ts';
import { rungMoment, rungWords } from './rung-words.ts';

/**
 * "1 day before: waiting. Mon, Nov 30, 10:00 AM PST (your time: …)": by the clock there, then by the reader's own.
 * `channels`: how many the event has in this group; `counts`: of the messages to people.
 */
export function rungLine(
  phrases: Phrases,
  event: Event,
  status: RungStatus,
  language: Language,
  channels: number,
  counts: readonly DirectCount[],
): Inline {
  const { rung, due } = status;
  const at = rungMoment(event, rung);
  return phrases.rich(language, 'reminders.line', {
    before: strong(rungWords(phrases, language, rung)),
    state:
      parseRung(rung).to === 'channel'
        ? inChannels(phrases, status, language, channels)
        : toPeople(phrases, status, language, counts),
    when: time(due, 'full', formatWhen(at, language)),
    there: formatBriefly(at, language),
  });
}

function inChannels(phrases: Phrases, { states }: RungStatus, language: Language, channels: number): string {
  const words = [...states].map(([state, posts]) => {
    const word = phrases.text(language, `reminders.state.${state}`);
    if (states.size === 1) return word;
    return phrases.text(language, 'reminders.in-channels', { state: word, count: posts.length, channels });
  });
  return words.join('; ');
}

function toPeople(
  phrases: Phrases,
  { rung, states }: RungStatus,
  language: Language,
  counts: readonly DirectCount[],
): string {
  const [state = 'missed'] = states.keys();
  const word = phrases.text(language, `reminders.state.${state}`);
  if (state !== 'sent' && state !== 'sending') return word;
  const ofRung = counts.filter((count) => count.rung === rung);
  const nobody = state === 'sent' ? phrases.text(language, 'reminders.people.nobody') : word;
  return peopleWords(phrases, language, ofRung) ?? nobody;
}
