import type { Update } from '../chat/command.ts';
import type { Message, Modal } from '../chat/message.ts';
import type { Answers, Responder } from '../chat/responder.ts';

/** Hands what a command or action returned to the platform, in the way that it declared. */
export async function respond(
  responder: Responder,
  answers: Answers,
  outcome: Message | Modal | Update,
): Promise<void> {
  if ('fields' in outcome) return responder.open(outcome);
  if ('message' in outcome) {
    await responder.update(outcome.message);
    if (outcome.note) await responder.note(outcome.note);
    return;
  }
  await responder.answer(answers === 'public' ? 'public' : 'private', outcome);
}
