import type { Language } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import { choices, entriesOf } from './choices.ts';
import { allLines, composeHotline } from './hotlines.ts';
import type { Paragraph } from './paragraph.ts';
import { urgentSteps } from './urgent-steps.ts';

/**
 * The number first, then at most four steps.
 * @param tellsSighting whether it was also told where agents are, which the bot does not take.
 */
export function composeUrgent(language: Language, content: Content, tellsSighting: boolean): Paragraph[] {
  const [line, ...others] = content.campaign.hotlines.filter((candidate) => candidate.rapid_response);
  if (!line) return allLines(language, content);
  const values = { number: line.number, name: line.name[language] };
  const fallback =
    others[0] ?? content.campaign.hotlines.find((other) => other.offered && !other.rapid_response);
  const paragraphs: Paragraph[] = [
    { kind: 'heading', text: content.phrases.text(language, 'answer.urgent-heading', values) },
    composeHotline(line, language, content),
    { kind: 'list', ordered: true, items: urgentSteps(language, content, line) },
  ];
  if (tellsSighting) {
    paragraphs.push({ kind: 'text', text: content.phrases.text(language, 'answer.urgent-no-reports') });
  }
  if (fallback) {
    paragraphs.push({ kind: 'text', text: content.phrases.text(language, 'answer.urgent-fallback') });
    paragraphs.push(composeHotline(fallback, language, content));
  }
  const after = entriesOf(content.campaign.scope.after_urgent, language, content);
  paragraphs.push(...choices(after, 'answer.urgent-after', language, content));
  return paragraphs;
}
