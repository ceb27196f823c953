import { expect, test } from 'vitest';
import { sealer } from '../../src/people/seal.ts';

const secret = Buffer.alloc(32, 7);

test('accounts of any length and platform look alike once they are sealed, and open to what they were', () => {
  const accounts = [
    'discord:12345678901234567',
    'discord:1234567890123456789',
    'slack:T0123456789:U0123456789',
  ];
  const { seal, open } = sealer(secret);
  const sealed = accounts.map((account) => seal(account, 'holder'));
  expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  expect(sealed.map((each) => open(each, 'holder'))).toEqual(accounts);
});

test('what was sealed before that, without anything behind it, is still read', () => {
  const before = '2.0a504879.JZdiukTRQWXtDyFe8O1sH92Qw6rsAbW-p7KEa2yj5dxcnbcIRPq30TO1JJeLHG6SiXmr5dg';
  expect(sealer(secret).open(before, 'holder')).toBe('discord:12345678901234567');
});
