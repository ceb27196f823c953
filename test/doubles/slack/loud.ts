import { z } from 'zod';
import type { World } from './world.ts';

/** Names in the text are not looked for, whatever stands there ("messaging/formatting-message-text": Automatic parsing). */
const asWritten = { parse: z.literal('none'), link_names: z.literal(false) };
const withoutPreviews = { unfurl_links: z.literal(false), unfurl_media: z.literal(false) };

/** What each way of saying something takes; methods/chat.update and chat.postEphemeral know no previews. */
const quiet = {
  'chat.postMessage': z.looseObject({ ...asWritten, ...withoutPreviews }),
  'chat.postEphemeral': z.looseObject(asWritten),
  'chat.update': z.looseObject(asWritten),
  response: z.looseObject({ ...asWritten, ...withoutPreviews }),
};

/** Notes what would find names in its text, or draw previews of its links, if there were any. */
export function noteIfLoud(world: World, how: keyof typeof quiet, given: unknown): void {
  const read = quiet[how].safeParse(given);
  if (read.success) return;
  world.loud.push(`${how}: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
}
