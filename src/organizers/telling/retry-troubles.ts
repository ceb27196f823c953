import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { troubleWords } from '../../events/posting/delivery-troubles.ts';
import type { Group } from '../../store/groups.ts';
import type { ChannelRow, UntoldRow } from '../../store/outbox.ts';
import { canTryAgain, meantFor } from './try-again.ts';
import { concerning, type Untold } from './untold.ts';

/** Nobody reads more of them on a phone. */
const mostShown = 5;

/** Sends again what failed and still helps; resolves to what became of it, for the organizer who had it done. */
export async function retryTroubles(core: Core, group: Group, language: Language): Promise<Message> {
  const revived = await revive(core, group);
  const say = (key: string, values = {}) => core.phrases.text(language, key, values);
  if (revived.length > 0) await core.worker.run();
  const now = await Promise.all(revived.map(({ row }) => core.store.outbox.byId(row.id)));
  const count = (...states: readonly string[]) =>
    now.filter((row) => states.includes(row?.state ?? '')).length;
  const [sent, waiting] = [count('sent'), count('pending', 'claimed')];
  const troubles = revived.flatMap(({ event, post }, at): string[] => {
    const row = now[at];
    if (row?.state !== 'failed' || row.postId === null) return [];
    return [troubleWords(core, event, row, language, post?.place.platform ?? null)];
  });
  const lines = [
    ...(sent > 0 ? [say('report.retry.sent', { sent })] : []),
    ...(waiting > 0 ? [say('report.retry.on-its-way', { count: waiting })] : []),
    ...troubles.slice(0, mostShown),
    ...(troubles.length > mostShown ? [say('bot.more', { left: troubles.length - mostShown })] : []),
  ];
  const all = lines.length > 0 ? lines : [say('report.retry.nothing')];
  return { summary: all[0] ?? '', blocks: all.map((text) => ({ kind: 'text', text })) };
}

async function revive(core: Core, group: Group): Promise<Untold[]> {
  const now = core.clock.now();
  return core.store.transaction(async (repositories) => {
    const revived: Untold[] = [];
    for (const one of await concerning(repositories, group, 'failed', now)) {
      const { row, event } = one;
      if (!canTryAgain(one, now) || row.postId === null) continue;
      if (saidByLater(row, await repositories.outbox.of(event.id), one, now)) continue;
      if (await repositories.outbox.revive(row.id, meantFor(row, event, now))) revived.push(one);
    }
    return revived;
  });
}

/** Of a reminder: whether a later one is due there too, and was sent, or is tried again in its place. */
function saidByLater(row: UntoldRow, rows: readonly ChannelRow[], { event }: Untold, now: number): boolean {
  if (row.kind !== 'reminder') return false;
  const due = meantFor(row, event, now);
  return rows.some((other) => {
    if (other.kind !== 'reminder' || other.id === row.id || other.postId !== row.postId) return false;
    if (other.state === 'withdrawn' || other.ofStart !== row.ofStart) return false;
    const otherDue = meantFor(other, event, now);
    return otherDue > due && otherDue <= now;
  });
}
