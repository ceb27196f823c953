import type { Update } from '../chat/command.ts';
import type { Message, Modal } from '../chat/message.ts';
import type { Responder } from '../chat/responder.ts';
import type { Core } from '../core.ts';
import { groupOf } from '../events/group-of.ts';
import { firstSteps } from '../organizers/settings/first-steps.ts';
import type { Asked } from './find.ts';

/**
 * Shows the first steps to the first organizer of a group who speaks to the bot, after what they were told. A form
 * cannot be followed by anything, nor can what is said openly by something private: then the next time will do.
 */
export async function welcome(
  core: Core,
  inbound: Asked,
  outcome: Message | Modal | Update,
  responder: Responder,
): Promise<void> {
  const { actor, place } = inbound;
  if (!actor.organizer || place.group === null || !canFollow(inbound, outcome)) return;
  const group = await groupOf(core, place);
  if (group.welcomed || !(await core.store.groups.welcomeOnce(group.id))) return;
  try {
    await responder.note(await firstSteps(core, group, actor.language));
  } catch (error) {
    await core.store.groups.change(group.id, { welcomed: false });
    throw error;
  }
}

function canFollow({ kind, direct }: Asked, outcome: Message | Modal | Update): boolean {
  if (kind === 'home' || (kind === 'question' && !direct)) return false;
  return !('fields' in outcome) && !('alone' in ('message' in outcome ? outcome.message : outcome));
}
