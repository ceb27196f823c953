import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { channelOption } from '../src/chat/options.ts';
import type { Place } from '../src/chat/place.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { groupOf } from '../src/events/group-of.ts';
import { movePosts } from '../src/events/posting/move-posts.ts';
import { notPosted } from '../src/events/posting/publication.ts';
import { retryTroubles } from '../src/organizers/telling/retry-troubles.ts';
import type { Post } from '../src/store/posts.ts';

/** *Try again* under what organizers are told of in their channel. */
export const troubleRetry = action({
  name: 'trouble-retry',
  options: z.object({}),
  who: 'organize',
  records: 'sent-again',
  answers: 'private',
  async run({ actor, place }, core: Core) {
    return retryTroubles(core, await groupOf(core, place), actor.language);
  },
});

/** *Post in another channel*; `post` stood in the one that is lost. */
export const troubleMove = action({
  name: 'trouble-move',
  options: z.object({ post: z.string() }),
  who: 'share',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    const { id } = await postHere(core, options.post, place);
    const say = (key: string) => core.phrases.text(actor.language, `report.move.${key}`);
    return {
      title: say('title'),
      submit: { action: 'trouble-moved', args: [id] },
      fields: [
        {
          kind: 'channel',
          name: 'channel',
          label: say('channel.name'),
          hint: say('hint'),
          required: true,
          value: null,
        },
      ],
    };
  },
});

export const troubleMoved = action({
  name: 'trouble-moved',
  labels: 'report.move',
  options: z.object({ post: z.string(), channel: channelOption() }),
  who: 'share',
  records: 'shared',
  takesTwo: 'everybody',
  answers: 'private',
  async run({ options, actor, place }, core: Core): Promise<Message> {
    const lost = await postHere(core, options.post, place);
    const moved = await movePosts(core, lost, { ...place, channel: options.channel });
    for (const { event, post } of moved) {
      const broken = await notPosted(core, event, actor.language, post);
      if (broken) return broken;
    }
    return textMessage(core.phrases.text(actor.language, 'report.moved', { count: moved.length }));
  },
});

/** A post in the group of whoever pressed. */
async function postHere(core: Core, id: string, place: Place): Promise<Post> {
  const post = await core.store.posts.byId(id);
  if (!post || post.place.platform !== place.platform || post.place.group !== place.group)
    throw new Refusal('report.move.done');
  return post;
}
