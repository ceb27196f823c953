import { parseQuestion } from '../answering/question.ts';
import { questionResponder } from '../answering/question-responder.ts';
import type { Hearing } from './hearing.ts';
import { addressedMessage, mayAddress } from './message-event.ts';
import { selfOf } from './self.ts';

/** MESSAGE_CREATE: what people say to the bot. What they say to each other ends here, unread. */
export function hearMessage(hearing: Hearing, data: unknown): void {
  const self = selfOf(hearing.client);
  if (!self || !mayAddress(self, data)) return;
  const parsed = addressedMessage.safeParse(data);
  if (!parsed.success) {
    hearing.log.warn('discord-unknown-message');
    return;
  }
  const question = parseQuestion(hearing.client, self, parsed.data);
  if (!question) return;
  hearing.clock.saw(question.at);
  void hearing.receive(question, questionResponder(hearing, question));
}
