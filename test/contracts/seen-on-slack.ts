import { z } from 'zod';
import type { Reaction } from '../../src/chat/reaction.ts';
import type { MessageBlock } from '../doubles/slack/block-list-rules.ts';
import { buttonsOf, selectsOf } from '../doubles/slack/controls.ts';
import type { SlackDouble, SeenMessage as Snapshot } from '../doubles/slack/index.ts';
import { liveSign } from '../wire/render-slack-view.ts';
import type { SeenMessage } from './world.ts';

export const emojiNames: Readonly<Record<Reaction | 'foreign', string>> = {
  check: 'white_check_mark',
  thinking: 'thinking_face',
  cross: 'x',
  foreign: 'tada',
};

/** Links stand in rich text as elements, in small print as mrkdwn. */
const linkElement = z.object({ type: z.literal('link'), url: z.string() });
const mrkdwn = z.object({ type: z.literal('mrkdwn'), text: z.string() });
const mrkdwnLink = /<(https?:[^|>]*)/g;

/** What is under a message, and where its words lead; the words are read by the double. */
export function drawnOnSlack(
  blocks: readonly MessageBlock[],
): Pick<SeenMessage, 'addresses' | 'buttons' | 'selects'> {
  return {
    addresses: addressesIn(blocks),
    buttons: buttonsOf(blocks).map(({ text, url }) => ({ label: read(text), url })),
    selects: selectsOf(blocks).map(({ placeholder, options }) => ({
      label: read(placeholder),
      options: options.map(({ text }) => read(text)),
    })),
  };
}

function addressesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  const link = linkElement.safeParse(value).data;
  if (link) return [link.url];
  const small = mrkdwn.safeParse(value).data;
  if (small) {
    return [...small.text.matchAll(mrkdwnLink)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : [];
}

/** The first sign that Slack would read as markup though nobody meant it so; `summary`: the text of the notification. */
export function liveOnSlack(summary: string, blocks: readonly MessageBlock[]): string | null {
  const small = blocks.flatMap((block) => (block.type === 'context' ? block.elements : []));
  return liveSign([summary, ...small.flatMap((one) => (one.type === 'mrkdwn' ? [one.text] : []))]);
}

/** Zero-width characters are not seen. */
export function read(plain: string): string {
  return plain.replaceAll('\u200b', '');
}

/** Of these messages those of the bot, oldest first, answers in threads as well. */
export function ofBot(double: SlackDouble, messages: readonly Snapshot[]): SeenMessage[] {
  return messages
    .flatMap((message) => [message, ...message.thread])
    .toSorted((a, b) => Number(a.ts) - Number(b.ts))
    .filter(({ author }) => author === double.bot.name)
    .map(({ ts, text, blocks, ephemeral, reactions, pings, message }) => {
      const count = (reaction: Reaction): number => reactions[emojiNames[reaction]] ?? 0;
      return {
        ...drawnOnSlack(blocks),
        id: ts,
        text,
        isPrivate: ephemeral,
        reactions: { check: count('check'), thinking: count('thinking'), cross: count('cross') },
        pings,
        answersTo: message.threadTs === ts ? null : message.threadTs,
      };
    });
}
