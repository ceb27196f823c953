import type { Language } from '../../chat/language.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { OutboxRow } from '../../store/outbox.ts';

/** Why something was not sent, as far as it makes a difference to whoever mends it: each has its words. */
export const causes = [
  'missing-permission',
  'not-allowed',
  'not-in-channel',
  'gone',
  'deleted-again',
  'not-connected',
  'broke',
  'refused',
  'unknown',
  'missed',
] as const;

export type Cause = (typeof causes)[number];

/** The errors that rows are given up with; every other one stands for a platform that refused what we sent. */
const meanings: Readonly<Record<string, Cause>> = {
  'missing-permission': 'missing-permission',
  'not-in-channel': 'not-in-channel',
  'not-found': 'gone',
  'deleted-again': 'deleted-again',
  'platform-not-connected': 'not-connected',
  'too-many-attempts': 'broke',
};

/** Why a row that is in trouble was not sent. `details`: the permissions that lack, or what to type. */
export function causeOf({ state, error }: Pick<OutboxRow, 'state' | 'error'>): {
  readonly cause: Cause;
  readonly details: readonly string[];
} {
  if (state === 'unknown') return { cause: 'unknown', details: [] };
  if (state !== 'failed') return { cause: 'missed', details: [] };
  const [code = '', told = ''] = (error ?? '').split(': ');
  const details = told === '' ? [] : told.split(', ');
  const cause = meanings[code] ?? 'refused';
  if (details.length > 0) return { cause, details };
  if (cause === 'missing-permission') return { cause: 'not-allowed', details };
  return { cause, details: cause === 'not-in-channel' ? ['/invite'] : [] };
}

/** Permissions as people see them in their app; those that have no name in their language, as the platform says them. */
export function permissionNames(phrases: Phrases, language: Language, names: readonly string[]): string {
  return names
    .map((name) => {
      const key = `permission.${name.toLowerCase().replaceAll(' ', '-')}`;
      return phrases.has(key) ? phrases.text(language, key) : name;
    })
    .join(', ');
}
