import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../src/cli/discord-invite.ts', import.meta.url));
const id = '1305951234567890123';
const link = `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot%20applications.commands&permissions=68672`;

/** A token of the form that Discord gives: id, time and signature. */
function tokenOf(first: string): string {
  return `${Buffer.from(first).toString('base64').replaceAll('=', '')}.GabcDE.${'x'.repeat(38)}`;
}

/** Runs the real thing in a folder of its own, where only the given .env is read. */
function run(args: string[], token?: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'discord-invite-'));
  if (token !== undefined) writeFileSync(join(cwd, '.env'), `DISCORD_TOKEN=${token}\n`);
  const { DISCORD_TOKEN: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  rmSync(cwd, { recursive: true });
  return { code: status, out: stdout, err: stderr };
}

test('prints the link for the id behind --app', () => {
  expect(run(['--app', id])).toEqual({ code: 0, out: `${link}\n`, err: '' });
});

test('reads the id from the token in .env, and never prints the token', () => {
  expect(run([], tokenOf(id))).toEqual({ code: 0, out: `${link}\n`, err: '' });
});

test('takes --app before the token', () => {
  expect(run(['--app', id], tokenOf('1205950000000000000')).out).toBe(`${link}\n`);
});

test('asks for four permissions and no more', () => {
  const { searchParams } = new URL(run(['--app', id]).out);
  const permissions = new PermissionsBitField(BigInt(searchParams.get('permissions') ?? 0));
  expect(permissions.toArray().sort()).toEqual([
    'AddReactions',
    'ReadMessageHistory',
    'SendMessages',
    'ViewChannel',
  ]);
  expect(searchParams.get('scope')).toBe('bot applications.commands');
});

test.each([
  [['--app', 'sanctuary-bot'], '--app is not an id'],
  [['--app', '1234567890123456'], '--app is not an id'],
  [['--app', '123456789012345678901'], '--app is not an id'],
  [['--app', `${id}&permissions=8`], '--app is not an id'],
  [['--app', ''], '--app is not an id'],
  [['--app'], 'Only --app is known'],
  [['--application', id], 'Only --app is known'],
  [[id], 'Only --app is known'],
  [[], 'DISCORD_TOKEN= in .env'],
])('refuses %j and says in one sentence what to do', (args, sentence) => {
  const { code, out, err } = run(args);
  expect({ code, out }).toEqual({ code: 64, out: '' });
  expect(err.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  expect(err).toContain('npm run -s discord:invite -- --app');
});

test.each([tokenOf('my bot'), tokenOf('12345'), 'changeme', '.GabcDE.xyz'])(
  'refuses the token %s without repeating it',
  (token) => {
    const { code, out, err } = run([], token);
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('DISCORD_TOKEN does not begin')]);
    expect(err).not.toContain(token);
  },
);

test('an empty token is no token', () => {
  expect(run([], '').code).toBe(64);
});
