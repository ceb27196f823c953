import type { Actor } from '../chat/actor.ts';
import { type Inline, strong, time } from '../chat/inline.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import { troubleWords } from '../events/posting/delivery-troubles.ts';
import { voice } from '../events/showing/bilingual.ts';
import { formatBriefly, formatWhen } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import type { ChannelRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import type { Rung } from './rung.ts';
import { isLive, type RungStatus, remindersOf, rungStates } from './rung-states.ts';
import { rungMoment, rungWords } from './rung-words.ts';

/**
 * What is due for an event, for one organizer: each reminder with its moment and what became of it in the channels of
 * this group, and what can be done about it. `done`: what was changed just now.
 */
export async function remindersView(
  core: Core,
  event: Event,
  { language }: Actor,
  place: Place,
  done: string | null = null,
): Promise<Message> {
  const { campaign } = core.content;
  const now = core.clock.now();
  const rows = remindersOf(event, await core.store.outbox.of(event.id));
  const posts = (await core.store.posts.of(event.id)).filter(
    (post) => post.place.platform === place.platform && post.place.group === place.group,
  );
  const rungs = rungStates(event, campaign, rows, posts, now);
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const title = voice(core.phrases, [language]).title(event.title);
  const heading = say('reminders.title', { title });
  const start = say('reminders.start', { start: formatWhen(event.start, language) });
  return {
    summary: done ?? heading,
    blocks: [
      { kind: 'heading', text: heading },
      ...(done === null ? [] : [{ kind: 'text', text: done } as const]),
      { kind: 'text', text: start },
      rungs.length === 0
        ? { kind: 'text', text: say('reminders.none') }
        : { kind: 'list', items: rungs.map((rung) => line(core, event, rung, language, posts.length)) },
      ...troubles(core, event, rows, posts, language),
      { kind: 'citation', text: say('reminders.everywhere') },
      ...controls(core, event, rows, rungs, language),
    ],
  };
}

type Language = Actor['language'];

/** "1 day before: waiting. Mon, Nov 30, 10:00 AM PST (your time: …)": by the clock there, then by the reader's own. */
function line(
  core: Core,
  event: Event,
  { rung, due, states }: RungStatus,
  language: Language,
  channels: number,
): Inline {
  const at = rungMoment(event, rung);
  const words = [...states].map(([state, posts]) => {
    const word = core.phrases.text(language, `reminders.state.${state}`);
    if (states.size === 1) return word;
    return core.phrases.text(language, 'reminders.in-channels', {
      state: word,
      count: posts.length,
      channels,
    });
  });
  return core.phrases.rich(language, 'reminders.line', {
    before: strong(rungWords(core.phrases, language, rung)),
    state: words.join('; '),
    when: time(due, 'full', formatWhen(at, language)),
    there: formatBriefly(at, language),
  });
}

/** Why a reminder could not be sent in a channel of this group, and the mend. */
function troubles(
  core: Core,
  event: Event,
  rows: readonly ChannelRow[],
  posts: readonly Post[],
  language: Language,
): Block[] {
  return rows
    .filter(({ state }) => state === 'failed' || state === 'unknown')
    .flatMap((row): Block[] => {
      const post = posts.find(({ id }) => id === row.postId);
      const channel = post && ({ kind: 'channel', channel: post.place.channel } as const);
      return channel
        ? [{ kind: 'quote', text: [channel, ': ', troubleWords(core, event, row, language)] }]
        : [];
    });
}

function controls(
  core: Core,
  event: Event,
  rows: readonly ChannelRow[],
  rungs: readonly RungStatus[],
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
  const coming = rungs.filter(({ due }) => due > now).map(({ rung }) => rung);
  const live = new Set(rows.filter(isLive).map(({ rung }) => rung));
  return [
    {
      kind: 'buttons',
      buttons: [
        button('reminders.add', 'reminders-add', 'primary'),
        button('reminders.preview', 'reminders-preview', 'plain'),
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
