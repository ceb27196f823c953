import type { ActionCall } from './action-id.ts';
import type { Actor } from './actor.ts';
import type { MessageRef, Place } from './place.ts';
import type { Reaction } from './reaction.ts';

interface Addressed {
  /** The platform's id of this delivery, unique within the platform: repeats are recognised by it. */
  readonly id: string;
  readonly actor: Actor;
  readonly place: Place;
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
  /** What was typed into a modal's fields, by name; what was chosen in a select, as `value`. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Completion extends Addressed {
  readonly kind: 'completion';
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** Reactions carry no delivery id: they are set operations, and repeating one changes nothing. */
export interface ReactionChange {
  readonly kind: 'reaction';
  readonly change: 'added' | 'removed';
  readonly reaction: Reaction;
  readonly account: string;
  readonly message: MessageRef;
  /** When it came in (epoch ms); the platforms give no time of their own. */
  readonly at: number;
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

export type Inbound = CommandCall | ActionPress | Completion | ReactionChange | Connected | Disconnected;
