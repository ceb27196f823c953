import { buttonsOf, flattenMessage, type SeenButton, type SeenSelect, selectsOf } from './flatten.ts';
import type { Channel, Message, Person } from './model.ts';
import type { World } from './world.ts';

/** A message as a person sees it. */
export interface SeenMessage {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  /** Emoji to how many reacted with it. */
  readonly reactions: Readonly<Record<string, number>>;
  /** Names of the people, and "@everyone" or role ids, whom it pinged. */
  readonly pings: readonly string[];
  readonly edited: boolean;
  readonly ephemeral: boolean;
  /** The id of the message that it answers as a reply. */
  readonly repliesTo: string | null;
  readonly message: Message;
}

function seen(world: World, message: Message): SeenMessage {
  const { everyone, users, roles } = message.mentions;
  return {
    id: message.id,
    author: world.person(message.authorId).name,
    text: flattenMessage(message),
    buttons: buttonsOf(message),
    selects: selectsOf(message),
    reactions: Object.fromEntries(
      message.reactions.map(({ emoji, normal, burst }) => [emoji, normal.size + burst.size]),
    ),
    pings: [
      ...(everyone ? ['@everyone'] : []),
      ...users.map((id) => world.people.get(id)?.name ?? id),
      ...roles,
    ],
    edited: message.editedAt !== null,
    ephemeral: message.ephemeralFor !== null,
    repliesTo: message.repliesTo,
    message,
  };
}

/** What is in the channel now, oldest first; with a viewer, also what only they see. */
export function snapshot(world: World, channel: Channel, viewer: Person | null): SeenMessage[] {
  return [...channel.messages.values()]
    .filter(({ deleted, ephemeralFor }) => !deleted && (ephemeralFor === null || ephemeralFor === viewer?.id))
    .map((message) => seen(world, message));
}
