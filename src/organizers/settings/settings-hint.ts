import type { Asked } from '../../chat/command.ts';
import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';

/**
 * Where a channel reads along, an organizer of a group that is new to the bot is not shown the first steps: one line,
 * which tells nobody anything about anyone.
 */
export async function settingsHint(
  core: Core,
  { actor, place, direct }: Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>,
  language: Language,
): Promise<Block[]> {
  if (direct || !actor.organizer || place.group === null) return [];
  if ((await groupOf(core, place)).welcomed) return [];
  const slash = core.slash(place.platform);
  return [{ kind: 'citation', text: core.phrases.text(language, 'first-steps.hint', { slash }) }];
}
