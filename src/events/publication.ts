import type { Asked } from '../chat/command.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import { reminderMoments } from '../reminders/reminder-moments.ts';
import type { Event } from '../store/events.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';

/** What its organizer is told after confirming: posted and where, or why not and what to do. `only`: of this one post. */
export async function publication(
  core: Core,
  event: Event,
  { actor, place }: Pick<Asked<unknown>, 'actor' | 'place'>,
  only?: Post,
): Promise<Message> {
  const rows = await core.store.outbox.of(event.id);
  const broken = rows
    .filter(({ kind, state }) => (kind === 'post' || kind === 'seed') && state !== 'sent')
    .filter(({ postId }) => only === undefined || postId === only.id);
  const say = (key: string, values: Record<string, string | number> = {}) =>
    core.phrases.text(actor.language, key, values);
  const button = (key: string, action: string, look: 'primary' | 'plain'): Block => {
    const one: Button = { label: say(key), look, press: { action, args: [event.id] } };
    return { kind: 'buttons', buttons: [one] };
  };
  if (broken.length > 0) {
    const reasons = broken.map((row) => say(...reason(row)));
    return {
      summary: reasons[0] ?? '',
      blocks: [
        ...reasons.map((text) => ({ kind: 'text' as const, text })),
        button('event.create.try-again', 'event-publish', 'primary'),
      ],
    };
  }
  const summary = say('event.create.posted', { reminders: reminderMoments(core, event).length });
  const posts = only ? [only] : await core.store.posts.of(event.id);
  const here = posts.filter(
    (post) => post.place.platform === place.platform && post.place.group === place.group,
  );
  const fields = here.map((post) => ({
    label: say('event.create.channel'),
    value: { kind: 'channel', channel: post.place.channel } as const,
  }));
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...(fields.length > 0 ? [{ kind: 'fields', fields } as const] : []),
      button('event.share.elsewhere', 'event-share', 'plain'),
    ],
  };
}

function reason({ kind, state, error }: OutboxRow): [key: string, values: Record<string, string>] {
  const [code = '', missing = ''] = (error ?? '').split(': ');
  if (state === 'unknown') return ['event.create.unknown', {}];
  if (state !== 'failed') return ['event.create.on-its-way', {}];
  if (code === 'not-in-channel') return [`event.create.not-in-channel-${kind}`, { invite: missing }];
  if (code === 'missing-permission') return [`event.create.missing-permission-${kind}`, { missing }];
  return [kind === 'seed' ? 'event.create.no-reactions' : 'event.create.failed', {}];
}
