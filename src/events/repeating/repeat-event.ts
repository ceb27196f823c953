import type { Asked } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { confirmation } from '../drafting/confirmation.ts';
import { draftEvent } from '../drafting/create-event.ts';
import { readWhenLike } from '../drafting/read-when-like.ts';
import { groupOf, zoneOf } from '../group-of.ts';
import { postingPlace } from '../posting/posting-place.ts';
import type { Pattern } from './pattern.ts';

/**
 * Makes a draft of an event that is as last time but for its day, in the channels of last time unless one is chosen, and
 * shows what was understood. Throws a Refusal for a day that cannot be read.
 */
export async function repeatEvent(
  core: Core,
  asked: Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>,
  pattern: Pattern,
  when: string,
  channel: string | undefined,
): Promise<Message> {
  const { actor, place } = asked;
  const group = await groupOf(core, place);
  const { time, duration, last, places, ...same } = pattern;
  const earlier = { date: null, time, duration, timeZone: zoneOf(group) };
  const { start, end, alternative } = await readWhenLike(core, when, earlier, actor.language);
  const [before, ...others] = channel === undefined ? places : [];
  const home = before ?? (await postingPlace(core, asked, channel, group.announcementChannel));
  const {
    kind,
    title,
    description,
    accessibility,
    place: where,
    link,
    ladder,
    showsNames,
    buttonsOnly,
  } = same;
  const draft = await draftEvent(
    core.store,
    {
      groupId: group.id,
      kind,
      title,
      description,
      accessibility,
      place: where,
      link,
      start,
      end,
      ladder,
      edits: null,
      showsNames,
      buttonsOnly,
    },
    home,
    core.clock.now(),
    others,
  );
  return confirmation(core, draft, asked, alternative);
}
