import type { Log } from '../../chat/log.ts';

/**
 * Keeps the bot running where discord.js trips over a payload that it cannot read: it throws inside a promise
 * or a timer of its own, where nobody can catch it, and Node would end the process. Every other uncaught error
 * still does. Returns what undoes it.
 */
export function surviveUnreadablePayloads(log: Log): () => void {
  const survive = (error: unknown): void => {
    if (!isLibraryFault(error)) throw error;
    log.error('discord-unreadable-payload', {}, error);
  };
  // Unhandled rejections come here as well.
  process.on('uncaughtException', survive);
  return () => process.off('uncaughtException', survive);
}

/** Where discord.js reads payloads; its requests are somebody's to await. */
const reading = /[\\/]node_modules[\\/](discord\.js[\\/]src|@discordjs[\\/]ws)[\\/]/;
const requesting = /[\\/]@discordjs[\\/]rest[\\/]/;
const notOurs = /[\\/]node_modules[\\/]|\bnode:|<anonymous>|\(native\)/;

/** Thrown inside discord.js while it read a payload, and while none of our own code was at work. */
function isLibraryFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return (
    frames.some((frame) => reading.test(frame)) &&
    frames.every((frame) => notOurs.test(frame) && !requesting.test(frame))
  );
}
