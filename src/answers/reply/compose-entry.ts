import type { Language } from '../../chat/language.ts';
import { parseBody } from '../../content/body.ts';
import type { Content } from '../../content/content.ts';
import type { Entry } from '../../content/entry.ts';
import { sourceTitle } from '../../content/sources.ts';
import { choices, entriesOf } from './choices.ts';
import { composeHotline, firstLines, showLines } from './hotlines.ts';
import type { Paragraph } from './paragraph.ts';

/**
 * One entry with its numbers, sources and review date; also what a tap on a topic shows.
 * @param also entries that were asked about too.
 */
export function composeEntry(entry: Entry, content: Content, also: readonly Entry[] = []): Paragraph[] {
  const { language } = entry;
  const lines = entry.hotlines.flatMap(
    (id) => content.campaign.hotlines.find((line) => line.id === id) ?? [],
  );
  const related = entriesOf(entry.see_also, language, content).filter((one) => !also.includes(one));
  const paragraphs: Paragraph[] = [{ kind: 'heading', text: entry.title }];
  for (const block of parseBody(entry.body)) {
    paragraphs.push(block.kind === 'text' ? block : { kind: 'list', ordered: false, items: block.items });
  }
  paragraphs.push(...lines.map((line) => composeHotline(line, language, content)));
  if (entry.legal_notice) {
    paragraphs.push({ kind: 'text', text: content.phrases.text(language, 'answer.not-legal-advice') });
    // Whoever asks about their own case needs somebody who can look at it.
    if (lines.length === 0) paragraphs.push(...showLines(firstLines(content), language, content));
  }
  for (const id of entry.sources) {
    const source = content.sources[id];
    if (!source) continue;
    const label = content.phrases.text(language, 'answer.source');
    const checked = content.phrases.text(language, 'answer.source-checked', {
      date: formatDay(source.checked_on, language),
    });
    const title = sourceTitle(source, language);
    paragraphs.push({ kind: 'citation', source: id, label, title, url: source.url, checked });
  }
  const values = { date: formatDay(entry.reviewed_on, language), role: entry.reviewed_by };
  paragraphs.push({ kind: 'note', text: content.phrases.text(language, 'answer.reviewed', values) });
  paragraphs.push(...choices([...also, ...related], 'answer.see-also', language, content));
  return paragraphs;
}

function formatDay(date: string, language: Language): string {
  return Temporal.PlainDate.from(date).toLocaleString(language, { dateStyle: 'long' });
}
