import type { Actor } from '../chat/actor.ts';
import type { Block, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import { troubleWords } from '../events/posting/delivery-troubles.ts';
import { voice } from '../events/showing/bilingual.ts';
import { formatWhen } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import type { Post } from '../store/posts.ts';
import { remindersControls } from './reminders-controls.ts';
import { rungLine } from './rung-line.ts';
import { type RungRow, remindersOf, rungStates } from './rung-states.ts';

/**
 * What is due for an event, for one organizer: each reminder with its moment and what became of it, in the channels of
 * this group or on its way to people, and what can be done about it. `done`: what was changed just now.
 */
export async function remindersView(
  core: Core,
  event: Event,
  { language }: Actor,
  place: Place,
  done: string | null = null,
): Promise<Message> {
  const now = core.clock.now();
  const rows = await remindersOf(core.store, event);
  const posts = (await core.store.posts.of(event.id)).filter(
    (post) => post.place.platform === place.platform && post.place.group === place.group,
  );
  const rungs = rungStates(event, core.content.campaign, rows, posts, now);
  const counts = await core.store.outbox.directCounts(event.id, event.start.epochMilliseconds, now);
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  const heading = say('reminders.title', { title: voice(core.phrases, [language]).title(event.title) });
  const lines = rungs.map((rung) => rungLine(core.phrases, event, rung, language, posts.length, counts));
  return {
    summary: done ?? heading,
    blocks: [
      { kind: 'heading', text: heading },
      ...(done === null ? [] : [{ kind: 'text', text: done } as const]),
      { kind: 'text', text: say('reminders.start', { start: formatWhen(event.start, language) }) },
      lines.length === 0 ? { kind: 'text', text: say('reminders.none') } : { kind: 'list', items: lines },
      ...troubles(core, event, rows, posts, language),
      ...(event.series === null ? [] : [{ kind: 'text', text: say('reminders.only-this') } as const]),
      { kind: 'citation', text: say('reminders.everywhere') },
      ...remindersControls(core, event, rows, rungs, counts, language),
    ],
  };
}

/** Why a reminder could not be sent in a channel of this group, and the mend. */
function troubles(
  core: Core,
  event: Event,
  rows: readonly RungRow[],
  posts: readonly Post[],
  language: Actor['language'],
): Block[] {
  return rows
    .filter((row) => row.kind !== 'fan-out')
    .filter(({ state }) => state === 'failed' || state === 'unknown')
    .flatMap((row): Block[] => {
      const post = posts.find(({ id }) => id === row.postId);
      const channel = post && ({ kind: 'channel', channel: post.place.channel } as const);
      return channel
        ? [
            {
              kind: 'quote',
              text: [channel, ': ', troubleWords(core, event, row, language, post.place.platform)],
            },
          ]
        : [];
    });
}
