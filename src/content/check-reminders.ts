import { askBy, openDaysBefore } from '../reminders/ask-by.ts';
import { dueAt, parseRung } from '../reminders/rung.ts';
import { eventKinds } from '../store/events.ts';
import type { Campaign } from './campaign.ts';
import type { Sources } from './sources.ts';

/** A fault in campaign.yaml, at the value under `path`. */
interface FaultAt {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
  readonly mend: string;
}

/** What is wrong with the ladders of the kinds of events, and with what their reminders tell. */
export function reminderFaults(campaign: Campaign, sources: Sources | undefined): FaultAt[] {
  return [
    ...eventKinds.flatMap((kind) => [...ladderFaults(campaign, kind), ...accessFaults(campaign, kind)]),
    ...unknownFaults(campaign, sources),
  ];
}

type Kind = (typeof eventKinds)[number];

function ladderFaults({ event_kinds }: Campaign, kind: Kind): FaultAt[] {
  const { reminders } = event_kinds[kind];
  return reminders.flatMap((rung, index) =>
    reminders.indexOf(rung) === index
      ? []
      : [
          {
            path: ['event_kinds', kind, 'reminders', index],
            problem: `"${rung}" stands twice among the reminders of "${kind}".`,
            mend: 'Delete one of the two.',
          },
        ],
  );
}

function accessFaults(campaign: Campaign, kind: Kind): FaultAt[] {
  const { reminders, access } = campaign.event_kinds[kind];
  const known = access === undefined ? undefined : campaign.access[access];
  if (access !== undefined && known === undefined) {
    return [
      {
        path: ['event_kinds', kind, 'access'],
        problem: `"${access}" is not under "access:" of campaign.yaml.`,
        mend: 'Correct the spelling, or write it there.',
      },
    ];
  }
  return reminders.flatMap((rung, index): FaultAt[] => {
    if (parseRung(rung).about !== 'access') return [];
    const path = ['event_kinds', kind, 'reminders', index];
    if (known === undefined) {
      const problem = `"${rung}" tells about access, but "${kind}" has no line "access:".`;
      return [{ path, problem, mend: 'Add "access:" with a name out of "access:" above, or delete it.' }];
    }
    if (leavesTime(rung, known)) return [];
    const problem = `"${rung}" can come less than one business day before the last day on which to ask for "${earliest(known)}".`;
    return [{ path, problem, mend: 'Write more days, such as P11D 12:00 about access.' }];
  });
}

type Access = Campaign['access'][string];

/** Whether on whatever weekday an event is, people have a whole business day between this reminder and each last day. */
function leavesTime(rung: string, { asks }: Access): boolean {
  const week = Array.from({ length: 7 }, (_, day) =>
    // A week without a change of the clocks; before them all offices are taken to be closed at the same time.
    Temporal.PlainDateTime.from('2026-06-01T10:00').add({ days: day }).toZonedDateTime('UTC'),
  );
  return week.every((start) =>
    asks.every(({ ahead }) => {
      const last = askBy(start, ahead)?.toPlainDate();
      if (last === undefined) return true;
      const told = Temporal.Instant.fromEpochMilliseconds(dueAt({ start }, rung)).toZonedDateTimeISO('UTC');
      return Temporal.PlainDate.compare(told.toPlainDate(), openDaysBefore(last, 1)) < 0;
    }),
  );
}

/** What must be asked for first, in English: what the checks say is English. */
function earliest({ asks }: Access): string {
  const start = Temporal.ZonedDateTime.from('2026-06-01T10:00[UTC]');
  const days = ({ ahead }: Access['asks'][number]) =>
    (askBy(start, ahead) ?? start).until(start).total('hours');
  return asks.toSorted((a, b) => days(b) - days(a))[0]?.what.en ?? '';
}

/** Numbers and sources that are named and stand nowhere. */
function unknownFaults({ access, event_kinds, hotlines }: Campaign, sources: Sources | undefined): FaultAt[] {
  const faults: FaultAt[] = [];
  const lines = new Set(hotlines.map(({ id }) => id));
  const mustStand = (ids: readonly string[], path: readonly PropertyKey[]) => {
    for (const [index, id] of ids.entries()) {
      if (!sources || Object.hasOwn(sources, id)) continue;
      const mend = 'Correct it, or add it there.';
      faults.push({ path: [...path, index], problem: `"${id}" is not in sources.yaml.`, mend });
    }
  };
  for (const [name, { asks, sources: ids }] of Object.entries(access)) {
    mustStand(ids, ['access', name, 'sources']);
    for (const [index, { hotline }] of asks.entries()) {
      if (hotline === undefined || lines.has(hotline)) continue;
      const path = ['access', name, 'asks', index, 'hotline'];
      const mend = 'Correct the spelling, or add it there.';
      faults.push({ path, problem: `"${hotline}" is not among hotlines of campaign.yaml.`, mend });
    }
  }
  for (const kind of eventKinds)
    mustStand(event_kinds[kind].take_part?.sources ?? [], ['event_kinds', kind, 'take_part', 'sources']);
  return faults;
}
