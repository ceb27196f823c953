import type { Asked } from '../../chat/command.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Entry } from '../../content/entry.ts';
import type { Core } from '../../core.ts';
import { canHandOn } from '../../organizers/questions/hold-question.ts';
import type { Verdict } from '../../store/answer-votes.ts';
import { composeEntry } from './compose-entry.ts';
import { people } from './hotlines.ts';
import { handOnButton, shareButton } from './offers.ts';
import { paragraphsMessage } from './paragraphs-message.ts';

type Reader = Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>;

/** The answer again, with a word of thanks where the vote's buttons were; and what helps further if it was wrong. */
export function votedAnswer(
  core: Core,
  entry: Entry,
  reader: Reader,
  verdict: Verdict,
  token: string,
): { message: Message; note?: Message } {
  const answer = paragraphsMessage(composeEntry(entry, core.content));
  const share = shareButton(core, entry, reader);
  const thanks = thanksBlocks(core, entry, reader, verdict, token);
  const message = { ...answer, blocks: [...answer.blocks, ...share, ...thanks] };
  if (core.platform(reader.place.platform)?.fitsOneMessage(message)) return { message };
  // Help lines may be more than one message holds; the answer itself must not be said twice for them.
  const summary = core.phrases.text(entry.language, `vote.thanks-${verdict}`);
  const short: Block = { kind: 'text', text: summary };
  return {
    message: { ...answer, blocks: [...answer.blocks, ...share, short] },
    note: { summary, blocks: thanks.slice(1) },
  };
}

function thanksBlocks(
  core: Core,
  { language }: Entry,
  reader: Reader,
  verdict: Verdict,
  token: string,
): Block[] {
  const say = (key: string): Block => ({ kind: 'text', text: core.phrases.text(language, key) });
  const thanks = say(`vote.thanks-${verdict}`);
  if (verdict === 'yes') return [thanks];
  if (canHandOn(core, token, reader)) {
    return [thanks, say('vote.hand-on'), handOnButton(core, language, token)];
  }
  return [thanks, ...paragraphsMessage(people(language, core.content, [])).blocks];
}
