import { PlatformError } from '../../chat/platform-error.ts';
import { platformError } from './errors.ts';

/** How long (ms) to leave the old messages of a channel alone at most, unless Discord asks for longer. */
const longestPause = 10 * 60_000;

interface Pause {
  /** The youngest message that was refused: older ones would be too. */
  readonly message: string;
  readonly until: number;
  readonly ms: number;
}

/** Edits a message, given its channel and its id. */
export type OldEdits = <T>(channel: string, message: string, edit: () => Promise<T>) => Promise<T>;

/**
 * Discord takes few edits of messages that are older than an hour, and does not say how few (30046). After each
 * refusal the old messages of that channel are left alone for twice as long, and at least for as long as Discord asks.
 */
export function oldEdits(now: () => number): OldEdits {
  const pauses = new Map<string, Pause>();
  return async (channel, message, edit) => {
    const before = pauses.get(channel);
    const isOld = before !== undefined && !isYounger(message, before.message);
    if (isOld && before.until > now()) throw putOff(before.until - now());
    try {
      const done = await edit();
      if (isOld) pauses.delete(channel);
      return done;
    } catch (cause) {
      const error = platformError(cause);
      if (error.code !== 'edit-limited' || error.retry === 'never') throw cause;
      const ms = Math.max(error.retry.afterMs, Math.min(longestPause, (before?.ms ?? 0) * 2));
      pauses.set(channel, { message: isOld ? before.message : message, until: now() + ms, ms });
      throw putOff(ms);
    }
  };
}

/** Ids grow with time, and so does their length. */
function isYounger(message: string, than: string): boolean {
  return message.length === than.length ? message > than : message.length > than.length;
}

function putOff(afterMs: number): PlatformError {
  return new PlatformError('too many edits of old messages', {
    code: 'edit-limited',
    retry: { afterMs },
  });
}
