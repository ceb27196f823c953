import type { Clock } from './clock.ts';
import { type ComponentMatcher, chooseFrom, pressButton } from './component-use.ts';
import type { InteractionRecord } from './interaction-record.ts';
import { createMessage, deleteMessage, deleteMessages } from './message-store.ts';
import { type ModalValues, submitModal } from './modal-submit.ts';
import type { Channel, Guild, Message, Person, Role } from './model.ts';
import { type NewPerson, type NewRole, newPerson, newRole } from './new-person.ts';
import { userJson } from './payloads.ts';
import { addReaction, knownEmoji, removeAllReactions, removeEmoji, removeReaction } from './reactions.ts';
import { type SlashOptions, type SlashValues, typeIntoSlash, useSlash } from './slash.ts';
import { type SeenMessage, snapshot } from './snapshot.ts';
import { type NewThread, newThread } from './thread.ts';
import type { World } from './world.ts';

/** A channel of a guild by name or id, or what the bot and one person write to each other. */
export type ChannelName = string | Channel | { readonly dm: Person };

export interface SayOptions {
  /** The message that this one replies to. */
  readonly replyTo?: Message;
  /** Whether a reply pings whom it answers, as Discord's client does unless told otherwise. */
  readonly ping?: boolean;
}

export interface MentionOptions extends SayOptions {
  /** Names the bot's own role in place of the bot, as Discord's client offers both under one name. */
  readonly byRole?: boolean;
}

export interface ReactOptions {
  /** A super reaction; it and a normal one can stand side by side. */
  readonly burst?: boolean;
}

/** What people and moderators do in the double's Discord, and what they see. */
export class PeopleActs {
  protected readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  get bot(): Person {
    return this.world.bot;
  }

  get clock(): Clock {
    return this.world.clock;
  }

  get guilds(): readonly Guild[] {
    return this.world.guilds;
  }

  get interactions(): readonly InteractionRecord[] {
    return this.world.interactions;
  }

  channel(name: ChannelName): Channel {
    if (typeof name !== 'string') return 'dm' in name ? this.world.direct(name.dm) : name;
    const channel = this.guilds
      .flatMap((guild) => guild.channels)
      .find((one) => one.name === name || one.id === name);
    if (!channel) throw new Error(`There is no channel ${name}`);
    return channel;
  }

  /** Begins a thread in a channel of a guild. */
  thread(parent: ChannelName, thread: NewThread): Channel {
    return newThread(this.world, this.channel(parent), thread);
  }

  person(person: NewPerson): Person {
    return newPerson(this.world, person);
  }

  /** Makes a role, in the first guild unless another is named. */
  role(role: NewRole): Role {
    return newRole(this.world, role);
  }

  /** The person leaves every server. What they wrote and how they reacted stays, as on Discord. */
  leave(person: Person): void {
    person.left = true;
    for (const { id } of this.guilds) {
      this.world.dispatch('GUILD_MEMBER_REMOVE', { guild_id: id, user: userJson(person) }, null);
    }
  }

  /** From now on the person takes no direct messages of the bot: it meets 50007. */
  closeDms(person: Person): void {
    person.takesDirect = false;
  }

  /** Uses a registered command, for instance `slash(ada, 'events', 'event create', { title: 'Rally' })`. */
  slash(
    person: Person,
    channel: ChannelName,
    line: string,
    values: SlashValues = {},
    options: SlashOptions = {},
  ): InteractionRecord {
    const force = options.force ?? false;
    return useSlash({ world: this.world, person, channel: this.channel(channel), line, values, force });
  }

  /** Types into a command's option, the last one given unless named; `answered()` then has the choices. */
  autocomplete(
    person: Person,
    channel: ChannelName,
    line: string,
    values: SlashValues,
    focused?: string,
  ): InteractionRecord {
    const option = focused ?? Object.keys(values).at(-1) ?? '';
    return typeIntoSlash(
      { world: this.world, person, channel: this.channel(channel), line, values, force: false },
      option,
    );
  }

  /** Presses a button, named by custom id, label, or a pattern in either; of ephemeral messages too. */
  press(person: Person, message: Message, matcher: ComponentMatcher): InteractionRecord {
    return pressButton(this.world, person, message, matcher);
  }

  /** Picks from a menu, named by custom id or placeholder; options by value or label. */
  choose(
    person: Person,
    message: Message,
    matcher: ComponentMatcher,
    values: readonly string[],
  ): InteractionRecord {
    return chooseFrom(this.world, person, message, matcher, values);
  }

  /** Submits the modal which answered an interaction, with values by custom id. */
  submitModal(opened: InteractionRecord, values: ModalValues): InteractionRecord {
    return submitModal(this.world, opened, values);
  }

  /** Writes a message as a person. */
  say(person: Person, name: ChannelName, content: string, options: SayOptions = {}): Message {
    const channel = this.channel(name);
    this.#refuseAbsent(person, channel);
    const quiet = { parse: ['users', 'roles', 'everyone'], replied_user: false };
    const body = { content, ...(options.ping === false ? { allowed_mentions: quiet } : {}) };
    return createMessage(this.world, channel, body, {
      author: person,
      repliesTo: options.replyTo?.id ?? null,
    });
  }

  /** Addresses the bot in a channel of a guild. */
  mention(person: Person, channel: ChannelName, text: string, options: MentionOptions = {}): Message {
    const { byRole = false, ...say } = options;
    const named = byRole ? `&${this.#botRole(channel).id}` : this.bot.id;
    return this.say(person, channel, `<@${named}> ${text}`, say);
  }

  #botRole(name: ChannelName): Role {
    const guild = this.world.guildOf(this.channel(name));
    const role = guild?.roles.find(({ botId }) => botId === this.bot.id);
    if (!role) throw new Error('The bot has no role in direct messages');
    return role;
  }

  /** Writes to the bot directly. */
  dm(person: Person, text: string, options: SayOptions = {}): Message {
    if (person.left) throw new Error(`${person.name} shares no server with the bot any more`);
    return this.say(person, { dm: person }, text, options);
  }

  react(person: Person, message: Message, emoji: string, options: ReactOptions = {}): void {
    this.#refuseAbsent(person, this.world.channel(message.channelId));
    addReaction(this.world, message, person, knownEmoji(emoji), options.burst ?? false);
  }

  /** Takes one's normal reaction back, or the super one. */
  unreact(person: Person, message: Message, emoji: string, options: ReactOptions = {}): void {
    this.#refuseAbsent(person, this.world.channel(message.channelId));
    removeReaction(this.world, message, person, knownEmoji(emoji), [options.burst ?? false]);
  }

  /** As a moderator does: the reactions of everybody, the bot too, with one emoji or with all. */
  clearReactions(message: Message, emoji?: string): void {
    if (emoji === undefined) removeAllReactions(this.world, message);
    else removeEmoji(this.world, message, knownEmoji(emoji));
  }

  /** As a moderator does. */
  deleteMessage(message: Message): void {
    deleteMessage(this.world, message);
  }

  /** As a moderator's ban does: several messages of one channel in one event. */
  deleteMessages(messages: readonly Message[]): void {
    deleteMessages(this.world, messages);
  }

  /** Makes one message older (its id stays, so a client that reads the time from the id sees no change). */
  ageMessage(message: Message, ms: number): void {
    message.createdAt -= ms;
  }

  /** What people see in the channel, oldest first; with a viewer, also their ephemeral messages. */
  snapshot(channel: ChannelName, viewer: Person | null = null): SeenMessage[] {
    return snapshot(this.world, this.channel(channel), viewer);
  }

  #refuseAbsent(person: Person, channel: Channel): void {
    if (person.left && channel.guildId !== null) throw new Error(`${person.name} has left the server`);
  }
}
