import type { Language } from '../chat/language.ts';
import { parseBody } from '../content/body.ts';
import type { Hotline } from '../content/campaign.ts';
import type { Content } from '../content/content.ts';
import type { Entry } from '../content/entry.ts';
import { sourceTitle } from '../content/sources.ts';
import type { Decision } from './answer.ts';

/**
 * One piece of a reply, as plain strings without markup: whoever shows it escapes and decorates it.
 * `note` is small print; `choices` are entries to tap; `checked` tells when a number was last
 * checked, or when the facts of a source were noted.
 */
export type Paragraph =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'hotline';
      readonly id: string;
      readonly name: string;
      readonly number: string;
      readonly note: string | null;
      readonly checked: string;
    }
  | {
      readonly kind: 'citation';
      readonly source: string;
      readonly label: string;
      readonly title: string;
      readonly url: string;
      readonly checked: string;
    }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'choices';
      readonly text: string;
      readonly entries: readonly { readonly id: string; readonly title: string }[];
    };

/** What a person reads for one decision, in the decision's language. */
export function compose(decision: Decision, content: Content): Paragraph[] {
  const { status, entry, language } = decision;
  if (status === 'urgent') return composeUrgent(language, content);
  if (status === 'answered' && entry) return composeEntry(entry, content);
  if (status === 'unsure') {
    return [
      { kind: 'text', text: content.phrases.text(language, 'answer.unsure') },
      {
        kind: 'choices',
        text: content.phrases.text(language, 'answer.unsure-pick'),
        entries: decision.alternatives.map(choice),
      },
      ...people(language, content, decision.alternatives),
    ];
  }
  return composeDeclined(decision, content);
}

/** One entry with its numbers, sources and review date; also what a tap on a topic shows. */
export function composeEntry(entry: Entry, content: Content): Paragraph[] {
  const { language } = entry;
  const lines = entry.hotlines.flatMap(
    (id) => content.campaign.hotlines.find((line) => line.id === id) ?? [],
  );
  const related = entry.see_also.flatMap((id) => content.entry(id, language) ?? []);
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
  if (related.length > 0) {
    paragraphs.push({
      kind: 'choices',
      text: content.phrases.text(language, 'answer.see-also'),
      entries: related.map(choice),
    });
  }
  return paragraphs;
}

/** The number first, then at most four steps: nobody in danger reads more. */
function composeUrgent(language: Language, content: Content): Paragraph[] {
  const [line, ...others] = content.campaign.hotlines.filter((candidate) => candidate.rapid_response);
  if (!line) return allLines(language, content);
  const values = { number: line.number, name: line.name[language] };
  const fallback =
    others[0] ?? content.campaign.hotlines.find((other) => other.offered && !other.rapid_response);
  const steps = ['call', 'tell', 'note', 'private'].map((key) =>
    content.phrases.text(language, `answer.urgent-${key}`, values),
  );
  const paragraphs: Paragraph[] = [
    { kind: 'heading', text: content.phrases.text(language, 'answer.urgent-heading', values) },
    composeHotline(line, language, content),
    { kind: 'list', ordered: true, items: steps },
  ];
  if (fallback) {
    paragraphs.push({ kind: 'text', text: content.phrases.text(language, 'answer.urgent-fallback') });
    paragraphs.push(composeHotline(fallback, language, content));
  }
  const after = entriesOf(content.campaign.scope.after_urgent, language, content);
  if (after.length > 0) {
    const text = content.phrases.text(language, 'answer.urgent-after');
    paragraphs.push({ kind: 'choices', text, entries: after.map(choice) });
  }
  return paragraphs;
}

function composeDeclined({ reason, language }: Decision, content: Content): Paragraph[] {
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
  paragraphs.push({
    kind: 'choices',
    text: content.phrases.text(language, 'answer.can-answer', { about }),
    entries: suggested.map(choice),
  });
  const help =
    reason === 'unknown-language' ? allLines(language, content) : people(language, content, suggested);
  return [...paragraphs, ...help];
}

/** Every line that may help with what the bot cannot answer: some speak more languages than it does. */
function allLines(language: Language, content: Content): Paragraph[] {
  return showLines(
    content.campaign.hotlines.filter((line) => line.offered),
    language,
    content,
  );
}

/** Who can help where an answer did not. */
export function composeHelp(language: Language, content: Content): Paragraph[] {
  return people(language, content, []);
}

/**
 * The first lines only, for danger first, and where to find the others: a reply full of numbers is not read.
 * @param above entries that the reply offers already; one button must not stand there twice.
 */
function people(language: Language, content: Content, above: readonly Entry[]): Paragraph[] {
  const paragraphs = showLines(firstLines(content), language, content);
  const more = entriesOf(content.campaign.scope.more_help, language, content).filter(
    ({ id }) => !above.some((entry) => entry.id === id),
  );
  if (more.length > 0) {
    const text = content.phrases.text(language, 'answer.more-help');
    paragraphs.push({ kind: 'choices', text, entries: more.map(choice) });
  }
  return paragraphs;
}

/** The line for danger, and one more. */
function firstLines(content: Content): Hotline[] {
  const offered = content.campaign.hotlines.filter((line) => line.offered);
  return offered.toSorted((a, b) => Number(b.rapid_response) - Number(a.rapid_response)).slice(0, 2);
}

function showLines(lines: readonly Hotline[], language: Language, content: Content): Paragraph[] {
  const text = content.phrases.text(language, 'answer.people-who-help');
  return [{ kind: 'text', text }, ...lines.map((line) => composeHotline(line, language, content))];
}

function entriesOf(ids: readonly string[], language: Language, content: Content): Entry[] {
  return ids.flatMap((id) => content.entry(id, language) ?? []);
}

function composeHotline(line: Hotline, language: Language, content: Content): Paragraph {
  const checked =
    line.checked_on === null
      ? content.phrases.text(language, 'answer.hotline-unchecked')
      : content.phrases.text(language, 'answer.hotline-checked', {
          date: formatMonth(line.checked_on, language),
        });
  const { id, number } = line;
  return {
    kind: 'hotline',
    id,
    name: line.name[language],
    number,
    note: line.note?.[language] ?? null,
    checked,
  };
}

function choice({ id, title }: Entry): { id: string; title: string } {
  return { id, title };
}

function formatDay(date: string, language: Language): string {
  return Temporal.PlainDate.from(date).toLocaleString(language, { dateStyle: 'long' });
}

/** Numbers are dated by month: for many of them no more is known. */
function formatMonth(date: string, language: Language): string {
  return Temporal.PlainDate.from(date).toLocaleString(language, { year: 'numeric', month: 'long' });
}
