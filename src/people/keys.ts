import { z } from 'zod';
import { fingerprintBy, firstName, hmac, type Pseudonyms, pseudonymKey } from './pseudonym.ts';
import { keyIdOf, type Sealer, type SealKey, sealerWith, sealKey } from './seal.ts';

/**
 * All that an installation makes of its secrets. Accounts are not kept, so pseudonyms cannot be made anew when the secret is
 * changed: they are chained. What was p becomes HMAC(new key, p), with the id of that link behind it; and who comes in is
 * taken through the whole chain. The keys of earlier links are kept in the database, sealed with the secret in force, so
 * that an earlier secret alone confirms nothing there.
 */
export interface KeyRing {
  readonly pseudonyms: Pseudonyms;
  readonly sealer: Sealer;
  /** Of all secrets that are known here. */
  readonly fingerprints: readonly string[];
  /** Whether the newest secret is known and not in force yet: it may come into force at any moment. */
  readonly mayChange: boolean;
  /** Whether the newest secret was in force before the one that is now: somebody may have it. */
  readonly wasBefore: boolean;
  /**
   * Goes by what stands in the database: the fingerprint of the secret in force, and the sealed keys of earlier links (null:
   * there are none). False where that secret is not known here.
   */
  adopt(fingerprint: string, earlier: string | null): boolean;
  /**
   * What stands in another database, seen from the one that was adopted: the same chain; one that is longer, and goes on to
   * the newest secret, so that {@link change} leads there from now on; one that is longer and came back to the secret in
   * force; or one that cannot be told, or of which the one that was adopted is no part.
   */
  lead(fingerprint: string, earlier: string | null): 'same' | 'on' | 'back' | 'elsewhere';
  /** Values that are about to be asked for or written, as the secret in force has them. */
  follow(values: readonly unknown[]): readonly unknown[];
  /** What turns all that is kept into what the newest secret makes of it. To be asked for when a secret was adopted. */
  change(): Change;
}

export interface Change {
  /** The fingerprint of the newest secret. */
  readonly to: string;
  /** The keys of earlier links, sealed with it. */
  readonly earlier: string;
  /** What a pseudonym ends in once it is the newest; '' where the secret was never changed. */
  readonly ending: string;
  /** What sealed texts begin with that are sealed with the newest secret. */
  readonly beginning: string;
  /** A pseudonym, or the digest of one, by the newest secret; null where it is none. */
  pseudonym(text: string): string | null;
  /** A pseudonym by each secret from its own to the newest. */
  pseudonyms(text: string): readonly string[];
  /** The same account sealed with the newest secret, for the holder's newest pseudonym; null where it cannot be opened. */
  sealed(text: string, holder: string): string | null;
}

interface Secret {
  readonly pseudonym: Buffer;
  readonly seal: SealKey;
  readonly fingerprint: string;
}

const kept = z.array(z.base64());
/** What earlier keys are sealed for: nothing else can be put in their place. */
const holderOfKeys = 'earlier keys';
const chained = /^(?:[\w-]{43})(?<ending>\.[0-9a-f]{8})?$/;

/** `secret` and `previous`: 32 bytes each. Until something is adopted, the first is in force and there was none before it. */
export function keyRing(secret: Uint8Array, previous: Uint8Array | null = null): KeyRing {
  const newest = secretOf(secret);
  const before = previous === null ? null : secretOf(previous);
  const secrets = before ? [newest, before] : [newest];
  let current = newest;
  /** All links, oldest first; those behind `inForce` are to come. */
  let links: readonly Buffer[] = [newest.pseudonym];
  let inForce = 0;
  /** The pseudonym keys of secrets are known again as links: an id says at which place. */
  let endings: readonly string[] = [''];

  const linkUp = (found: readonly Buffer[], at: number) => {
    links = found;
    inForce = at;
    endings = links.map((key, place) => (place === 0 ? '' : endingOf(key, place)));
  };
  const goOn = (text: string, from: number, to: number): string => {
    let name = text;
    for (let place = from + 1; place <= to; place += 1) {
      const key = links[place];
      if (key) name = hmac(key, name) + endings[place];
    }
    return name;
  };
  const placeOf = (text: string): number => {
    const found = chained.exec(text);
    return found ? endings.indexOf(found.groups?.ending ?? '') : -1;
  };
  const brought = (text: string, to: number): string | null => {
    const place = placeOf(text);
    return place < 0 ? null : goOn(text, place, to);
  };
  const sealer = sealerWith(
    () => current.seal,
    () => [current.seal, ...secrets.map(({ seal }) => seal)],
  );
  const sealerOf = (one: Secret) =>
    sealerWith(
      () => one.seal,
      () => [one.seal],
    );
  const earlierOf = (text: string | null, one: Secret): Buffer[] | null => {
    if (text === null) return [];
    const opened = sealerOf(one).open(text, holderOfKeys);
    return opened === null ? null : kept.parse(JSON.parse(opened)).map((each) => Buffer.from(each, 'base64'));
  };
  return {
    pseudonyms: {
      of: (account, realm) => {
        const [first] = links;
        return first ? goOn(firstName(first, account, realm), 0, inForce) : '';
      },
      get fingerprint() {
        return current.fingerprint;
      },
    },
    sealer,
    fingerprints: secrets.map(({ fingerprint }) => fingerprint),
    get mayChange() {
      return current !== newest;
    },
    get wasBefore() {
      return current !== newest && links.slice(0, inForce).some((key) => key.equals(newest.pseudonym));
    },
    adopt(fingerprint, earlier) {
      if (fingerprint === current.fingerprint && links.length > 1) return true;
      if (fingerprint === newest.fingerprint && current === before) {
        // What was waited for: the links are known already.
        current = newest;
        inForce = links.length - 1;
        return true;
      }
      const one = secrets.find((each) => each.fingerprint === fingerprint);
      const found = one ? earlierOf(earlier, one) : null;
      if (!one || !found) return false;
      const own = [...found, one.pseudonym];
      current = one;
      linkUp(one === newest ? own : [...own, newest.pseudonym], own.length - 1);
      return true;
    },
    lead(fingerprint, earlier) {
      const one = secrets.find((each) => each.fingerprint === fingerprint);
      const found = one ? earlierOf(earlier, one) : null;
      if (!one || !found) return 'elsewhere';
      const all = [...found, one.pseudonym];
      const own = links.slice(0, inForce + 1);
      if (!own.every((key, place) => all[place]?.equals(key))) return 'elsewhere';
      if (all.length === own.length) return 'same';
      if (one === current) return 'back';
      if (one !== newest) return 'elsewhere';
      linkUp(all, inForce);
      return 'on';
    },
    follow(values) {
      if (inForce === 0) return values;
      const isOld = (text: string) => {
        const place = placeOf(text);
        return place >= 0 && place < inForce;
      };
      const holders = values.filter((value) => typeof value === 'string' && placeOf(value) >= 0);
      return values.map((value) => {
        if (typeof value !== 'string') return value;
        if (isOld(value)) return goOn(value, placeOf(value), inForce);
        if (keyIdOf(value) !== null) return resealed(value, holders.map(String));
        return inKey(value);
      });
    },
    change() {
      const last = links.length - 1;
      const seal = sealerOf(newest);
      const earlier = links.slice(0, -1).map((key) => key.toString('base64'));
      return {
        to: newest.fingerprint,
        earlier: seal.seal(JSON.stringify(earlier), holderOfKeys),
        ending: endings[last] ?? '',
        beginning: `2.${newest.seal.id}.`,
        pseudonym: (text) => brought(text, last),
        pseudonyms: (text) =>
          links.flatMap((_, place) => (place < placeOf(text) ? [] : (brought(text, place) ?? []))),
        sealed(text, holder) {
          const account = sealer.open(text, holder);
          const to = brought(holder, last);
          return account === null || to === null ? null : seal.seal(account, to);
        },
      };
    },
  };

  /** A sealed text goes with its holder, who stands among the other values. */
  function resealed(text: string, holders: readonly string[]): string {
    for (const holder of holders) {
      const to = brought(holder, inForce);
      const account = to === null || to === holder ? null : sealer.open(text, holder);
      if (account !== null && to !== null) return sealer.seal(account, to);
    }
    return text;
  }

  /** A key of the outbox ends in a pseudonym (store/outbox/directs.ts). */
  function inKey(text: string): string {
    const at = text.lastIndexOf(':') + 1;
    if (at === 0) return text;
    const person = text.slice(at);
    return text.slice(0, at) + (brought(person, inForce) ?? person);
  }
}

function secretOf(bytes: Uint8Array): Secret {
  const pseudonym = pseudonymKey(bytes);
  return { pseudonym, seal: sealKey(bytes), fingerprint: fingerprintBy(pseudonym) };
}

/** Tells at which place of the chain a pseudonym was made, since one secret may come into force twice. */
function endingOf(key: Buffer, place: number): string {
  return `.${Buffer.from(hmac(key, `link ${place}`), 'base64url')
    .toString('hex')
    .slice(0, 8)}`;
}
