import type { ReactionChange } from '../../../chat/inbound.ts';
import { accountOf } from '../parse.ts';
import { reactionOf } from '../reaction-names.ts';
import type { Hearing } from './hearing.ts';
import { inTurn } from './in-turn.ts';
import { reactionEvent, refOf } from './reaction-event.ts';
import { stillReacts } from './still-reacts.ts';

type Hear = (change: ReactionChange['change'], data: unknown) => void;

/**
 * MESSAGE_REACTION_ADD and MESSAGE_REACTION_REMOVE. Discord tells no time of them: they are as old as their arrival.
 * Whoever takes a normal or a super reaction back may still stand there with the other kind, so Discord is asked
 * first; what the same person does there next waits for that, so that it is not told before.
 */
export function reactionHearer({ client, ahead, receive, calling, clock, log }: Hearing): Hear {
  const turns = inTurn();
  return (change, data) => {
    const parsed = reactionEvent.safeParse(data);
    if (!parsed.success) return log.warn('discord-unknown-reaction');
    const { user_id: user, emoji, burst, member } = parsed.data;
    const reaction = reactionOf(emoji.name ?? '');
    if (!reaction || user === client.user?.id || member?.user?.bot) return;
    const message = refOf(parsed.data);
    const account = accountOf(user);
    const tell = (): void => void receive({ kind: 'reaction', change, reaction, account, message, at }, null);
    const at = clock.now();
    const unlessOtherKind = async (): Promise<void> => {
      const asked = calling(message.channel, () =>
        stillReacts(ahead, message, reaction, user, burst ? 0 : 1),
      );
      // Where nobody can tell, it counts as taken back: the next reading of all reactions corrects it.
      if (!(await asked.catch(() => false))) tell();
    };
    turns(`${message.message} ${reaction} ${user}`, change === 'added' ? tell : unlessOtherKind);
  };
}
