import type { Actor } from '../../chat/actor.ts';
import type { Language } from '../../chat/language.ts';

/** Somebody whom a visitor of the page may choose to be. Invented people, so that nobody has to give a name. */
export interface Person {
  /** Lower-case letters: `ana`. */
  readonly id: string;
  readonly name: string;
  readonly organizer: boolean;
}

/** The one who acts: a chosen person, in the language chosen on the page. */
export interface Visitor {
  readonly person: Person;
  readonly language: Language;
}

const prefix = 'playground:';

/** The same in every pane, so that one visitor who uses both chats is counted once. */
export function accountOf(person: Person): string {
  return `${prefix}${person.id}`;
}

export function isAccount(account: string): boolean {
  return account.startsWith(prefix) && account !== prefix;
}

export function personIdOf(account: string): string {
  return account.startsWith(prefix) ? account.slice(prefix.length) : account;
}

export function actorOf({ person, language }: Visitor): Actor {
  return {
    account: accountOf(person),
    language,
    organizer: person.organizer,
    guest: false,
    maySpeak: true,
    roles: [],
  };
}
