import type { Actor } from '../../src/chat/actor.ts';
import type { Place } from '../../src/chat/place.ts';
import type { Platform } from '../../src/chat/platform.ts';
import type { PlatformErrorCode } from '../../src/chat/platform-error.ts';
import type { Reaction } from '../../src/chat/reaction.ts';

/** What a platform has and another has not; a test of what is not there is not registered for it. */
export interface Traits {
  /** A way to the platform that can be slow, full, closed or lose an answer. What is refused, and with which words. */
  readonly network: {
    readonly closed: { readonly code: PlatformErrorCode; readonly details: string[] };
  } | null;
  /** The bot keeps a connection open, which can be lost. */
  readonly connection: boolean;
  /** People can speak to the bot in plain words. */
  readonly plainWords: boolean;
  /** There are channels that not everybody sees. */
  readonly privateChannels: boolean;
  /** Emoji other than the bot's three. */
  readonly otherEmoji: boolean;
  /** A moderator can take everybody's reactions away, and the platform tells. */
  readonly clearings: boolean;
  /** The platform tells when a message is deleted. */
  readonly deletions: boolean;
  /** A form that was refused stays open, with all that was typed. */
  readonly formsStayOpen: boolean;
  /** What a command lacks, or all of it, can be asked for in a form of the platform's. */
  readonly commandForms: boolean;
  /** Its forms have pickers for days and times. */
  readonly momentPickers: boolean;
  /** The bot has a page of its own for each person. */
  readonly home: boolean;
  /** The platform may deliver the same thing twice. */
  readonly repeats: boolean;
}

/** Somebody on the platform; the account, the language and the right to organize as the core should be told them. */
export interface Person extends Actor {
  readonly name: string;
}

export interface SeenMessage {
  /** As in a `MessageRef`. What one message could not hold, and stands in the same one, bears the same id. */
  readonly id: string;
  /** As a reader sees it: no markup. A time is what {@link World.momentAs} says. */
  readonly text: string;
  /** Where its links lead. */
  readonly addresses: readonly string[];
  readonly isPrivate: boolean;
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  /** As people see it: the bot's own reaction counts. */
  readonly reactions: Readonly<Record<Reaction, number>>;
  /** Everybody whom it notifies by name. */
  readonly pings: readonly string[];
  /** The message that it answers, by a reply or in its thread. */
  readonly answersTo: string | null;
}

export interface SeenButton {
  readonly label: string;
  readonly url: string | null;
}

export interface SeenSelect {
  readonly label: string;
  readonly options: readonly string[];
}

/** A form that lies open before somebody. */
export interface SeenForm {
  readonly title: string;
  /**
   * In order, by label: what stands there. Of a choice its words; of pickers together `2026-12-01 10:00-12:00`; of
   * everything that has an id, the id.
   */
  readonly values: Readonly<Record<string, string>>;
  /** The line below a field, by label. */
  readonly hints: Readonly<Record<string, string>>;
  /** What stands beside a field, by label. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What was offered while somebody typed into an option. */
export interface Offer {
  readonly labels: readonly string[];
  /** Takes one of them and uses the command with it. */
  take(label: string, options?: Readonly<Record<string, string>>): Promise<void>;
}

/** What goes wrong on the way to the platform, until the world is stopped. */
export interface Trouble {
  /** The next message that is posted meets a rate limit of so many seconds. */
  limitNextSend(seconds: number): void;
  /** The next message is posted, and the connection breaks before the answer. */
  loseNextAnswer(): void;
  /** The bot may post no more in the place. */
  closePlace(): void;
  /** That person can be written to no more. */
  closeDirect(person: Person): void;
  /** The bot may not read what was said there. */
  forbidHistory(): void;
  /** So much time (ms) passes there at once, as soon as what the bot has acknowledged is known to be so. */
  passTime(ms: number): Promise<void>;
  /** Nothing of the platform answers any more. */
  goDown(): Promise<void>;
}

/** The bot's connection, as the platform has it. */
export interface Connection {
  /** Ends it without a word, and lets nobody in. */
  cut(): void;
  restore(): void;
  /** How often the bot has tried to come back since it was cut. */
  readonly attempts: number;
  readonly isOnline: boolean;
}

/** The bot's own page, as one person has it before them. */
export interface Home {
  open(person: Person): void;
  /** Its words; null where it was never filled. */
  page(person: Person): string | null;
  press(person: Person, label: string): void;
  /** What stands over it. */
  over(person: Person): string | null;
}

/**
 * A platform with people on it, as the contract drives it. What people do is done when the platform has taken it:
 * nobody waits for the bot.
 */
export interface World {
  /** Not yet connected. */
  readonly platform: Platform;
  /** A channel that everybody sees, where all is said and done. */
  readonly place: Place;
  readonly privatePlace: Place | null;
  /** Ids of two roles that people can bear; empty where there is no such thing. */
  readonly roles: readonly string[];
  /** An organizer who reads English. */
  readonly rosa: Person;
  /** A member who reads Spanish. */
  readonly ana: Person;
  /** A member who reads English. */
  readonly marcus: Person;

  /** The platform's own clock (epoch ms). */
  now(): number;
  /** How a time reads where the platform words it itself. */
  momentAs(at: number, fallback: string): string;

  use(person: Person, command: string, options?: Readonly<Record<string, string>>): Promise<void>;
  /** In the direct messages with the bot. */
  useDirectly(person: Person, command: string, options?: Readonly<Record<string, string>>): Promise<void>;
  /** The same by a form, all of it filled in there; only where {@link Traits.commandForms}. */
  useByForm(person: Person, command: string, options: Readonly<Record<string, string>>): Promise<void>;
  complete(person: Person, command: string, option: string, typed: string): Promise<Offer>;
  press(person: Person, message: SeenMessage, label: string): Promise<void>;
  choose(person: Person, message: SeenMessage, label: string, option: string): Promise<void>;
  /** Presses a button under the message that the bot never made. */
  forge(person: Person, message: SeenMessage, id: string): Promise<void>;
  form(person: Person): SeenForm | null;
  /**
   * Sends the form in, with these values by label in place of those that stand there: a choice by its words, a channel
   * and roles by id, people by account, several with commas between. Throws what the platform would not send.
   */
  fill(person: Person, values: Readonly<Record<string, string>>): Promise<void>;
  react(person: Person, message: string, reaction: Reaction | 'foreign', on: boolean): Promise<void>;
  /** So many other people react; resolves with their accounts. */
  crowd(size: number, message: string, reaction: Reaction): Promise<readonly string[]>;
  /** As a moderator does: all reactions, or all of one kind. */
  clearReactions(message: string, reaction: Reaction | null): void;
  deleteMessage(message: string): void;
  /** Says something to the bot by its name; resolves with the message's id. */
  mention(person: Person, text: string): Promise<string>;
  /** Says something in the place that is not meant for the bot. */
  say(person: Person, text: string): void;
  /** Writes to the bot alone. */
  write(person: Person, text: string): Promise<void>;

  /** What the bot has said in the place, as that person sees it now, oldest first. */
  seen(person: Person): readonly SeenMessage[];
  /** What the bot has said to that person directly. */
  seenDirectly(person: Person): readonly SeenMessage[];

  /** Delivers once more what was done last. */
  repeat(): void;
  readonly home: Home | null;
  readonly trouble: Trouble | null;
  readonly connection: Connection | null;
  /** What the bot did that the platform forbids, and what the adapter logged as an error. */
  violations(): readonly unknown[];
  stop(): Promise<void>;
}

export type OpenWorld = () => Promise<World>;

/** For what a world has not: its traits keep the test away. */
export function notHere(): never {
  throw new Error('the platform has no such thing');
}
