import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action, command } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import type { Core } from '../src/core.ts';
import { privacyBlocks } from '../src/home/privacy-blocks.ts';
import { myDataButton } from '../src/my-data/my-data-button.ts';

export const privacy = command({
  name: 'privacy',
  description: 'command.privacy',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  run: async ({ actor, place }, core: Core) => privacyMessage(core, place.platform, actor),
});

/** *Privacy*, under the help and on one's own page. */
export const privacyShown = action({
  name: 'privacy',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  run: async ({ actor, place }, core: Core) => privacyMessage(core, place.platform, actor),
});

function privacyMessage(core: Core, platform: string, { language, organizer }: Actor): Message {
  return {
    summary: core.phrases.text(language, 'privacy.title'),
    blocks: [
      ...privacyBlocks(core.phrases, language, {
        slash: core.slash(platform),
        days: core.retentionDays,
        organizer: organizer === true,
      }),
      { kind: 'buttons', buttons: [myDataButton(core.phrases, language)] },
    ],
  };
}
