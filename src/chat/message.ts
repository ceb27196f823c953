import type { ActionCall } from './action-id.ts';
import type { Inline } from './inline.ts';

export interface ActionButton {
  readonly label: string;
  readonly look: 'primary' | 'plain' | 'danger';
  readonly press: ActionCall;
  /** An emoji shown before the label, only where it carries meaning. */
  readonly emoji?: string;
}

export interface LinkButton {
  readonly label: string;
  readonly url: string;
}

export type Button = ActionButton | LinkButton;

export interface SelectOption {
  readonly label: string;
  readonly value: string;
}

/** The closed set of things a message is made of. A renderer that misses one does not compile. */
export type Block =
  | { readonly kind: 'heading'; readonly text: Inline }
  | { readonly kind: 'text'; readonly text: Inline }
  | { readonly kind: 'list'; readonly items: readonly Inline[]; readonly numbered?: boolean }
  | {
      readonly kind: 'fields';
      readonly fields: readonly { readonly label: string; readonly value: Inline }[];
    }
  | { readonly kind: 'quote'; readonly text: Inline }
  /** Where a claim comes from, in small print. */
  | { readonly kind: 'citation'; readonly text: Inline }
  | { readonly kind: 'divider' }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly label: string;
      readonly choose: ActionCall;
      readonly options: readonly SelectOption[];
    };

export interface Message {
  /** One plain sentence for notifications, screen readers and clients that draw no blocks. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** Somebody may be in danger: the bot says nothing else with it or after it. */
  readonly alone?: true;
  /** Nothing was done yet: it asks what is meant, or whether it is. */
  readonly asks?: true;
}

interface Labelled {
  /** Unique in its form, without a full stop: adapters name parts of a field `when.start`. */
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** One line below the label. */
  readonly hint?: string;
}

/**
 * The closed set of things that a form can ask for. What was filled in comes back as texts (`ActionPress.fields`); what
 * was left empty as ''. Labels and hints longer than a platform takes are shortened.
 */
export type ModalField =
  | (Labelled & {
      readonly kind: 'text';
      readonly value: string;
      readonly long: boolean;
      readonly maxLength: number;
    })
  /**
   * A day and its times, which comes back as typed, or from pickers as `2026-12-01 10:00-12:00`. Pickers show `start`
   * and `end` if both are on one day; where there are no pickers, or they cannot show it, the text `value` stands there.
   */
  | (Labelled & {
      readonly kind: 'moment';
      readonly value: string;
      readonly start: Temporal.PlainDateTime | null;
      readonly end: Temporal.PlainDateTime | null;
      readonly maxLength: number;
    })
  /**
   * One of 1 to 25 options; comes back as its value. Fewer or more throw RangeError on every platform: which ones to
   * leave out is for whoever asks to say.
   */
  | (Labelled & {
      readonly kind: 'choice';
      readonly value: string | null;
      readonly options: readonly SelectOption[];
    })
  /** A channel of the group, by the platform's id. */
  | (Labelled & { readonly kind: 'channel'; readonly value: string | null })
  /** Roles by the platform's ids, joined by commas (`idList`). Only where `Capabilities.roles`; elsewhere RangeError. */
  | (Labelled & { readonly kind: 'roles'; readonly values: readonly string[]; readonly atMost: number })
  /** People by their accounts (`Actor.account`), joined by commas (`idList`); bots can be among them. */
  | (Labelled & { readonly kind: 'people'; readonly atMost: number });

/** A form in a window of its own, of one to five fields (Discord shows no more); RangeError beyond that. */
export interface Modal {
  readonly title: string;
  readonly submit: ActionCall;
  readonly fields: readonly ModalField[];
}
