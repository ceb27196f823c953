import type { ActionCall } from './action-id.ts';
import type { Actor } from './actor.ts';
import type { MessageRef, Place } from './place.ts';
import type { Reaction } from './reaction.ts';

interface Addressed {
  /** The platform's id of this delivery, unique within the platform: repeats are recognised by it. */
  readonly id: string;
  readonly actor: Actor;
  readonly place: Place;
  /** Whether nobody but this person and the bot is there: a direct message, a home page. */
  readonly direct: boolean;
  /** When it was done, by the platform's own clock (epoch ms): of two acts the later one counts, in whichever order they come. */
  readonly at: number;
}

export interface CommandCall extends Addressed {
  readonly kind: 'command';
  /** `ask`, or with its sub-command `event create`. */
  readonly command: string;
  /** As the platform gave them; the command's own schema checks them. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ActionPress extends Addressed {
  readonly kind: 'action';
  readonly call: ActionCall;
  /** What a form's fields were filled in with, by name (see `ModalField`); what was chosen in a select, as `value`. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Completion extends Addressed {
  readonly kind: 'completion';
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** Something said to the bot in plain words: a mention in a channel, or a direct message. */
export interface Question extends Addressed {
  readonly kind: 'question';
  /** Without the mention itself. */
  readonly text: string;
}

/** Somebody opened the page that the bot has for each person (Slack's App Home). */
export interface HomeOpened extends Addressed {
  readonly kind: 'home';
}

/** Reactions are set operations: repeating one changes nothing, and of two the later one stands. */
export interface ReactionChange {
  readonly kind: 'reaction';
  readonly change: 'added' | 'removed';
  readonly reaction: Reaction;
  readonly account: string;
  readonly message: MessageRef;
  /** When it was made (epoch ms, the platform's clock); where a platform tells no time, when it came in. */
  readonly at: number;
}

/** A moderator took reactions away from everybody: nobody changed their mind. */
export interface ReactionsCleared {
  readonly kind: 'cleared';
  readonly message: MessageRef;
  /** Null: all of them. */
  readonly reaction: Reaction | null;
}

/** A message is gone. It may be one of ours or not. */
export interface MessageDeleted {
  readonly kind: 'deleted';
  readonly message: MessageRef;
}

/** The platform has (re)connected: what happened meanwhile must be asked for. */
export interface Connected {
  readonly kind: 'connected';
  readonly platform: string;
}

/** The connection is gone: what people do from now on is not heard. */
export interface Disconnected {
  readonly kind: 'disconnected';
  readonly platform: string;
}

/** The servers or workspaces that the bot is in, by the platform's ids: these, and no others. */
export interface GroupsKnown {
  readonly kind: 'groups';
  readonly platform: string;
  readonly groups: readonly string[];
}

/** The bot was let into a server or workspace, or taken out of it. */
export interface GroupChange {
  readonly kind: 'group';
  readonly change: 'joined' | 'left';
  readonly platform: string;
  /** By the platform's id. */
  readonly group: string;
}

export type Inbound =
  | CommandCall
  | ActionPress
  | Completion
  | Question
  | HomeOpened
  | ReactionChange
  | ReactionsCleared
  | MessageDeleted
  | GroupsKnown
  | GroupChange
  | Connected
  | Disconnected;
