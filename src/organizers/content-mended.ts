import type { Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import { voice } from '../events/bilingual.ts';
import type { Group } from '../store/groups.ts';
import { tellAllOrganizers } from './tell-organizers.ts';

/**
 * Tells organizers who were told of faults in the content that it has none any more; once. True if somebody was told now.
 * From then on the same faults are news again.
 */
export async function contentMended(core: Core): Promise<boolean> {
  if (core.toldFaults.size === 0) return false;
  const told = await tellAllOrganizers(core, (group) => mendedMessage(core, group));
  // What may have arrived is not said again; what nobody read is, the next time.
  if (!told.some(({ state }) => state === 'sent' || state === 'unknown')) return false;
  core.toldFaults.clear();
  return true;
}

function mendedMessage(core: Core, group: Group): Message {
  const key = 'organizers.content-mended';
  const speaker = voice(core.phrases, group.languages);
  return {
    summary: core.phrases.text(speaker.languages[0], key),
    blocks: speaker.lines(key).map((text) => ({ kind: 'text', text })),
  };
}
