import type { Update } from '../chat/command.ts';
import type { Message, Modal } from '../chat/message.ts';
import type { Answers } from '../chat/responder.ts';
import type { Told } from './told.ts';

/** Hands what a command or action returned to the platform, in the way that it declared. */
export async function respond(
  responder: Told,
  answers: Answers,
  outcome: Message | Modal | Update,
): Promise<void> {
  if ('fields' in outcome) return responder.open(outcome);
  if ('message' in outcome) {
    await (outcome.forEverybody ? responder.asItIs : responder).update(outcome.message);
    if (outcome.note) await responder.note(outcome.note);
    return;
  }
  if (answers === 'public') return responder.asItIs.answer('public', outcome);
  await responder.answer('private', outcome);
}
