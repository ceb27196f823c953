import type { Asked } from '../../chat/command.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Entry } from '../../content/entry.ts';
import type { Core } from '../../core.ts';
import { canHandOn } from '../../organizers/questions/hold-question.ts';
import { newId } from '../../store/new-id.ts';
import type { Decision } from '../answer.ts';
import { compose } from './compose.ts';
import { composeEntry } from './compose-entry.ts';
import { handOnButton, shareButton, voteBlocks } from './offers.ts';
import { paragraphsMessage } from './paragraphs-message.ts';

type Reader = Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>;

/**
 * An answer that one person alone reads, with what can be done about it: share it, say whether it was right, or hand the
 * question on. `question`: the token under which it is held, if it is.
 */
export function privateAnswer(
  core: Core,
  decision: Decision,
  reader: Reader,
  question: string | null,
): Message {
  const answer = paragraphsMessage(compose(decision, core.content));
  const { status, entry, language } = decision;
  const own = canHandOn(core, question, reader) ? question : null;
  if (status === 'answered' && entry) {
    const offers = [...shareButton(core, entry, reader), ...voteBlocks(core, entry, own ?? newId())];
    return ifWhole(core, reader, answer, offers);
  }
  if (status === 'urgent' || status === 'sighting') return { ...answer, alone: true };
  if (own === null) return answer;
  return { ...answer, blocks: [...answer.blocks, handOnButton(core, language, own)] };
}

/** An entry that was chosen from a list of topics; `below`: further ways on, where there is room for them. */
export function topicAnswer(core: Core, entry: Entry, reader: Reader, below: readonly Block[] = []): Message {
  const answer = paragraphsMessage(composeEntry(entry, core.content));
  return ifWhole(core, reader, answer, [...shareButton(core, entry, reader), ...below]);
}

/** A tap replaces one message: under an answer of several parts it would put the first ones there again. */
function ifWhole(core: Core, { place }: Reader, answer: Message, offers: readonly Block[]): Message {
  const message = { ...answer, blocks: [...answer.blocks, ...offers] };
  return core.platform(place.platform)?.fitsOneMessage(message) ? message : answer;
}
