import { expect, test } from 'vitest';
import { plainText } from '../../src/chat/inline.ts';
import type { Message } from '../../src/chat/message.ts';
import { awayBefore } from '../../src/organizers/telling/away.ts';
import { reportMessage } from '../../src/organizers/telling/report-message.ts';
import type { Untold } from '../../src/organizers/telling/untold.ts';
import type { Group } from '../../src/store/groups.ts';
import { anEvent } from '../contracts/store/furnish.ts';
import { knowledge } from '../scenarios/every-world.ts';

// Which of many things that went wrong stand in the one message that tells of them.

const now = Temporal.ZonedDateTime.from('2027-02-16T09:00[America/Los_Angeles]');
const place = { platform: 'discord', group: '1', channel: '2' };
const group: Group = {
  id: 'g',
  platform: 'discord',
  nativeId: '1',
  timeZone: 'America/Los_Angeles',
  languages: ['en'],
  organizersChannel: '3',
  announcementChannel: null,
  organizerRoles: [],
  welcomed: true,
  permissions: {},
  twoPeople: [],
};

let count = 0;
function untold(title: string, inHours: number, more: Partial<Untold['row']> = {}): Untold {
  count += 1;
  const start = now.add({ hours: inHours });
  const event = anEvent('g', { title: { en: title, es: '' }, start, end: start.add({ hours: 1 }) });
  const post = {
    id: `p${count}`,
    eventId: event.id,
    place,
    message: null,
    reposts: 0,
    postedAt: null,
    readAt: null,
  };
  const row = {
    id: `r${count}`,
    key: `k${count}`,
    lane: 'discord 1',
    kind: 'reminder',
    eventId: event.id,
    postId: post.id,
    rung: 'PT2H',
    dueAt: start.epochMilliseconds - 7_200_000,
    state: 'failed',
    attempts: 1,
    asked: 1,
    firstAttemptAt: null,
    message: null,
    error: 'rejected',
    ofStart: start.epochMilliseconds,
    was: null,
    ...more,
  } as Untold['row'];
  const trouble = row.state === 'sent' ? 'late' : row.state === 'withdrawn' ? 'missed' : 'failed';
  return { row, trouble, event, post };
}

const words = ({ blocks }: Message) =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'list') return block.items.map(plainText);
      return 'text' in block ? [plainText(block.text)] : [];
    })
    .join('\n');

function report(
  all: readonly Untold[],
  more: Partial<Parameters<typeof reportMessage>[2]> = {},
): { readonly text: string; readonly titles: readonly string[] } {
  const of = { untold: all, unposted: [], rows: [] };
  const message = reportMessage(knowledge.phrases, group, {
    all: of,
    away: null,
    now: now.epochMilliseconds,
    fits: () => true,
    ...more,
  });
  const text = words(message);
  return { text, titles: [...text.matchAll(/“([^”]+)” \(/g)].map(([, title = '']) => title) };
}

test('what failed stands before what was only late, what is to come before what is over, the soonest first', () => {
  const late = { state: 'sent', error: 'late' } as const;
  const { titles } = report([
    untold('Late, soon', 1, late),
    untold('Over, long ago', -48),
    untold('In three hours', 3),
    untold('Over, just now', -2),
    untold('In an hour', 1),
  ]);
  expect(titles).toEqual(['In an hour', 'In three hours', 'Over, just now', 'Over, long ago', 'Late, soon']);
});

test('where it would not fit one message fewer stand in it, and all others are counted', () => {
  const all = Array.from({ length: 12 }, (_, at) => untold(`Rally ${at}`, at + 1));
  const { titles, text } = report(all, { fits: (message) => words(message).length < 600 });
  expect(text.length).toBeLessThan(600);
  expect(titles.length).toBeGreaterThan(2);
  expect(text).toContain(`and ${12 - titles.length} more.`);
  // One at least, even where nothing would fit.
  expect(report(all, { fits: () => false }).titles).toEqual(['Rally 0']);
});

test('one event with several things that failed alike is one line', () => {
  const first = untold('Rally', 3);
  const post = { ...first, row: { ...first.row, id: 'other', kind: 'post', rung: '' } as Untold['row'] };
  const { text, titles } = report([first, post]);
  expect(titles).toEqual(['Rally']);
  expect(text).toContain('The reminder 2 hours before; The post');
});

test('that it was away is said only where something fell into that time', () => {
  const at = (hours: number) => now.add({ hours }).epochMilliseconds;
  const away = { from: at(-5), to: at(0) };
  const missed = { state: 'withdrawn', error: 'too-late' } as const;
  expect(report([untold('Missed', -1, missed)], { away }).text).toContain(
    'I was away from Tue, Feb 16, 4:00 AM PST to Tue, Feb 16, 9:00 AM PST.',
  );
  expect(report([untold('Failed later', 3)], { away }).text).not.toContain('I was away');
  expect(report([untold('Missed', -1, missed)]).text).not.toContain('I was away');
});

test('a restart, or the first start of all, is no absence', () => {
  expect(awayBefore(0, 10 * 60_000)).toBeNull();
  expect(awayBefore(1_000_000, 1_060_000)).toBeNull();
  expect(awayBefore(1_000_000, 2_000_000)).toEqual({ from: 1_000_000, to: 2_000_000 });
});
