import type { Who } from './act.ts';
import type { Actor } from './actor.ts';
import type { Inbound } from './inbound.ts';
import type { Message } from './message.ts';
import type { MessageRef, Place } from './place.ts';
import type { Reaction, ReactionsShown } from './reaction.ts';
import type { Responder } from './responder.ts';

/** What a platform can do, declared once, so that nothing else asks for its name. */
export interface Capabilities {
  /** Options can be completed while they are typed. */
  readonly completes: boolean;
  /** Sending the same key again within this many milliseconds cannot double a message; 0: never safe. */
  readonly repeatsSafelyForMs: number;
  /** What stands before a command's name when people type it: `/`, or `/sanctuary ` with its space. */
  readonly slash: string;
  /** People's apps offer commands by their names in the app's own language alone. */
  readonly namesFollowApp: boolean;
  /** People bear roles, which a form can ask for (`roles` in `ModalField`). */
  readonly roles: boolean;
  /** A form that is refused stays open with all that was typed; elsewhere it is gone as soon as it is sent in. */
  readonly formsStayOpen: boolean;
  /** What happens there must be told to one process alone, however many there are. */
  readonly oneListener: boolean;
}

/** What became of a send that nobody saw finish. */
export type SentLookup =
  | { readonly state: 'sent'; readonly ref: MessageRef }
  | { readonly state: 'not-sent' }
  /** The platform cannot or may not tell. */
  | { readonly state: 'unknowable' };

/** Takes what came in. Never rejects: faults are answered to the person and logged by the receiver. */
export type Receive = (inbound: Inbound, responder: Responder | null) => Promise<void>;

/**
 * Somebody as this installation knows them: in the language that they chose, an organizer also where an organizer named
 * them. For what an adapter says and asks by itself; the core asks again for what it is told.
 */
export type Recognise = (actor: Actor, place: Place) => Promise<Recognised>;

export interface Recognised extends Actor {
  /** Whether the core would let them do it there. */
  may(who: Who): Promise<boolean>;
}

/**
 * One chat platform, seen from the core. Every method is required; what differs is told by `capabilities`.
 * All methods reject with PlatformError only. What is not an answer to somebody goes out at the platform's pace: it
 * waits for its turn for up to ten seconds, and rejects with `rate-limited` and the time to come back where it would
 * have to wait for longer, without anything sent.
 */
export interface Platform {
  readonly name: string;
  readonly capabilities: Capabilities;
  /**
   * Lets it send, edit and read, and hears nothing: for a process beside the one that listens (`oneListener`). Whoever
   * connects need not open it before.
   */
  open(): Promise<void>;
  /** Connects and begins to receive; resolves when ready. */
  connect(receive: Receive, recognise?: Recognise): Promise<void>;
  /**
   * Posts a message. `key` (at most 25 characters) marks it, so that a send of unknown fate can be found
   * again with `findSent`.
   */
  send(place: Place, message: Message, key: string): Promise<MessageRef>;
  edit(ref: MessageRef, message: Message): Promise<void>;
  /** Takes a message of the bot's away for everybody; one that is gone already is no error. */
  remove(ref: MessageRef): Promise<void>;
  /** Puts the bot's own reactions under a message; those already there stay. */
  addReactions(ref: MessageRef, reactions: readonly Reaction[]): Promise<void>;
  /** Takes all of the bot's own reactions under a message away; where there are none, nothing happens. */
  removeReactions(ref: MessageRef): Promise<void>;
  readReactions(ref: MessageRef): Promise<ReactionsShown>;
  /**
   * The direct channel with a person, opened if need be; its `group` is null. It says who the person is: keep it in
   * memory alone, and out of every log. Rejects with `direct-closed` if they cannot be written to; some platforms tell
   * that only when something is sent there.
   */
  direct(account: string): Promise<Place>;
  /** The platform's clock (epoch ms), as far as we know it: what its people do is dated by it. */
  now(): number;
  /** Looks for a message of the bot's that bears this key, among those since `since` (epoch ms, the platform's clock). */
  findSent(place: Place, key: string, since: number): Promise<SentLookup>;
  /** Whether everybody in the group can see this channel; what is posted elsewhere must not be told there. */
  isOpenToAll(place: Place): Promise<boolean>;
  /** Posts must be one message, so that they can be edited as a whole. */
  fitsOneMessage(message: Message): boolean;
  /** Hears nothing any more and goes on sending, as if it had only been opened; `connect` begins to receive again. */
  deafen(): Promise<void>;
  disconnect(): Promise<void>;
}
