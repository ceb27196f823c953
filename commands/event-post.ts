import { z } from 'zod';
import { type Asked, action, command } from '../src/chat/command.ts';
import { strong } from '../src/chat/inline.ts';
import type { Message } from '../src/chat/message.ts';
import { channelOption, eventOption } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { mustFit } from '../src/events/drafting/confirmation.ts';
import { eventOfButton, findEvent } from '../src/events/finding/find-event.ts';
import { groupOf } from '../src/events/group-of.ts';
import { postElsewhere } from '../src/events/posting/post-elsewhere.ts';
import { postingPlace } from '../src/events/posting/posting-place.ts';
import { publication } from '../src/events/posting/publication.ts';
import { newShareCode, readShareCode, shareLifetime } from '../src/events/posting/share-code.ts';
import { ladderOf } from '../src/reminders/ladder.ts';
import { mustHaveRoom } from '../src/store/caps.ts';
import type { Event } from '../src/store/events.ts';

export const eventPost = command({
  name: 'event post',
  description: 'command.event-post',
  options: z.object({ event: eventOption(), channel: channelOption().optional() }),
  who: 'share',
  records: 'shared',
  takesTwo: 'everybody',
  answers: 'private',
  async run(asked, core: Core) {
    const { options } = asked;
    const target = await postingPlace(core, asked, options.channel);
    await groupOf(core, target);
    const now = core.clock.now();
    const code = readShareCode(options.event);
    const shared = code === null ? null : await eventOfCode(core, code);
    const event = shared ?? (await named(core, asked, code !== null));
    await mustFit(core, event, [target]);
    const ladder = ladderOf(event, core.content.campaign);
    const post = await core.store.transaction(async (repositories) => {
      const fresh = await repositories.events.byId(event.id);
      if (!fresh) throw new Refusal('event.gone');
      const added = await postElsewhere(repositories, fresh, target, ladder, now);
      // Used up only where it has served: who was refused can type it again.
      if (shared && (await repositories.shares.take(code ?? '', now)) === null) throw wrongCode();
      return added;
    });
    await core.worker.run();
    return publication(core, event, asked, post);
  },
});

async function eventOfCode(core: Core, code: string): Promise<Event | null> {
  const id = await core.store.shares.eventOf(code, core.clock.now());
  return id === null ? null : core.store.events.byId(id);
}

/** A title may look like a code: "Strategy" has eight letters. */
async function named(
  core: Core,
  { options, actor, place }: Asked<{ event: string }>,
  maybeCode: boolean,
): Promise<Event> {
  try {
    return await findEvent(core, options.event, actor, place);
  } catch (error) {
    if (maybeCode && error instanceof Refusal && error.phrase === 'event.not-found') throw wrongCode();
    throw error;
  }
}

function wrongCode(): Refusal {
  return new Refusal('event.post.wrong-code', {}, 'event');
}

/** *Post it elsewhere too*: a code for an organizer to type in another group. */
export const eventShare = action({
  name: 'event-share',
  options: z.object({ event: z.string() }),
  who: 'share',
  records: 'shared',
  takesTwo: 'everybody',
  answers: 'private',
  async run({ options, actor, place }, core: Core): Promise<Message> {
    const event = await eventOfButton(core.store, options.event, place);
    if (event.state !== 'open') throw new Refusal('event.gone');
    const code = newShareCode();
    const now = core.clock.now();
    await core.store.transaction(async ({ shares }) => {
      mustHaveRoom('codes', await shares.count(event.id, now));
      await shares.add(code, event.id, now + shareLifetime);
    });
    const say = (key: string) => core.phrases.text(actor.language, `event.share.${key}`);
    const shown = core.phrases.rich(actor.language, 'event.share.code', { code: strong(code) });
    return {
      summary: say('summary'),
      blocks: [
        { kind: 'text', text: [shown, '. ', say('lifetime')] },
        { kind: 'list', items: [say('there'), say('here')] },
        { kind: 'citation', text: say('note') },
      ],
    };
  },
});
