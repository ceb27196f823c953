/** A moment that each reader sees in their own time zone, where the platform can do that. */
export interface Time {
  readonly kind: 'time';
  /** Epoch milliseconds. */
  readonly at: number;
  /** `full`: weekday, date and hour; `relative`: "in 2 hours". */
  readonly style: 'full' | 'relative';
  /** What is shown where the platform cannot localise it. */
  readonly fallback: string;
}

export interface Link {
  readonly kind: 'link';
  readonly text: string;
  /** An absolute http(s) address. */
  readonly url: string;
}

export interface Strong {
  readonly kind: 'strong';
  readonly text: string;
}

/** A channel of the platform that the message is shown on; who may not see it sees no name. */
export interface Channel {
  readonly kind: 'channel';
  /** The platform's id. */
  readonly channel: string;
}

/**
 * Somebody whom the reader may know of, shown by the name that the platform has for them: for messages that one person alone
 * sees. It calls nobody. Another platform than theirs shows {@link someone}.
 */
export interface Person {
  readonly kind: 'person';
  /** See `Actor.account`. */
  readonly account: string;
}

/**
 * A run of text. Plain strings are data, never markup: every renderer escapes them, so that nothing a
 * person typed can format, link or ping.
 */
export type Inline = string | Time | Link | Strong | Channel | Person | readonly Inline[];

/** In place of a name that cannot be shown. */
export const someone = '…';

export function time(at: number, style: Time['style'], fallback: string): Time {
  return { kind: 'time', at, style, fallback };
}

export function link(text: string, url: string): Link {
  return { kind: 'link', text, url };
}

export function strong(text: string): Strong {
  return { kind: 'strong', text };
}

/** The words alone, as a screen reader or a notification gives them; nobody is named there. */
export function plainText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if (!('kind' in inline)) return inline.map(plainText).join('');
  if (inline.kind === 'channel') return `#${inline.channel}`;
  if (inline.kind === 'person') return someone;
  return inline.kind === 'time' ? inline.fallback : inline.text;
}
