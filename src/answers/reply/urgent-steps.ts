import type { Language } from '../../chat/language.ts';
import type { Hotline } from '../../content/campaign.ts';
import type { Content } from '../../content/content.ts';

/** What to do when agents are there now, at most four steps: nobody in danger reads more. */
export function urgentSteps(language: Language, content: Content, line: Hotline): string[] {
  const values = { number: line.number, name: line.name[language] };
  return ['call', 'tell', 'note', 'private'].map((key) =>
    content.phrases.text(language, `answer.urgent-${key}`, values),
  );
}
