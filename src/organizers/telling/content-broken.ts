import { createHash } from 'node:crypto';
import type { Message } from '../../chat/message.ts';
import { type Fault, formatFault } from '../../content/fault.ts';
import type { Core } from '../../core.ts';
import { voice } from '../../events/showing/bilingual.ts';
import type { Group } from '../../store/groups.ts';
import { mayHaveHeard, tellOrganizers } from './tell-organizers.ts';

/** Nobody mends more at a time, and a message has its end. */
const mostShown = 10;

/**
 * Tells the organizers of every group that an edit of the content cannot be used and what to mend; each group once for
 * the same faults, as long as the bot runs. True if somebody was told now.
 */
export async function contentBroken(core: Core, faults: readonly Fault[]): Promise<boolean> {
  if (faults.length === 0) return false;
  const lines = faults.map(formatFault).sort();
  const hash = createHash('sha256').update(lines.join('\n')).digest('base64url');
  const groups = await core.store.groups.withOrganizersChannel();
  const told = await Promise.all(groups.map((group) => tellOnce(core, group, lines, hash)));
  return told.includes(true);
}

/** Who could not be told (their platform is away for a minute) is told the next time. */
async function tellOnce(core: Core, group: Group, lines: readonly string[], hash: string): Promise<boolean> {
  const known = core.toldFaults.get(group.id) ?? new Set();
  if (known.has(hash)) return false;
  // Noted before it is sent: the same faults, found again meanwhile, are not told twice.
  core.toldFaults.set(group.id, known.add(hash));
  let heard = false;
  try {
    heard = mayHaveHeard(await tellOrganizers(core, group, brokenMessage(core, group, lines)));
  } finally {
    if (!heard) known.delete(hash);
  }
  if (heard) core.processes.tell({ kind: 'faults-told', group: group.id, faults: hash });
  return heard;
}

function brokenMessage(core: Core, group: Group, lines: readonly string[]): Message {
  const speaker = voice(core.phrases, group.languages);
  const more = lines.length - mostShown;
  return {
    summary: core.phrases.text(speaker.languages[0], 'organizers.content-broken'),
    blocks: [
      ...speaker.lines('organizers.content-broken').map((text) => ({ kind: 'text' as const, text })),
      { kind: 'list', items: lines.slice(0, mostShown) },
      ...(more > 0
        ? speaker
            .lines('organizers.more-faults', () => ({ more }))
            .map((text) => ({ kind: 'text' as const, text }))
        : []),
    ],
  };
}
