import type { Actor } from '../chat/actor.ts';
import type { Block, Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import { reminderMoments } from '../reminders/reminder-moments.ts';
import type { Event } from '../store/events.ts';
import type { OutboxRow } from '../store/outbox.ts';

/** What its organizer is told after confirming: posted, or why not and what to do. */
export async function publication(core: Core, event: Event, actor: Actor): Promise<Message> {
  const rows = await core.store.outbox.of(event.id);
  const broken = rows.filter(({ kind, state }) => (kind === 'post' || kind === 'seed') && state !== 'sent');
  const say = (key: string, values: Record<string, string | number> = {}) =>
    core.phrases.text(actor.language, key, values);
  if (broken.length === 0) {
    const summary = say('event.create.posted', { reminders: reminderMoments(core, event).length });
    return { summary, blocks: [{ kind: 'text', text: summary }] };
  }
  const reasons = broken.map((row) => say(...reason(row)));
  const again: Block = {
    kind: 'buttons',
    buttons: [
      {
        label: say('event.create.try-again'),
        look: 'primary',
        press: { action: 'event-publish', args: [event.id] },
      },
    ],
  };
  return {
    summary: reasons[0] ?? '',
    blocks: [...reasons.map((text) => ({ kind: 'text' as const, text })), again],
  };
}

function reason({ kind, state, error }: OutboxRow): [key: string, values: Record<string, string>] {
  const [code = '', missing = ''] = (error ?? '').split(': ');
  if (state === 'unknown') return ['event.create.unknown', {}];
  if (state !== 'failed') return ['event.create.on-its-way', {}];
  if (code === 'missing-permission') return [`event.create.missing-permission-${kind}`, { missing }];
  return [kind === 'seed' ? 'event.create.no-reactions' : 'event.create.failed', {}];
}
