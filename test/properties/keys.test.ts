import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type KeyRing, keyRing } from '../../src/people/keys.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';

const [first, second, third] = [1, 2, 3].map((fill) => new Uint8Array(32).fill(fill)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const ana = 'discord:1';
const realm = 'abcdefghjkmn';

/** As a process begins that finds this in its database. */
function begun(ring: KeyRing, [fingerprint, earlier]: readonly [string, string | null]): KeyRing {
  expect(ring.adopt(fingerprint, earlier)).toBe(true);
  return ring;
}

/** What stands in the database after the secret was changed. */
function changed(ring: KeyRing): [string, string] {
  const { to, earlier } = ring.change();
  return [to, earlier];
}

const fresh = [pseudonyms(first).fingerprint, null] as const;

test('a secret that was never changed makes the same names as ever', () => {
  const key = Buffer.from(hkdfSync('sha256', first, '', 'sanctuary-bot pseudonym v1', 32));
  const name = createHmac('sha256', key).update(`${realm}\n${ana}`).digest('base64url');
  const ring = begun(keyRing(first), fresh);
  expect(ring.pseudonyms.of(ana, realm)).toBe(name);
  expect(pseudonyms(first).of(ana, realm)).toBe(name);
  expect(name).toMatch(/^[\w-]{43}$/);
  expect(begun(keyRing(second, first), fresh).pseudonyms.of(ana, realm)).toBe(name);
});

test('a change makes of each name what the new secret makes of its person, however often', () => {
  const once = begun(keyRing(second, first), fresh);
  const before = once.pseudonyms.of(ana, realm);
  const turned = once.change().pseudonym(before);
  const settled = begun(keyRing(second), changed(once));
  expect(settled.pseudonyms.of(ana, realm)).toBe(turned);
  expect(turned).toMatch(/^[\w-]{43}\.[0-9a-f]{8}$/);
  // Again, and back to the first secret: each time another name.
  const twice = begun(keyRing(third, second), changed(once));
  const back = begun(keyRing(first, third), changed(twice));
  const last = begun(keyRing(first), changed(back));
  const names = [before, turned, twice.change().pseudonym(turned ?? ''), last.pseudonyms.of(ana, realm)];
  expect(new Set(names).size).toBe(4);
  // From whichever of them one begins.
  for (const name of names) expect(back.change().pseudonym(name ?? '')).toBe(names[3]);
  expect(back.change().pseudonym('somebody')).toBeNull();
});

test('who has an earlier secret, and all that stands in the database, confirms nothing', () => {
  const ring = begun(keyRing(second, first), fresh);
  const [fingerprint, earlier] = changed(ring);
  const kept = ring.change().pseudonym(ring.pseudonyms.of(ana, realm)) ?? '';
  const thief = keyRing(first);
  expect(thief.adopt(fingerprint, earlier)).toBe(false);
  expect(thief.pseudonyms.of(ana, realm)).not.toBe(kept);
  expect(sealer(first).open(earlier, 'earlier keys')).toBeNull();
  // With the new one it is.
  expect(begun(keyRing(second), [fingerprint, earlier]).pseudonyms.of(ana, realm)).toBe(kept);
});

test('a secret that the database does not know, and keys that somebody changed, are refused', () => {
  const ring = begun(keyRing(second, first), fresh);
  const [fingerprint, earlier] = changed(ring);
  expect(keyRing(third).adopt(fingerprint, earlier)).toBe(false);
  expect(keyRing(third, first).adopt(fingerprint, earlier)).toBe(false);
  expect(keyRing(second).adopt(fingerprint, `${earlier.slice(0, -4)}AAAA`)).toBe(false);
  expect(keyRing(second).adopt(fingerprint, 'nothing')).toBe(false);
});

test('what was sealed is sealed anew for the same person, and can be read before and after', () => {
  const waiting = begun(keyRing(second, first), fresh);
  const holder = waiting.pseudonyms.of(ana, 'direct');
  const sealed = waiting.sealer.seal(ana, holder);
  expect(sealer(first).open(sealed, holder)).toBe(ana);
  const change = waiting.change();
  const newHolder = change.pseudonym(holder) ?? '';
  const resealed = change.sealed(sealed, holder) ?? '';
  expect(resealed.startsWith(change.beginning)).toBe(true);
  for (const ring of [waiting, begun(keyRing(second), changed(waiting))]) {
    expect(ring.sealer.open(resealed, newHolder)).toBe(ana);
    expect(ring.sealer.open(resealed, holder)).toBeNull();
  }
  expect(sealer(first).open(resealed, newHolder)).toBeNull();
  expect(change.sealed(sealed, waiting.pseudonyms.of('discord:2', 'direct'))).toBeNull();
});

test('what was sealed before texts named their keys is still read', () => {
  const key = begun(keyRing(first), fresh);
  const [, id, bytes] = key.sealer.seal(ana, 'holder').split('.');
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  for (const ring of [key, begun(keyRing(second, first), fresh)])
    expect(ring.sealer.open(`1.${bytes}`, 'holder')).toBe(ana);
  expect(keyRing(second).sealer.open(`1.${bytes}`, 'holder')).toBeNull();
  expect(key.sealer.open(`2.00000000.${bytes}`, 'holder')).toBeNull();
  for (const odd of ['', '1.', '2.', `3.${bytes}`, `2.${id}.`, `2.${id}.AAAA`, bytes ?? ''])
    expect(key.sealer.open(odd, 'holder')).toBeNull();
});

test('what was made before the change, and is written after it, follows', () => {
  const ring = begun(keyRing(second, first), fresh);
  const person = ring.pseudonyms.of(ana, realm);
  const other = ring.pseudonyms.of('discord:2', realm);
  const sealed = ring.sealer.seal(ana, person);
  const written = [realm, person, other, sealed, `direct:${realm}:PT2H:5:${person}`, 7, null];
  expect(ring.mayChange).toBe(true);
  expect(ring.follow(written)).toEqual(written);
  expect(ring.adopt(...changed(ring))).toBe(true);
  expect(ring.mayChange).toBe(false);
  const now = ring.pseudonyms.of(ana, realm);
  const [event, name, second_, seal, key, ...rest] = ring.follow(written);
  expect([event, name, key, ...rest]).toEqual([realm, now, `direct:${realm}:PT2H:5:${now}`, 7, null]);
  expect(second_).toBe(ring.pseudonyms.of('discord:2', realm));
  expect(ring.sealer.open(String(seal), now)).toBe(ana);
  expect(ring.follow([name, seal])).toEqual([name, seal]);
});

test('of many people none has another’s name after two changes', () => {
  const ring = begun(keyRing(second, first), fresh);
  const again = begun(keyRing(randomBytes(32), second), changed(ring));
  const change = again.change();
  const names = Array.from({ length: 2_000 }, (_, person) => {
    const name = ring.pseudonyms.of(`discord:${person}`, realm);
    return change.pseudonym(name) ?? '';
  });
  expect(new Set(names).size).toBe(names.length);
});
