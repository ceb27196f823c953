import type { MessageBlock } from './block-list-rules.ts';
import type { Metadata } from './metadata-rules.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

/** The app's own user in the workspace. */
export interface Bot {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
}

/** Somebody in the double's workspace: a person made by a test, or the bot's user. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly admin: boolean;
  readonly owner: boolean;
  readonly bot: boolean;
  /** Let in by an administrator for some channels only. */
  readonly guest: boolean;
  /** The id of their workspace: another's is in a shared channel. */
  readonly team: string;
  deactivated: boolean;
  /** The app may not know of them any more. */
  hidden: boolean;
}

/** A conversation: a channel, or the direct messages of one person with the bot. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly private: boolean;
  archived: boolean;
  readonly members: Set<string>;
  /** By `ts`, oldest first; deleted and ephemeral ones too. */
  readonly messages: Map<string, Message>;
}

/** One emoji under a message, and who set it, in order. */
export interface Reaction {
  readonly name: string;
  readonly users: string[];
}

export interface Message {
  readonly ts: string;
  readonly channelId: string;
  readonly authorId: string;
  /** What kind of message it is, where it is not a plain one (events/message). */
  readonly subtype: string | null;
  text: string;
  blocks: readonly MessageBlock[];
  metadata: Metadata | null;
  /** The `ts` of the message whose thread this one is in. */
  readonly threadTs: string | null;
  /** The one person who sees it, when ephemeral. */
  readonly ephemeralFor: string | null;
  /** Set once Slack shows "(edited)": methods/chat.update says that it does so for `text` alone. */
  editedTs: string | null;
  deleted: boolean;
  readonly reactions: Reaction[];
}
