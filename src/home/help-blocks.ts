import { strong } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import type { Block } from '../chat/message.ts';
import type { Core } from '../core.ts';

/** What the bot can do, with every command as people type it on this platform. */
export function helpBlocks(core: Core, platform: string, language: Language): Block[] {
  const slash = core.platform(platform)?.capabilities.slash ?? '';
  const say = (key: string) => core.phrases.text(language, key);
  const items = core.shapes.map(({ texts, parent }) => {
    const name = [parent?.[language].name, texts[language].name]
      .filter((part) => part !== undefined)
      .join(' ');
    return [strong(`${slash}${name}`), ` ${texts[language].description}`];
  });
  return [
    { kind: 'list', items },
    { kind: 'text', text: say('help.rsvp') },
    { kind: 'citation', text: say('help.privacy') },
  ];
}
