import type { Asked } from '../../chat/command.ts';
import type { Language } from '../../chat/language.ts';
import type { Button, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { whoIsTold } from '../../organizers/telling/who-is-told.ts';
import { reminderMoments } from '../../reminders/reminder-moments.ts';
import type { Event } from '../../store/events.ts';
import type { ChannelRow } from '../../store/outbox.ts';
import type { Post } from '../../store/posts.ts';
import { permissionNames } from './trouble-causes.ts';

/** What its organizer is told after confirming: posted and where, or why not and what to do. `only`: of this one post. */
export async function publication(
  core: Core,
  event: Event,
  { actor, place }: Pick<Asked<unknown>, 'actor' | 'place'>,
  only?: Post,
): Promise<Message> {
  const broken = await notPosted(core, event, actor.language, only);
  if (broken) return broken;
  const say = (key: string, values = {}) => core.phrases.text(actor.language, key, values);
  const summary = say('event.create.posted', { reminders: reminderMoments(core, event).length });
  const posts = only ? [only] : await core.store.posts.of(event.id);
  const here = posts.filter(
    (post) => post.place.platform === place.platform && post.place.group === place.group,
  );
  const fields = here.map((post) => ({
    label: say('event.create.channel'),
    value: { kind: 'channel', channel: post.place.channel } as const,
  }));
  const isTold = (await whoIsTold(core.store, event, only ?? null)) !== null;
  const untold = say('event.create.nobody-told', { slash: core.slash(place.platform) });
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...(fields.length > 0 ? [{ kind: 'fields', fields } as const] : []),
      ...(isTold ? [] : [{ kind: 'citation', text: untold } as const]),
      {
        kind: 'buttons',
        buttons: [
          {
            label: say('event.share.elsewhere'),
            look: 'plain',
            press: { action: 'event-share', args: [event.id] },
          },
        ],
      },
    ],
  };
}

/** Where the event was not posted, or not as it should be: why, what to do, and *Try again*; null where all is well. */
export async function notPosted(
  core: Core,
  event: Event,
  language: Language,
  only?: Post,
  kinds: readonly ChannelRow['kind'][] = ['post', 'seed'],
): Promise<Message | null> {
  const rows = await core.store.outbox.of(event.id);
  const broken = rows
    // What somebody keeps deleting stays away, and is told under the event.
    .filter(({ kind, state, error }) => kinds.includes(kind) && state !== 'sent' && error !== 'deleted-again')
    .filter(({ postId }) => only === undefined || postId === only.id);
  const reasons = broken.map((row) => core.phrases.text(language, ...reason(core, language, row)));
  const [summary] = reasons;
  if (summary === undefined) return null;
  return {
    summary,
    blocks: [
      ...reasons.map((text) => ({ kind: 'text' as const, text })),
      { kind: 'buttons', buttons: [tryAgain(core, event, language, 'primary')] },
    ],
  };
}

export function tryAgain(core: Core, { id }: Event, language: Language, look: 'primary' | 'plain'): Button {
  return {
    label: core.phrases.text(language, 'event.create.try-again'),
    look,
    press: { action: 'event-publish', args: [id] },
  };
}

function reason(
  { phrases }: Core,
  language: Language,
  { kind, state, error }: ChannelRow,
): [key: string, values: Record<string, string>] {
  const [code = '', missing = ''] = (error ?? '').split(': ');
  if (state === 'unknown') return ['event.create.unknown', {}];
  if (state !== 'failed') return ['event.create.on-its-way', {}];
  if (code === 'not-in-channel') return [`event.create.not-in-channel-${kind}`, { invite: missing }];
  if (code === 'missing-permission')
    return [
      `event.create.missing-permission-${kind}`,
      { missing: permissionNames(phrases, language, missing.split(', ')) },
    ];
  return [kind === 'seed' ? 'event.create.no-reactions' : 'event.create.failed', {}];
}
