import { type Inline, time } from '../../chat/inline.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import { voice } from '../../events/showing/bilingual.ts';
import { briefly } from '../../events/showing/briefly.ts';
import { formatBriefly } from '../../events/when/format-when.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Group } from '../../store/groups.ts';
import type { Away } from './away.ts';
import { lostChannels } from './lost-channels.ts';
import { type Entry, entriesOf, longestTitle, type Telling } from './report-sections.ts';
import { canTryAgain } from './try-again.ts';
import type { AllUntold } from './untold.ts';

/** Nobody mends more at a time, and a message has its end. */
const mostEntries = 10;
const mostTitles = 3;
const mostMoves = 3;
/** What both platforms take as a button's label. */
const longestLabel = 75;

interface Report {
  readonly all: AllUntold;
  readonly away: Away | null;
  readonly now: number;
  /** Whether it goes out as one message. */
  readonly fits: (message: Message) => boolean;
}

/** What a group's organizers are told of all that was not sent, the most pressing first; nothing of any person. */
export function reportMessage(phrases: Phrases, group: Group, report: Report): Message {
  const telling = { phrases, group, speaker: voice(phrases, group.languages) };
  const entries = entriesOf(telling, report.all).sort(byUrgency(report.now));
  const within = (most: number) => withFirst(telling, report, entries, most);
  let most = Math.min(mostEntries, entries.length);
  while (most > 1 && !report.fits(within(most))) most -= 1;
  return within(most);
}

/** What failed before what was late, what is still to come before what is over, the soonest first. */
function byUrgency(now: number) {
  const isOver = ({ start }: Entry) => (start <= now ? 1 : 0);
  return (a: Entry, b: Entry): number =>
    a.weight - b.weight || isOver(a) - isOver(b) || (isOver(a) === 0 ? a.start - b.start : b.start - a.start);
}

function withFirst(telling: Telling, report: Report, entries: readonly Entry[], most: number): Message {
  const { speaker } = telling;
  const isLateAlone = entries.length > 0 && entries.every(({ section }) => section === 'late');
  const title = isLateAlone ? 'report.title-late' : 'report.title';
  const more = entries.length - most;
  const text = (line: Inline): Block => ({ kind: 'text', text: line });
  const buttons = buttonsOf(telling, report);
  return {
    summary: telling.phrases.text(speaker.languages[0], title),
    blocks: [
      { kind: 'heading', text: speaker.label(title) },
      ...awayLines(telling, report).map(text),
      ...sections(entries.slice(0, most)),
      ...leftOut(telling, report.all).map(text),
      ...(more > 0 ? speaker.lines('report.more', () => ({ more })).map(text) : []),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
  };
}

function sections(entries: readonly Entry[]): Block[] {
  return [...Map.groupBy(entries, ({ section }) => section).values()].flatMap((all): Block[] => [
    ...(all[0]?.heading ?? []).map((text): Block => ({ kind: 'text', text })),
    { kind: 'list', items: all.map(({ line }) => line) },
  ]);
}

/** Only where something fell into that time. */
function awayLines({ speaker, group }: Telling, { all, away }: Report): readonly Inline[] {
  if (away === null) return [];
  const fell = ({ dueAt }: { readonly dueAt: number }) => dueAt >= away.from && dueAt <= away.to;
  if (all.unposted.length === 0 && !all.untold.some(({ row }) => fell(row))) return [];
  return speaker.lines('report.away', (language) => {
    const moment = (at: number) => {
      const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(group.timeZone ?? 'UTC');
      return time(at, 'full', formatBriefly(there, language));
    };
    return { from: moment(away.from), to: moment(away.to) };
  });
}

/** Reminders that the next one made needless: one line, whatever their number. */
function leftOut({ speaker }: Telling, { untold }: AllUntold): readonly Inline[] {
  const all = untold.filter(({ trouble }) => trouble === 'left-out');
  if (all.length === 0) return [];
  const titles = [
    ...new Set(all.map(({ event }) => `“${briefly(speaker.title(event.title), longestTitle)}”`)),
  ];
  const shown = titles.slice(0, mostTitles).join(', ');
  return speaker.lines('report.left-out', () => ({
    // To each channel, and to people: not one for each of them.
    count: new Set(all.map(({ row, post }) => `${row.eventId} ${row.rung} ${post?.id}`)).size,
    titles: titles.length > mostTitles ? `${shown} …` : shown,
  }));
}

function buttonsOf({ speaker, group }: Telling, { all, now }: Report): Button[] {
  const again: Button = {
    label: speaker.label('event.create.try-again'),
    look: 'primary',
    press: { action: 'trouble-retry', args: [] },
  };
  const lost = lostChannels(all.untold, group, now);
  const moves = lost.slice(0, mostMoves).map(({ post, event }): Button => {
    const label = speaker.label('report.move');
    const named = `${speaker.label('report.move')}: ${speaker.title(event.title)}`;
    return {
      label: briefly(lost.length > 1 ? named : label, longestLabel),
      look: 'plain',
      press: { action: 'trouble-move', args: [post.id] },
    };
  });
  return [...(all.untold.some((one) => canTryAgain(one, now)) ? [again] : []), ...moves];
}
