import { reactionOf } from '../reaction-names.ts';
import type { Hearing } from './hearing.ts';
import { clearedAll, clearedEmoji, refOf } from './reaction-event.ts';

/** MESSAGE_REACTION_REMOVE_ALL: a moderator took all reactions away. */
export function hearAllCleared({ receive, log }: Hearing, data: unknown): void {
  const parsed = clearedAll.safeParse(data);
  if (!parsed.success) {
    log.warn('discord-unknown-reaction');
    return;
  }
  void receive({ kind: 'cleared', message: refOf(parsed.data), reaction: null }, null);
}

/** MESSAGE_REACTION_REMOVE_EMOJI: all of one emoji, which may be none of ours. */
export function hearEmojiCleared({ receive, log }: Hearing, data: unknown): void {
  const parsed = clearedEmoji.safeParse(data);
  if (!parsed.success) {
    log.warn('discord-unknown-reaction');
    return;
  }
  const reaction = reactionOf(parsed.data.emoji.name ?? '');
  if (reaction) void receive({ kind: 'cleared', message: refOf(parsed.data), reaction }, null);
}
