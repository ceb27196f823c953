import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action, command } from '../src/chat/command.ts';
import { type Language, languages } from '../src/chat/language.ts';
import type { Button, Message } from '../src/chat/message.ts';
import type { Core } from '../src/core.ts';
import { monthOf } from '../src/people/month-of.ts';
import { languageRealm } from '../src/people/realms.ts';

/** `app`: what the platform says of them, or of the place where they write. */
const choices = [...languages, 'app'] as const;

type Choice = (typeof choices)[number];

export const language = command({
  name: 'language',
  description: 'command.language',
  options: z.object({ language: z.enum(choices).optional() }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, appLanguage }, core: Core) {
    if (options.language !== undefined) await choose(core, actor, options.language);
    return languageMessage(core, actor, appLanguage);
  },
});

export const languageChosen = action({
  name: 'language',
  options: z.object({ language: z.enum(choices) }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, appLanguage }, core: Core) {
    await choose(core, actor, options.language);
    return { message: await languageMessage(core, actor, appLanguage) };
  },
});

async function choose(core: Core, { account }: Actor, choice: Choice): Promise<void> {
  const { chosenLanguages } = core.store;
  const person = core.pseudonyms.of(account, languageRealm);
  await (choice === 'app'
    ? chosenLanguages.forget(person)
    : chosenLanguages.set(person, choice, monthOf(core.clock.now())));
}

/** Which language it is, where that comes from, and what is kept of it; already in that language. */
async function languageMessage(core: Core, { account }: Actor, app: Language): Promise<Message> {
  const chosen = await core.store.chosenLanguages.of(core.pseudonyms.of(account, languageRealm));
  const spoken = chosen ?? app;
  const say = (key: string) => core.phrases.text(spoken, key);
  const current: Choice = chosen ?? 'app';
  const buttons = choices.map((choice): Button => {
    return {
      label: say(`option.language.${choice}`),
      look: choice === current ? 'primary' : 'plain',
      press: { action: 'language', args: [choice] },
    };
  });
  const summary = say(chosen === null ? 'language.as-app' : 'language.chosen');
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'text', text: say('language.posts') },
      { kind: 'buttons', buttons },
      { kind: 'citation', text: say(chosen === null ? 'language.nothing-kept' : 'language.kept') },
    ],
  };
}
