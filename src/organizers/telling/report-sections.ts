import type { Inline } from '../../chat/inline.ts';
import { time } from '../../chat/inline.ts';
import { whatWords, whyWords } from '../../events/posting/delivery-troubles.ts';
import { causeOf } from '../../events/posting/trouble-causes.ts';
import type { Voice } from '../../events/showing/bilingual.ts';
import { briefly } from '../../events/showing/briefly.ts';
import { formatBriefly } from '../../events/when/format-when.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Texts } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import type { AllUntold, Untold } from './untold.ts';

/** One event's part in what went wrong. */
export interface Entry {
  /** Above the entries of one section: why, and what helps; in each language. Empty where the line says all. */
  readonly heading: readonly Inline[];
  /** Entries of one section bear the same. */
  readonly section: string;
  readonly line: Inline;
  /** The lower comes first. */
  readonly weight: number;
  /** When its event starts (epoch ms). */
  readonly start: number;
}

/** Who is spoken to, with which words. */
export interface Telling {
  readonly phrases: Phrases;
  readonly speaker: Voice;
  readonly group: Group;
}

/** A title longer than this would push everything else off a phone. */
export const longestTitle = 60;

const weights = { failed: 0, unknown: 0, missed: 0, direct: 1, late: 2 } as const;

/** What there is to tell, one entry for each event, cause and channel, in no order. Reminders left out are not among it. */
export function entriesOf(telling: Telling, { untold, unposted }: AllUntold): Entry[] {
  const told = untold.filter(({ trouble }) => trouble !== 'left-out');
  const alike = Map.groupBy(told, (one) => `${sectionOf(one)} ${one.event.id} ${one.post?.id ?? ''}`);
  const entries = [...alike.values()].map((all) => entryOf(telling, all));
  return [...entries, ...unposted.map(({ title, start }) => unpostedEntry(telling, title, start))];
}

/** What has the same reason in the same channel is told together. */
function sectionOf({ row, trouble, post }: Untold): string {
  if (row.kind === 'direct') return `direct ${directReason(row)}`;
  if (trouble !== 'failed' && trouble !== 'unknown') return trouble;
  const { cause, details } = causeOf(row);
  return [trouble, cause, ...details, post?.place.platform, post?.place.channel].join(' ');
}

function entryOf(telling: Telling, all: readonly Untold[]): Entry {
  const [first] = all;
  if (!first) throw new RangeError('an entry needs something to tell');
  const { event, row, trouble } = first;
  const about = { section: sectionOf(first), start: event.start.epochMilliseconds };
  const named = eventNamed(telling, event.title, event.start);
  if (row.kind === 'direct') {
    const count = all.length;
    const key = `report.direct-${directReason(row)}`;
    const words = besides(telling.speaker.lines(key, () => ({ count })));
    return { ...about, heading: [], line: [named, ': ', words], weight: weights.direct };
  }
  const whats = all.map(({ row: each }) => {
    const said = telling.speaker.languages.map((language) => whatWords(telling.phrases, each, language));
    return [...new Set(said)].join(' / ');
  });
  const line = [named, ': ', [...new Set(whats)].join('; ')];
  return {
    ...about,
    heading: headingOf(telling, first),
    line,
    weight: weights[trouble === 'left-out' ? 'late' : trouble],
  };
}

function headingOf(telling: Telling, { row, trouble, post }: Untold): readonly Inline[] {
  const { phrases, speaker } = telling;
  if (trouble !== 'failed' && trouble !== 'unknown') return speaker.lines(`report.${trouble}`);
  const platform = post?.place.platform ?? null;
  const where = (language: Voice['languages'][number]): Inline[] => {
    if (post === null) return [];
    const isHere = platform === telling.group.platform && post.place.group === telling.group.nativeId;
    // Another group's channels have no names here.
    const channel: Inline = isHere
      ? { kind: 'channel', channel: post.place.channel }
      : phrases.text(language, 'report.other-group');
    return [channel, ': '];
  };
  return speaker.languages.map((language): Inline => {
    const why = whyWords(phrases, row, language, platform);
    const doubt = trouble === 'unknown' ? `${phrases.text(language, 'report.in-doubt')} ` : '';
    return [...where(language), doubt, why];
  });
}

function unpostedEntry(telling: Telling, title: Texts, start: Temporal.ZonedDateTime): Entry {
  const words = telling.speaker.label('trouble.kind.post');
  return {
    section: 'missed',
    heading: telling.speaker.lines('report.missed'),
    line: [eventNamed(telling, title, start), ': ', words],
    weight: weights.missed,
    start: start.epochMilliseconds,
  };
}

/** “Vote on the budget” (Mon, Nov 30, 10:00 AM PST) */
function eventNamed({ speaker }: Telling, title: Texts, start: Temporal.ZonedDateTime): Inline {
  const at = time(start.epochMilliseconds, 'full', formatBriefly(start, speaker.languages[0]));
  return [`“${briefly(speaker.title(title), longestTitle)}” (`, at, ')'];
}

/** Why people got no direct message: told as a number, so each of them counts once for one event. */
function directReason({ state, error }: Untold['row']): 'closed' | 'failed' | 'unknown' | 'missed' {
  if (state === 'unknown') return 'unknown';
  if (state !== 'failed') return 'missed';
  return error === 'direct-closed' ? 'closed' : 'failed';
}

function besides(lines: readonly Inline[]): Inline {
  return lines.flatMap((line, at) => (at === 0 ? [line] : [' / ', line]));
}
