import type { Reaction } from '../../src/chat/reaction.ts';
import type { Component } from '../doubles/discord/component.ts';
import { buttonsOf, flattenMessage, selectsOf } from '../doubles/discord/flatten.ts';
import type { DiscordDouble, SeenMessage as Snapshot } from '../doubles/discord/index.ts';
import { liveMarkup, seen } from '../wire/render-discord-view.ts';
import type { SeenMessage } from './world.ts';

export const emoji: Readonly<Record<Reaction | 'foreign', string>> = {
  check: '✅',
  thinking: '🤔',
  cross: '❌',
  foreign: '🎉',
};

const addresses = /<(https?:[^>\n]*)>/g;

type Drawn = Pick<SeenMessage, 'text' | 'addresses' | 'buttons' | 'selects'>;

/** What Components V2 look like to a reader. */
export function drawnOnDiscord(components: readonly Component[]): Drawn {
  const markdown = flattenMessage({ content: '', embeds: [], components });
  // What somebody typed is to be read, never to be obeyed.
  const live = liveMarkup(markdown);
  return {
    text: `${live === null ? '' : `(${live} formats) `}${seen(markdown)}`,
    addresses: [...markdown.matchAll(addresses)].map(([, address = '']) => address),
    buttons: buttonsOf({ components }).map(({ label, url }) => ({ label, url })),
    selects: selectsOf({ components }).map(({ placeholder, options }) => ({
      label: placeholder,
      options: options.map(({ label }) => label),
    })),
  };
}

/** Each reader sees a time in their own zone. */
export function discordMoment(at: number): string {
  return `<t:${at / 1000}:F>`;
}

/** Of these messages those of the bot. */
export function ofBot(double: DiscordDouble, messages: readonly Snapshot[]): SeenMessage[] {
  return messages
    .filter(({ author }) => author === double.bot.name)
    .map(({ id, ephemeral, reactions, pings, repliesTo, message }) => {
      const count = (reaction: Reaction): number => reactions[emoji[reaction]] ?? 0;
      return {
        ...drawnOnDiscord(message.components),
        id,
        isPrivate: ephemeral,
        reactions: { check: count('check'), thinking: count('thinking'), cross: count('cross') },
        pings,
        answersTo: repliesTo,
      };
    });
}
