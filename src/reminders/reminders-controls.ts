import type { Language } from '../chat/language.ts';
import type { Block, Button } from '../chat/message.ts';
import type { Core } from '../core.ts';
import { formatBriefly } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import type { DirectCount } from '../store/outbox.ts';
import { isOnItsWay } from './people-words.ts';
import type { Rung } from './rung.ts';
import { isLive, type RungRow, type RungStatus } from './rung-states.ts';
import { rungMoment, rungWords } from './rung-words.ts';

/** What an organizer can do about the reminders of an event: its buttons and menus. */
export function remindersControls(
  core: Core,
  event: Event,
  rows: readonly RungRow[],
  rungs: readonly RungStatus[],
  counts: readonly DirectCount[],
  language: Language,
): Block[] {
  const say = (key: string) => core.phrases.text(language, key);
  const button = (key: string, action: string, look: 'primary' | 'plain'): Button => ({
    label: say(key),
    look,
    press: { action, args: [event.id] },
  });
  const select = (key: string, action: string, offered: readonly Rung[]): Block[] =>
    offered.length === 0
      ? []
      : [
          {
            kind: 'select',
            label: say(key),
            choose: { action, args: [event.id] },
            options: offered.map((rung) => ({
              label: `${rungWords(core.phrases, language, rung)} · ${formatBriefly(rungMoment(event, rung), language)}`,
              value: rung,
            })),
          },
        ];
  const now = core.clock.now();
  // Many messages to people take a while.
  const isUnderWay = counts.some(isOnItsWay) || rungs.some(({ states }) => states.has('sending'));
  const start = event.start.epochMilliseconds;
  const coming = rungs.filter(({ due }) => due > now && due < start).map(({ rung }) => rung);
  const live = new Set(rows.filter(isLive).map(({ rung }) => rung));
  return [
    {
      kind: 'buttons',
      buttons: [
        button('reminders.add', 'reminders-add', 'primary'),
        button('reminders.preview', 'reminders-preview', 'plain'),
        ...(isUnderWay ? [button('reminders.look-again', 'reminders-again', 'plain')] : []),
      ],
    },
    ...select(
      'reminders.skip',
      'reminders-skip',
      coming.filter((rung) => live.has(rung)),
    ),
    ...select(
      'reminders.put-back',
      'reminders-put-back',
      coming.filter((rung) => !live.has(rung)),
    ),
  ];
}
