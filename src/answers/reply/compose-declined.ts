import type { Content } from '../../content/content.ts';
import type { Decision } from '../answer.ts';
import { choices, entriesOf } from './choices.ts';
import { allLines, people } from './hotlines.ts';
import type { Paragraph } from './paragraph.ts';

export function composeDeclined({ reason, language }: Decision, content: Content): Paragraph[] {
  const about = content.campaign.about[language];
  const key = {
    empty: 'declined-empty',
    'too-long': 'declined-too-long',
    'unknown-language': 'declined-language',
    'other-place': 'declined-other-place',
    outside: 'declined-outside',
  } as const;
  const suggested = entriesOf(content.campaign.scope.suggest, language, content);
  const paragraphs: Paragraph[] = [
    { kind: 'text', text: content.phrases.text(language, `answer.${key[reason ?? 'outside']}`, { about }) },
  ];
  if (reason === 'unknown-language') {
    const other = language === 'en' ? 'es' : 'en';
    const values = { about: content.campaign.about[other] };
    paragraphs.push({ kind: 'text', text: content.phrases.text(other, 'answer.declined-language', values) });
  }
  paragraphs.push(...choices(suggested, 'answer.can-answer', language, content));
  const help =
    reason === 'unknown-language' ? allLines(language, content) : people(language, content, suggested);
  return [...paragraphs, ...help];
}
