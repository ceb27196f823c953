import type { Language } from '../../chat/language.ts';
import { type Reaction, reactions } from '../../chat/reaction.ts';
import type { AskedView, MessageView } from './snapshot.ts';
import { personIdOf } from './visitor.ts';

interface Draft {
  readonly payloads: readonly unknown[];
  /** The account that alone sees it; null for everybody. */
  readonly onlyFor: string | null;
  /** Whether it stands in that account's direct messages. */
  readonly direct?: boolean;
  readonly language: Language | null;
  readonly asked: AskedView | null;
  readonly pending: boolean;
  readonly key: string | null;
}

interface Kept extends Draft {
  readonly id: string;
  readonly at: number;
  readonly byBot: Set<Reaction>;
  readonly byPeople: ReadonlyMap<Reaction, Set<string>>;
}

/** A page that is left open for days must not fill the memory: the oldest private messages go first. */
const limit = 300;

/** The messages of one pane, oldest first. Memory only: they are gone when the process ends. */
export class PaneMessages {
  readonly #prefix: string;
  readonly #messages = new Map<string, Kept>();
  readonly #now: () => number;
  readonly #changed: () => void;
  #last = 0;

  /** `prefix` keeps the ids of different panes apart. */
  constructor(prefix: string, now: () => number, changed: () => void) {
    this.#prefix = prefix;
    this.#now = now;
    this.#changed = changed;
  }

  add(draft: Draft): string {
    this.#last += 1;
    const id = `${this.#prefix}-${this.#last}`;
    const byPeople = new Map(reactions.map((reaction) => [reaction, new Set<string>()]));
    this.#messages.set(id, {
      ...draft,
      id,
      at: this.#now(),
      byBot: new Set(),
      byPeople,
    });
    this.#trim();
    this.#changed();
    return id;
  }

  get(id: string): Kept | undefined {
    return this.#messages.get(id);
  }

  /** Whether there was such a message. */
  replace(id: string, payloads: readonly unknown[]): boolean {
    const message = this.#messages.get(id);
    if (message === undefined) return false;
    this.#messages.set(id, { ...message, payloads, pending: false });
    this.#changed();
    return true;
  }

  remove(id: string): void {
    if (this.#messages.delete(id)) this.#changed();
  }

  /** Whether this changed anything; repeating a reaction does not. */
  react(id: string, reaction: Reaction, account: string, on: boolean): boolean {
    const accounts = this.#messages.get(id)?.byPeople.get(reaction);
    if (accounts === undefined || accounts.has(account) === on) return false;
    if (on) accounts.add(account);
    else accounts.delete(account);
    this.#changed();
    return true;
  }

  reactAsBot(id: string, wanted: readonly Reaction[]): boolean {
    const message = this.#messages.get(id);
    if (message === undefined) return false;
    for (const reaction of wanted) message.byBot.add(reaction);
    this.#changed();
    return true;
  }

  unreactAsBot(id: string): void {
    this.#messages.get(id)?.byBot.clear();
    this.#changed();
  }

  withKey(key: string): Kept | undefined {
    return this.#messages.values().find((message) => message.key === key);
  }

  seenBy(account: string, names: Readonly<Record<Reaction, string>>): readonly MessageView[] {
    return [...this.#messages.values()]
      .filter(({ onlyFor }) => onlyFor === null || onlyFor === account)
      .map((message) => ({
        id: message.id,
        at: message.at,
        private: message.onlyFor !== null,
        direct: message.direct === true,
        language: message.language,
        asked: message.asked,
        pending: message.pending,
        payloads: message.payloads,
        reactions: reactions
          .map((reaction) => {
            const people = [...(message.byPeople.get(reaction) ?? [])].map(personIdOf);
            const count = people.length + (message.byBot.has(reaction) ? 1 : 0);
            return { reaction, name: names[reaction], count, people };
          })
          .filter(({ count }) => count > 0),
      }));
  }

  #trim(): void {
    if (this.#messages.size <= limit) return;
    const oldest = this.#messages.values().find(({ onlyFor }) => onlyFor !== null);
    const id = oldest?.id ?? this.#messages.keys().next().value;
    if (id !== undefined) this.#messages.delete(id);
  }
}
