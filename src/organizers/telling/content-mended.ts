import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { voice } from '../../events/showing/bilingual.ts';
import type { Group } from '../../store/groups.ts';
import { mayHaveHeard, tellOrganizers } from './tell-organizers.ts';

/**
 * Tells organizers who were told of faults in the content that it has none any more; each group once. True if somebody
 * was told now. From then on the same faults are news again to them.
 */
export async function contentMended(core: Core): Promise<boolean> {
  if (core.toldFaults.size === 0) return false;
  const groups = await core.store.groups.withOrganizersChannel();
  const told = await Promise.all(groups.map((group) => tellOnce(core, group)));
  return told.includes(true);
}

/** Whoever could not be told still believes it broken, and is told the next time. */
async function tellOnce(core: Core, group: Group): Promise<boolean> {
  const known = core.toldFaults.get(group.id);
  if (!known || known.size === 0) return false;
  const heard = mayHaveHeard(await tellOrganizers(core, group, mendedMessage(core, group)));
  if (heard) {
    core.toldFaults.delete(group.id);
    core.processes.tell({ kind: 'faults-mended', group: group.id });
  }
  return heard;
}

function mendedMessage(core: Core, group: Group): Message {
  const key = 'organizers.content-mended';
  const speaker = voice(core.phrases, group.languages);
  return {
    summary: core.phrases.text(speaker.languages[0], key),
    blocks: speaker.lines(key).map((text) => ({ kind: 'text', text })),
  };
}
