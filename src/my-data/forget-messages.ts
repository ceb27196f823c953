import type { Actor } from '../chat/actor.ts';
import type { Inline } from '../chat/inline.ts';
import type { Block, Button, Message } from '../chat/message.ts';
import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import { voice } from '../events/showing/bilingual.ts';
import { everythingOf } from '../people/everything-of.ts';
import type { Tombstone } from '../store/tombstones.ts';
import { reactionLine } from './under-post.ts';

/** Further ones are only counted. */
const mostShown = 15;

/** Asks once, and says what goes and what stays. */
export async function forgetQuestion(core: Core, actor: Actor): Promise<Message> {
  const say = (key: string, values = {}) => core.phrases.text(actor.language, `my-data.${key}`, values);
  const button = (key: string, action: string, look: 'plain' | 'danger'): Button => ({
    label: say(key),
    look,
    press: { action, args: [] },
  });
  const stays = await stayingBlocks(core, actor);
  return {
    summary: say('ask'),
    asks: true,
    blocks: [
      { kind: 'text', text: say('ask') },
      { kind: 'text', text: say('ask.what') },
      ...stays,
      {
        kind: 'buttons',
        buttons: [
          button('ask.yes', 'my-data-forget-yes', 'danger'),
          button('ask.no', 'my-data-keep', 'plain'),
        ],
      },
    ],
  };
}

/** What was done, and the reactions that everybody can still see: `stones`. */
export async function forgottenMessage(
  core: Core,
  actor: Actor,
  { platform }: Place,
  stones: readonly Tombstone[],
): Promise<Message> {
  const { language } = actor;
  const say = (key: string, values = {}) => core.phrases.text(language, `my-data.${key}`, values);
  const lines = await reactionLines(core, actor, platform, stones.slice(0, mostShown));
  const more = stones.length - mostShown;
  return {
    summary: say('done'),
    blocks: [
      { kind: 'text', text: say('done') },
      ...(lines.length > 0
        ? ([
            { kind: 'text', text: say('done.reactions', { count: stones.length }) },
            { kind: 'list', items: more > 0 ? [...lines, say('done.more', { more })] : lines },
          ] as const)
        : []),
      ...(await stayingBlocks(core, actor)),
      { kind: 'citation', text: say('done.elsewhere') },
    ],
  };
}

async function reactionLines(
  core: Core,
  { language }: Actor,
  platform: string,
  stones: readonly Tombstone[],
): Promise<Inline[]> {
  const { posts, events } = core.store;
  const known = new Map(
    (await posts.byIds([...stones.map(({ postId }) => postId), ''])).map((each) => [each.id, each]),
  );
  const eventIds = [...known.values()].map(({ eventId }) => eventId);
  const titles = new Map((await events.byIds([...eventIds, ''])).map((each) => [each.id, each.title]));
  const { title } = voice(core.phrases, [language]);
  return stones.flatMap(({ postId, reaction }) => {
    const post = known.get(postId);
    const texts = post && titles.get(post.eventId);
    if (!texts) return [];
    return [
      reactionLine(
        core,
        language,
        platform,
        'my-data.done.reaction',
        { post, reaction },
        { title: title(texts) },
      ),
    ];
  });
}

/** That they organize, and what they did as an organizer, is not theirs alone to delete. */
async function stayingBlocks(core: Core, { account, language }: Actor): Promise<Block[]> {
  const kept = await everythingOf(core.store, (realm) => core.pseudonyms.of(account, realm));
  const stays = kept.some(({ table }) => table === 'organizers' || table === 'audit');
  if (!stays) return [];
  return [{ kind: 'text', text: core.phrases.text(language, 'my-data.stays', { days: core.retentionDays }) }];
}
