import type { Question } from '../../../chat/inbound.ts';
import type { Message } from '../../../chat/message.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import type { Responder } from '../../../chat/responder.ts';
import type { Hearing } from '../hearing/hearing.ts';
import { post } from '../post.ts';
import { renderDiscord } from '../render/render.ts';

/**
 * Answers what was said in plain words by replies, which ping nobody. Discord can show them to one person alone only
 * where an interaction is answered, so all of them are as open as the channel is.
 */
export function questionResponder(
  { ahead, calling, clock }: Pick<Hearing, 'ahead' | 'calling' | 'clock'>,
  { id, place: { channel } }: Question,
): Responder {
  let parts = 0;
  const reply = (message: Message) =>
    calling(channel, async () => {
      for (const body of renderDiscord(message)) {
        parts += 1;
        await post(ahead, clock, channel, {
          ...body,
          allowed_mentions: { ...body.allowed_mentions, replied_user: false },
          // If the question is deleted meanwhile, its answer stands alone.
          message_reference: { message_id: id, fail_if_not_exists: false },
          nonce: `${id}-${parts}`,
        });
      }
    });
  const impossible = async () => {
    throw new PlatformError('a message cannot be answered so', { code: 'rejected', retry: 'never' });
  };
  return {
    // Nobody waits at a message as at a command: there is no time limit, and nothing to show.
    async defer() {},
    answer: (_, message) => reply(message),
    refuse: (message) => reply(message),
    note: (message) => reply(message),
    update: impossible,
    open: impossible,
    complete: impossible,
  };
}
