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
}

export interface ModalField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly required: boolean;
  readonly long: boolean;
  readonly maxLength: number;
}

/** A form in a window of its own. Discord shows at most five fields. */
export interface Modal {
  readonly title: string;
  readonly submit: ActionCall;
  readonly fields: readonly ModalField[];
}
