import { z } from 'zod';
import { answerTo } from '../src/answers/reply/answer-to.ts';
import { privateAnswer } from '../src/answers/reply/private-answer.ts';
import type { Actor } from '../src/chat/actor.ts';
import { action, command } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { text } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import { helpBlocks } from '../src/home/help-blocks.ts';
import { privacyButton } from '../src/home/privacy-blocks.ts';
import { myDataButton } from '../src/my-data/my-data-button.ts';
import { holdQuestion } from '../src/organizers/questions/hold-question.ts';

/** As many as Discord lets an option hold. */
const mostCharacters = 6_000;

export const help = command({
  name: 'help',
  description: 'command.help',
  options: z.object({ question: text(mostCharacters).optional() }),
  who: 'anyone',
  answers: 'private',
  async run(asked, core: Core) {
    const { options, actor, place } = asked;
    const { language } = actor;
    // Somebody who calls for help may have a question, or be in danger.
    const { question } = options;
    const decision = question === undefined ? null : await answerTo(core, question, language);
    if (question !== undefined && decision) {
      return privateAnswer(core, decision, asked, await holdQuestion(core, question, decision, asked));
    }
    return helpMessage(core, place.platform, actor);
  },
});

/** *What I can do*, under a refusal. */
export const helpButton = action({
  name: 'help',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  run: async ({ actor, place }, core: Core) => helpMessage(core, place.platform, actor),
});

function helpMessage(core: Core, platform: string, actor: Actor): Message {
  const { language } = actor;
  const intro = core.phrases.text(language, 'help.intro', { about: core.content.campaign.about[language] });
  return {
    summary: intro,
    blocks: [
      { kind: 'text', text: intro },
      ...helpBlocks(core, platform, language, actor),
      {
        kind: 'buttons',
        buttons: [privacyButton(core.phrases, language), myDataButton(core.phrases, language)],
      },
    ],
  };
}
