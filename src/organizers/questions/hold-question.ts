import type { Decision } from '../../answers/answer.ts';
import type { Actor } from '../../chat/actor.ts';
import type { Asked } from '../../chat/command.ts';
import type { Core } from '../../core.ts';

type Reader = Pick<Asked<unknown>, 'actor' | 'place'>;

/**
 * Holds a question for a while, so that its asker can hand it on; null where that cannot be: nobody to hand it to, nothing
 * asked, somebody in danger, who must not wait for organizers, a report of where agents are, which nobody here may keep, or too
 * many questions of others.
 */
export async function holdQuestion(
  core: Core,
  text: string,
  decision: Decision,
  { actor, place }: Reader,
): Promise<string | null> {
  const { status, reason, entry, language } = decision;
  if (status === 'urgent' || status === 'sighting' || reason === 'empty' || place.group === null) return null;
  const group = await core.store.groups.byNativeId(place.platform, place.group);
  if (!group || group.organizersChannel === null) return null;
  const question = { text, language, groupId: group.id, status, answer: entry?.title ?? null };
  return core.held.hold(question, heldAs(core, actor));
}

/** Whether this reader asked the question under this token and can still hand it on. */
export function canHandOn(
  core: Core,
  token: string | null,
  { actor }: Pick<Reader, 'actor'>,
): token is string {
  return token !== null && core.held.has(token, heldAs(core, actor));
}

/** In place of this asker, among the questions that are held. */
export function heldAs({ pseudonyms, held }: Core, { account }: Pick<Actor, 'account'>): string {
  return pseudonyms.of(account, held.name);
}
