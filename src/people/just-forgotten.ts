import type { News } from '../processes/news.ts';
import { isLater } from '../store/is-later.ts';
import type { Pseudonyms } from './pseudonym.ts';

/** Platforms deliver nothing so late (ms): Slack gives up after three tries, the last one five minutes after. */
const remembered = 60 * 60_000;
/** Nobody fills the memory with it. */
const most = 10_000;
/** All processes must know a person by the same pseudonym; it is only ever in their memory. */
const realm = 'just forgotten';

/**
 * Who had themselves forgotten a short while ago, and when: in memory alone. Written down, the moment would link all that was
 * theirs; and without it, what they did before and a platform delivers late would bring them back.
 */
export interface JustForgotten {
  /** `at` (epoch ms, the platform's clock): what they did before it is forgotten. */
  note(account: string, at: number): void;
  /** Whether what they did at `at` was forgotten since. `heardAt`: when it came in (both epoch ms, the platform's clock). */
  isSince(account: string, at: number, heardAt: number): boolean;
  /** Whether it was a short while ago. */
  has(account: string): boolean;
  /** Another process forgot somebody. */
  heard(told: ForgottenNews): void;
  forgetOld(): void;
}

/** What the processes of one installation tell each other of it. */
export type ForgottenNews = Extract<News, { readonly kind: 'forgotten' }>;

/** `others`: null where there is no other process. */
export function justForgotten(
  pseudonyms: Pseudonyms,
  now: () => number,
  others: { tell(told: ForgottenNews): void } | null,
): JustForgotten {
  /** By pseudonym, who was noted first stands first. */
  const moments = new Map<string, { readonly at: number; readonly until: number }>();
  const forgetOld = (): void => {
    for (const [person, { until }] of moments) if (until <= now()) moments.delete(person);
  };
  const add = (person: string, at: number): void => {
    moments.delete(person);
    const [first] = moments.keys();
    if (moments.size >= most && first !== undefined) moments.delete(first);
    moments.set(person, { at, until: now() + remembered });
  };
  const momentOf = (account: string): number | null => {
    // Nearly always there is nobody.
    if (moments.size === 0) return null;
    forgetOld();
    return moments.get(pseudonyms.of(account, realm))?.at ?? null;
  };
  return {
    note(account, at) {
      const person = pseudonyms.of(account, realm);
      add(person, at);
      others?.tell({ kind: 'forgotten', person, at });
    },
    isSince(account, at, heardAt) {
      const known = momentOf(account);
      return known !== null && isLater(known, at, heardAt);
    },
    has: (account) => momentOf(account) !== null,
    heard: ({ person, at }) => add(person, at),
    forgetOld,
  };
}
