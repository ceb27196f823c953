import { formatDate } from './date-format.ts';
import type { World } from './world.ts';

const MARKED = /(^|[^\p{L}\p{N}])([*_~`])(\S(?:[^\n]*?\S)?)\2(?![\p{L}\p{N}])/gu;

/** Words as a person reads them, and the dates among them as Slack would write them in the reader's zone. */
export class Reading {
  readonly dates: string[] = [];
  readonly #world: World;
  readonly #timeZone: string;

  constructor(world: World, timeZone: string) {
    this.#world = world;
    this.#timeZone = timeZone;
  }

  /** A date stands as its fallback, which the test can foresee; Slack's own wording is kept in `dates`. */
  date(timestamp: number, format: string, fallback: string | undefined): string {
    const formatted = formatDate(timestamp, format, this.#timeZone);
    this.dates.push(formatted);
    return fallback ?? formatted;
  }

  user(id: string): string {
    return `@${this.#world.nameOf(id)}`;
  }

  channel(id: string): string {
    return `#${this.#world.channels.find((one) => one.id === id)?.name ?? id}`;
  }

  /**
   * "messaging/formatting-message-text": sequences as their words, marks taken away, entities as characters; the
   * full-width twins that stand for marks look like them.
   */
  mrkdwn(text: string): string {
    const words = text.replace(/<([^<>]*)>/g, (_, inside: string) => this.#sequence(inside));
    return this.plain(words.replace(MARKED, '$1$3'))
      .replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC'))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  }

  /** Plain and rich text have no escapes; zero-width characters are not seen. */
  plain(text: string): string {
    return text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
  }

  #sequence(inside: string): string {
    const [target = '', label] = inside.split(/\|(.*)/s);
    const [, timestamp, format] = /^!date\^(-?\d+)\^([^^]+)/.exec(target) ?? [];
    if (timestamp !== undefined && format !== undefined) return this.date(Number(timestamp), format, label);
    if (label) return target.startsWith('#') ? `#${label}` : label;
    if (target.startsWith('@')) return this.user(target.slice(1));
    if (target.startsWith('#')) return this.channel(target.slice(1));
    return target.startsWith('!') ? `@${target.slice(1).replace(/^subteam\^/, '')}` : target;
  }
}
