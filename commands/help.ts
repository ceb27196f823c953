import { z } from 'zod';
import { command } from '../src/chat/command.ts';
import { strong } from '../src/chat/inline.ts';
import type { Core } from '../src/core.ts';

export const help = command({
  name: 'help',
  description: 'command.help',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  async run({ actor }, core: Core) {
    const { language } = actor;
    const say = (key: string) =>
      core.phrases.text(language, key, { about: core.content.campaign.about[language] });
    const items = core.shapes.map(({ texts, parent }) => {
      const name = [parent?.[language].name, texts[language].name]
        .filter((part) => part !== undefined)
        .join(' ');
      return [strong(`/${name}`), ` ${texts[language].description}`];
    });
    return {
      summary: say('help.intro'),
      blocks: [
        { kind: 'text', text: say('help.intro') },
        { kind: 'list', items },
        { kind: 'text', text: say('help.rsvp') },
        { kind: 'citation', text: say('help.privacy') },
      ],
    };
  },
});
