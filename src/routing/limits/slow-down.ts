import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { withFormAgain } from '../forms/form-again.ts';
import type { Registry } from '../registry.ts';
import { type Answerable, doingOf, wordsToRead } from './doing-of.ts';
import type { Room } from './limits.ts';

type Full = Extract<Room, { readonly isThere: false }>;

/** Whether there is room for it. Everybody else in a group is heard however fast one of them taps. */
export function roomFor(core: Core, registry: Registry<Core>, inbound: Answerable): Room {
  const { actor, place } = inbound;
  const person = core.pseudonyms.of(actor.account, core.limits.name);
  const group = place.group === null ? null : `${place.platform} ${place.group}`;
  return core.limits.take(doingOf(registry, inbound), person, group);
}

/**
 * What becomes of something there is no room for: a Refusal that says when there will be, or nothing at all where saying it
 * each time would fill a channel; somebody who may be in danger is always answered. `inbound`: from whoever they are here.
 */
export async function slowDown(
  core: Core,
  registry: Registry<Core>,
  inbound: Answerable,
  full: Full,
): Promise<Refusal | 'say-nothing' | 'answer-all-the-same'> {
  const words = wordsToRead(registry, inbound);
  if (words !== null && (await mayBeACry(core, words, inbound))) return 'answer-all-the-same';
  // A page that is opened again shows what it showed; plain words are answered where others read along.
  if (inbound.kind === 'home' || (inbound.kind === 'question' && !full.isNews)) return 'say-nothing';
  const seconds = Math.ceil(full.waitMs / 1_000);
  const refusal = new Refusal(full.of === 'person' ? 'error.too-fast' : 'error.too-many-at-once', {
    seconds,
  });
  return inbound.kind === 'action' ? withFormAgain(core, inbound, refusal) : refusal;
}

async function mayBeACry(core: Core, words: string, { actor }: Answerable): Promise<boolean> {
  // As long as it has to learn, a cry for help cannot be told from anything else.
  if (!core.answers.isPrepared()) return true;
  const { status, maybeUrgent } = await core.answers.ask(words, actor.language);
  return status === 'urgent' || maybeUrgent;
}
