import { z } from 'zod';
import { command } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { helpBlocks } from '../src/home/help-blocks.ts';

export const help = command({
  name: 'help',
  description: 'command.help',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  async run({ actor, place }, core: Core) {
    const { language } = actor;
    const intro = core.phrases.text(language, 'help.intro', { about: core.content.campaign.about[language] });
    return {
      summary: intro,
      blocks: [{ kind: 'text', text: intro }, ...helpBlocks(core, place.platform, language)],
    };
  },
});
