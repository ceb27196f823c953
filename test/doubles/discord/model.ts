import type { Component } from './component.ts';
import type { Json } from './json.ts';

/** Somebody in the double's Discord: the bot, or a person made by a test. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly bot: boolean;
  /** Guild-wide permissions in place of what @everyone has; null means just @everyone's. */
  permissions: bigint | null;
  /** Ids of roles, each of one guild. */
  readonly roles: readonly string[];
  /** Whether they have left every server; what they did there stays. */
  left: boolean;
  /** Whether they take direct messages of the bot. */
  takesDirect: boolean;
}

/** "Permissions": Permission Overwrites. Type 0 is a role, type 1 a member. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  /** The bot whose own role it is, which Discord manages; null for one that people made. */
  readonly botId: string | null;
}

export interface Channel {
  readonly id: string;
  /** Null for a direct message. */
  readonly guildId: string | null;
  /** Whom the bot talks with there, in a direct message. */
  readonly recipientId: string | null;
  /** The channel that a thread stands in; null for everything else. */
  readonly parentId: string | null;
  readonly name: string;
  readonly type: number;
  readonly position: number;
  overwrites: Overwrite[];
  readonly messages: Map<string, Message>;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly roles: Role[];
  /** Threads too. */
  readonly channels: Channel[];
}

/** One emoji's reactions to a message: who, and whether as a super reaction. */
export interface Reaction {
  readonly emoji: string;
  readonly normal: Set<string>;
  readonly burst: Set<string>;
}

export interface Mentions {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  content: string;
  embeds: readonly Json[];
  components: readonly Component[];
  flags: number;
  mentions: Mentions;
  createdAt: number;
  editedAt: number | null;
  deleted: boolean;
  readonly reactions: Reaction[];
  readonly nonce: string | number | null;
  /** Id of the message this one replies to. */
  readonly repliesTo: string | null;
  /** The one person who sees it, when ephemeral. */
  readonly ephemeralFor: string | null;
  /** "Message Interaction Metadata", when it answers an interaction. */
  readonly interactionMetadata: Json | null;
}
