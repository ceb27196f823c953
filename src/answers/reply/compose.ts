import type { Language } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import type { Decision } from '../answer.ts';
import { choices } from './choices.ts';
import { composeDeclined } from './compose-declined.ts';
import { composeEntry } from './compose-entry.ts';
import { composeSighting } from './compose-sighting.ts';
import { composeUrgent } from './compose-urgent.ts';
import { people } from './hotlines.ts';
import type { Paragraph } from './paragraph.ts';

/** What a person reads for one decision, in the decision's language. */
export function compose(decision: Decision, content: Content): Paragraph[] {
  const { status, entry, alternatives, language, maybeUrgent, tellsSighting } = decision;
  if (status === 'urgent') return composeUrgent(language, content, tellsSighting);
  if (status === 'sighting') return composeSighting(language, content);
  const first = maybeUrgent ? composeIfNow(language, content) : [];
  if (status === 'answered' && entry) return [...first, ...composeEntry(entry, content, alternatives)];
  if (status !== 'unsure') return [...first, ...composeDeclined(decision, content)];
  return [
    ...first,
    { kind: 'text', text: content.phrases.text(language, 'answer.unsure') },
    ...choices(alternatives, 'answer.unsure-pick', language, content),
    ...people(language, content, alternatives),
  ];
}

/** One line for whoever may be in danger after all: they would have to read on for the number. */
function composeIfNow(language: Language, content: Content): Paragraph[] {
  const line = content.campaign.hotlines.find((candidate) => candidate.rapid_response);
  if (!line) return [];
  const values = { number: line.number, name: line.name[language] };
  return [{ kind: 'text', text: content.phrases.text(language, 'answer.if-now', values) }];
}
