import type { Language } from '../../chat/language.ts';
import type { Hotline } from '../../content/campaign.ts';
import type { Content } from '../../content/content.ts';
import type { Entry } from '../../content/entry.ts';
import { choices, entriesOf } from './choices.ts';
import type { Paragraph } from './paragraph.ts';

/** Every line that may help with what the bot cannot answer: some speak more languages than it does. */
export function allLines(language: Language, content: Content): Paragraph[] {
  return showLines(
    content.campaign.hotlines.filter((line) => line.offered),
    language,
    content,
  );
}

/**
 * The first lines only, for danger first, and where to find the others: a reply full of numbers is not read.
 * @param above entries that the reply offers already; one button must not stand there twice.
 */
export function people(language: Language, content: Content, above: readonly Entry[]): Paragraph[] {
  const more = entriesOf(content.campaign.scope.more_help, language, content).filter(
    ({ id }) => !above.some((entry) => entry.id === id),
  );
  return [
    ...showLines(firstLines(content), language, content),
    ...choices(more, 'answer.more-help', language, content),
  ];
}

/** The line for danger, and one more. */
export function firstLines(content: Content): Hotline[] {
  const offered = content.campaign.hotlines.filter((line) => line.offered);
  return offered.toSorted((a, b) => Number(b.rapid_response) - Number(a.rapid_response)).slice(0, 2);
}

export function showLines(lines: readonly Hotline[], language: Language, content: Content): Paragraph[] {
  const text = content.phrases.text(language, 'answer.people-who-help');
  return [{ kind: 'text', text }, ...lines.map((line) => composeHotline(line, language, content))];
}

export function composeHotline(line: Hotline, language: Language, content: Content): Paragraph {
  const { id, number } = line;
  return {
    kind: 'hotline',
    id,
    name: line.name[language],
    number,
    note: line.note?.[language] ?? null,
    checked: whenChecked(line, language, content),
  };
}

/** What stands beside each number: how old its last check is. */
export function whenChecked(
  { checked_on }: Pick<Hotline, 'checked_on'>,
  language: Language,
  { phrases }: Pick<Content, 'phrases'>,
): string {
  return checked_on === null
    ? phrases.text(language, 'answer.hotline-unchecked')
    : phrases.text(language, 'answer.hotline-checked', { date: formatMonth(checked_on, language) });
}

/** Numbers are dated by month: for many of them no more is known. */
function formatMonth(date: string, language: Language): string {
  return Temporal.PlainDate.from(date).toLocaleString(language, { year: 'numeric', month: 'long' });
}
