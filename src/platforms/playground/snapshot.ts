import type { CommandShape } from '../../chat/command-shape.ts';
import type { Language } from '../../chat/language.ts';
import type { ModalField } from '../../chat/message.ts';
import type { Reaction } from '../../chat/reaction.ts';
import type { CompletionChoice } from '../../chat/responder.ts';
import type { Person } from './visitor.ts';

/** Which platform a pane looks like, and whose payload it draws. */
export type PaneStyle = 'discord' | 'slack';

export interface ReactionView {
  readonly reaction: Reaction;
  /** The platform's own name for it: `✅`, `white_check_mark`. */
  readonly name: string;
  /** As platforms show it: the bot's own reaction is counted. */
  readonly count: number;
  /** Ids of the persons behind it, the bot left out. */
  readonly people: readonly string[];
}

/** What a person used to get this message: shown above it, as chat programs do. */
export interface AskedView {
  readonly person: string;
  readonly command: string;
  /** What was typed; only where the answer is private, so that nobody else ever sees it. */
  readonly typed: string | null;
}

export interface MessageView {
  readonly id: string;
  /** Epoch milliseconds of the playground's clock. */
  readonly at: number;
  /** Only the person who gets this snapshot sees it. */
  readonly private: boolean;
  /** It stands in the person's direct messages with the bot. */
  readonly direct: boolean;
  /** The language it was written in, where it was written for one person. */
  readonly language: Language | null;
  readonly asked: AskedView | null;
  /** The bot has asked for time; `payloads` is empty. */
  readonly pending: boolean;
  /** What the renderer made: several where one message was too long for the platform. */
  readonly payloads: readonly unknown[];
  readonly reactions: readonly ReactionView[];
}

export interface PaneView {
  readonly name: string;
  readonly style: PaneStyle;
  readonly channel: string;
  readonly messages: readonly MessageView[];
}

/** All that one person sees now. */
export interface Snapshot {
  /** Epoch milliseconds of the playground's clock. */
  readonly now: number;
  /** When the next reminder is due; null if none waits. */
  readonly nextDue: number | null;
  readonly panes: readonly PaneView[];
}

/** Somebody whom a form can ask for: what is handed in is the account. */
export interface KnownPerson extends Person {
  readonly account: string;
}

/** What does not change while the playground runs. */
export interface Setup {
  readonly people: readonly KnownPerson[];
  readonly commands: readonly CommandShape[];
  readonly phrases: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

type Moment = Extract<ModalField, { kind: 'moment' }>;

/** A field as the page draws it: days and times are typed there, and go through JSON as text alone. */
export type FieldView = Exclude<ModalField, { kind: 'moment' | 'roles' }> | Omit<Moment, 'start' | 'end'>;

export interface ModalView {
  readonly title: string;
  /** The id under which the filled-in form is handed in. */
  readonly id: string;
  readonly fields: readonly FieldView[];
}

/** What became of an act, for the one browser tab it came from. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'modal'; readonly modal: ModalView }
  | { readonly kind: 'choices'; readonly choices: readonly CompletionChoice[] }
  /** The bot said nothing at all: chat programs show "the application did not respond". */
  | { readonly kind: 'silence' };
