import type { InteractionRecord } from './interaction-record.ts';
import type { Interactions } from './interactions.ts';
import { messageJson } from './message-json.ts';
import type { Channel, Message, Person } from './model.ts';
import type { Reactions } from './reactions.ts';
import { escapeTyped } from './typed-text.ts';
import { viewJson } from './view-making.ts';

/** events/app_home_opened, for the tab Home. */
export function openHome(interactions: Interactions, person: Person): InteractionRecord {
  const { world, events } = interactions.workspace;
  const record = interactions.begin({ kind: 'home', what: 'open Home', person, channel: null });
  const home = world.views.homeOf(person.id);
  const event = {
    type: 'app_home_opened',
    user: person.id,
    channel: world.directMessagesOf(person).id,
    tab: 'home',
    ...(home ? { view: viewJson(world, home) } : {}),
    event_ts: world.ids.ts(),
  };
  events.happened(event, record);
  return record;
}

/** Writes to the bot where others read along (events/app_mention); without a word to it where it is no member. */
export function mention(
  interactions: Interactions,
  person: Person,
  channel: Channel,
  text: string,
  thread: Message | null,
): InteractionRecord {
  const { world, events, messages } = interactions.workspace;
  const { userId } = world.bot;
  const source = messages.create(channel, {
    authorId: person.id,
    text: `<@${userId}> ${escapeTyped(text)}`,
    threadTs: thread?.threadTs ?? thread?.ts ?? null,
  });
  const record = interactions.begin({ kind: 'mention', what: `mention ${text}`, person, channel, source });
  const said = {
    type: 'rich_text_section',
    elements: [
      { type: 'user', user_id: userId },
      { type: 'text', text: ` ${text}` },
    ],
  };
  const event = {
    ...messageJson(world, source),
    type: 'app_mention',
    blocks: [{ type: 'rich_text', block_id: world.ids.next('b'), elements: [said] }],
    channel: channel.id,
    event_ts: source.ts,
  };
  if (channel.members.has(userId)) events.happened(event, record);
  return record;
}

/** Writes to the bot alone (events/message.im). */
export function directMessage(
  interactions: Interactions,
  person: Person,
  text: string,
  { subtype = null, thread }: { readonly subtype?: string | null; readonly thread: Message | null },
): InteractionRecord {
  const { world, messages } = interactions.workspace;
  const channel = world.directMessagesOf(person);
  const record = interactions.begin({ kind: 'direct-message', what: `write ${text}`, person, channel });
  const threadTs = thread?.threadTs ?? thread?.ts ?? null;
  messages.create(channel, { authorId: person.id, text: escapeTyped(text), subtype, threadTs }, record);
  return record;
}

/** Reacts, or takes it back; what is so already stays so, and nobody is told. */
export function react(
  interactions: Interactions,
  reactions: Reactions,
  what: {
    readonly person: Person;
    readonly message: Message;
    readonly name: string;
    readonly isAdded: boolean;
  },
): InteractionRecord {
  const { person, message, name, isAdded } = what;
  const { world } = interactions.workspace;
  const channel = world.channelOf(message);
  if (message.deleted || message.ephemeralFor !== null) throw new Error('Nobody can react to that message');
  if (channel.kind !== 'public' && !channel.members.has(person.id)) {
    throw new Error(`${person.name} does not see ${channel.name}`);
  }
  const record = interactions.begin({
    kind: 'reaction',
    what: `${isAdded ? 'react' : 'unreact'} ${name}`,
    person,
    channel,
    source: message,
  });
  if (isAdded) reactions.add(message, person, name, record);
  else reactions.remove(message, person, name, record);
  return record;
}
