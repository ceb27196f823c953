import { expect, test } from 'vitest';
import { privateAnswer, topicAnswer } from '../../src/answers/reply/private-answer.ts';
import { languages } from '../../src/chat/language.ts';
import { sharedMessage } from '../../src/sharing/shared-message.ts';
import { openDiscordPane, openSlackPane } from '../contracts/playground-world.ts';
import { knowledge } from './every-world.ts';
import { liveIn } from './live-world.ts';

test.each([
  ['Discord', openDiscordPane],
  ['Slack', openSlackPane],
])('every entry can be shared and voted on, and put right in one message, on %s', async (_, open) => {
  const { core, world, stop } = await liveIn(await open(), knowledge);
  const { content } = core;
  const reader = { actor: world.ana, place: world.place, direct: false };
  const today = Temporal.Now.plainDateISO();
  const key = 'k'.repeat(12);
  const without = languages.flatMap((language) =>
    content.entries(language).filter((entry) => {
      const decided = {
        status: 'answered',
        language,
        entry,
        alternatives: [],
        reason: null,
        maybeUrgent: false,
        tellsSighting: false,
      } as const;
      const answer = privateAnswer(core, { ...decided, confidence: 1, citations: [] }, reader, null);
      const shared = sharedMessage({ core, content, place: world.place, key }, entry, today);
      const actions = [answer, topicAnswer(core, entry, reader), shared].map(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])),
      );
      const offered = actions.map((buttons) =>
        buttons.flatMap((one) => ('press' in one ? one.press.action : [])),
      );
      const [asked = [], chosen = [], posted = []] = offered;
      const all = asked.includes('share') && asked.includes('vote') && chosen.includes('share');
      return !all || !posted.includes('topic') || !world.platform.fitsOneMessage(shared);
    }),
  );
  expect(without.map(({ id, language }) => `${id} ${language}`)).toEqual([]);
  await stop();
});
