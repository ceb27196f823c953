import type { Language } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import { allLines, composeHotline } from './hotlines.ts';
import type { Paragraph } from './paragraph.ts';
import { urgentSteps } from './urgent-steps.ts';

/**
 * Where a report of agents belongs, and that it is kept nowhere here. It neither takes up nor confirms what was told, and
 * holds the steps for danger too: whoever reads it may have agents at their own door.
 */
export function composeSighting(language: Language, content: Content): Paragraph[] {
  const line = content.campaign.hotlines.find((candidate) => candidate.rapid_response);
  const values = { number: line?.number ?? '', name: line?.name[language] ?? '' };
  const say = (key: string) => content.phrases.text(language, `answer.sighting-${key}`, values);
  const refusal: Paragraph[] = [
    { kind: 'heading', text: say('heading') },
    { kind: 'text', text: say('kept') },
  ];
  if (!line) return [...refusal, ...allLines(language, content)];
  return [
    ...refusal,
    { kind: 'text', text: say('call') },
    composeHotline(line, language, content),
    { kind: 'text', text: say('at-door') },
    { kind: 'list', ordered: true, items: urgentSteps(language, content, line) },
  ];
}
