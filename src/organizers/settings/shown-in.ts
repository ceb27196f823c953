import type { Asked } from '../../chat/command.ts';
import { plainText } from '../../chat/inline.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';
import { firstSteps } from './first-steps.ts';
import { settingsMessage } from './settings-message.ts';

/** Where the button of a setting stands: among the first steps, in `/settings`, or under a refusal. */
export const froms = ['steps', 'settings', 'refusal'] as const;

export type From = (typeof froms)[number];

/** What takes the place of the message whose button was used, with what came of it. */
export async function shownIn(
  core: Core,
  asked: Pick<Asked<unknown>, 'actor' | 'place' | 'organizerByPlatform'>,
  from: From,
  said: readonly Block[],
): Promise<Message> {
  if (from === 'settings') return settingsMessage(core, asked, said);
  if (from === 'steps') return firstSteps(core, await groupOf(core, asked.place), asked.actor.language, said);
  const again = core.phrases.text(asked.actor.language, 'first-steps.again');
  const texts = said.map((block) => ('text' in block ? plainText(block.text) : ''));
  return { summary: [...texts, again].join(' '), blocks: [...said, { kind: 'text', text: again }] };
}
