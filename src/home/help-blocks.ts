import type { Actor } from '../chat/actor.ts';
import { commandName } from '../chat/command-shape.ts';
import { strong } from '../chat/inline.ts';
import type { Language } from '../chat/language.ts';
import type { Block } from '../chat/message.ts';
import type { Core } from '../core.ts';

/** What the bot can do for this person, with every command that they may use as people type it on this platform. */
export function helpBlocks(
  core: Core,
  platform: string,
  language: Language,
  { organizer }: Pick<Actor, 'organizer'>,
): Block[] {
  const slash = core.slash(platform);
  const say = (key: string) => core.phrases.text(language, key);
  const theirs = core.shapes.filter(({ who }) => who === 'anyone' || organizer);
  const items = theirs.map((shape) => [
    strong(`${slash}${commandName(shape, language)}`),
    ` ${shape.texts[language].description}`,
  ]);
  return [
    { kind: 'list', items },
    ...(organizer ? [] : [{ kind: 'text', text: say('help.organizers-more') } as const]),
    { kind: 'text', text: say('help.rsvp') },
    { kind: 'citation', text: core.phrases.text(language, 'help.privacy', { slash }) },
  ];
}
