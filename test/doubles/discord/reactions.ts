import { refusals } from './api-error.ts';
import type { Json } from './json.ts';
import { guildIdJson } from './message-payload.ts';
import type { Message, Person, Reaction } from './model.ts';
import { memberJson, userJson } from './payloads.ts';
import type { World } from './world.ts';

/**
 * Only Unicode emoji: a "name:id" one would have to be of a guild, and the double's guilds have none. One that
 * lacks its variation selector is the same emoji with it.
 */
export function knownEmoji(text: string): string {
  const whole = [text, `${text}\uFE0F`].find((one) => /^\p{RGI_Emoji}$/v.test(one));
  if (whole === undefined) throw refusals.unknownEmoji();
  return whole;
}

export function reactionOf(message: Message, emoji: string): Reaction | undefined {
  return message.reactions.find((reaction) => reaction.emoji === emoji);
}

const MOST_EMOJI = 20;

/** "Gateway Events": Message Reaction Add. It tells neither when nor which event it is; `member` is only here. */
export function addReaction(
  world: World,
  message: Message,
  person: Person,
  emoji: string,
  burst = false,
): void {
  let reaction = reactionOf(message, emoji);
  if (!reaction) {
    if (message.reactions.length >= MOST_EMOJI) throw refusals.tooManyReactions();
    reaction = { emoji, normal: new Set(), burst: new Set() };
    message.reactions.push(reaction);
  }
  const users = burst ? reaction.burst : reaction.normal;
  if (users.has(person.id)) return;
  users.add(person.id);
  const guild = world.guildOf(world.channel(message.channelId));
  announce(world, 'MESSAGE_REACTION_ADD', message, {
    user_id: person.id,
    ...(guild ? { member: { ...memberJson(guild, person), user: userJson(person) } } : {}),
    message_author_id: message.authorId,
    ...what(emoji, burst),
    ...(burst ? { burst_colors: [] } : {}),
  });
}

/** "Gateway Events": Message Reaction Remove, one for each kind that stood there and was to go. */
export function removeReaction(
  world: World,
  message: Message,
  person: Person,
  emoji: string,
  kinds: readonly boolean[] = [false, true],
): void {
  const reaction = reactionOf(message, emoji);
  for (const burst of kinds) {
    const users = burst ? reaction?.burst : reaction?.normal;
    if (!users?.delete(person.id)) continue;
    announce(world, 'MESSAGE_REACTION_REMOVE', message, { user_id: person.id, ...what(emoji, burst) });
  }
  if (reaction && reaction.normal.size + reaction.burst.size === 0) drop(message, reaction);
}

/** "Gateway Events": Message Reaction Remove All. */
export function removeAllReactions(world: World, message: Message): void {
  message.reactions.length = 0;
  announce(world, 'MESSAGE_REACTION_REMOVE_ALL', message, {});
}

/** "Gateway Events": Message Reaction Remove Emoji. */
export function removeEmoji(world: World, message: Message, emoji: string): void {
  const reaction = reactionOf(message, emoji);
  if (!reaction) return;
  drop(message, reaction);
  announce(world, 'MESSAGE_REACTION_REMOVE_EMOJI', message, { emoji: { id: null, name: emoji } });
}

function drop(message: Message, reaction: Reaction): void {
  message.reactions.splice(message.reactions.indexOf(reaction), 1);
}

function what(emoji: string, burst: boolean): Json {
  return { emoji: { id: null, name: emoji }, burst, type: burst ? 1 : 0 };
}

function announce(world: World, event: string, message: Message, data: Json): void {
  const channel = world.channel(message.channelId);
  const where = { channel_id: channel.id, message_id: message.id, ...guildIdJson(channel) };
  if (message.ephemeralFor === null) world.dispatch(event, { ...where, ...data }, channel);
  world.changes.notify();
}
