import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { exitCodes } from '../../src/startup-error.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { expectClear, failedStart } from './failed-start.ts';

const secret = randomBytes(32).toString('base64');
const long = 'x'.repeat(10_000);

/** For every variable: values that somebody could set by mistake, and what else is set with it. */
const malformed: Readonly<Record<string, { values: readonly string[]; with?: Record<string, string> }>> = {
  DISCORD_TOKEN: { values: ['Bot abc.def', 'two words', 'tökén', '“abc.def”', 'abc\tdef'] },
  DISCORD_API_URL: {
    values: ['discord.com', 'not a url', 'ftp://example.org', 'file:///etc/passwd', '//x', long],
  },
  SLACK_BOT_TOKEN: {
    values: ['xoxp-1-2', 'xapp-1-2', 'xoxb-', 'xoxb-tökén', 'xoxb-1 2', '“xoxb-1”'],
    with: { SLACK_APP_TOKEN: 'xapp-1' },
  },
  SLACK_APP_TOKEN: {
    values: ['xoxb-1-2', 'xapp-', 'xapp-1 2', 'tökén'],
    with: { SLACK_BOT_TOKEN: 'xoxb-1' },
  },
  SLACK_SIGNING_SECRET: {
    values: ['short', '0123456789abcdef 0123456789abcdef', 'sécret-sécret-sécret', long],
    with: { SLACK_BOT_TOKEN: 'xoxb-1' },
  },
  SLACK_API_URL: { values: ['slack.com', 'not a url', 'ftp://example.org', 'file:///etc/passwd', long] },
  SLACK_COMMAND: { values: ['sanctuary', '/Sanctuary', '/two words', '/', `/${'x'.repeat(32)}`, long] },
  DATA_DIR: { values: ['/dev/null/data', long], with: { DISCORD_TOKEN: 'abc' } },
  DATABASE_URL: {
    values: [
      'sanctuary',
      '/var/lib/postgresql',
      'mysql://ana:hunter2@db.example.org/sanctuary',
      'postgres://ana:hunter#2@db.example.org:5432/sanctuary',
      'postgres://ana:100%@db.example.org/sanctuary',
      'postgres://ana:12/hunter2@db.example.org:5432/sanctuary',
      'postgres://ana:p@ss/hunter#2@db.example.org/sanctuary',
      'postgres://ana:hunter2@db.example.org',
      'postgres:///sanctuary',
      'postgres://ana:hunter2@db.example.org/sanctuary?sslmode=perhaps',
      long,
    ],
  },
  CONTENT_DIR: { values: ['/dev/null/content', './no-such-folder', long] },
  SANCTUARY_SECRET: {
    values: [
      'password',
      randomBytes(31).toString('base64'),
      randomBytes(33).toString('base64'),
      `${secret}=`,
    ],
  },
  SANCTUARY_SECRET_FILE: {
    values: ['/no/such/file', '/dev/null', '/', long],
    with: { DISCORD_TOKEN: 'abc' },
  },
  SANCTUARY_SECRET_PREVIOUS: {
    values: ['password', randomBytes(31).toString('base64'), `${secret}=`, long],
  },
  SANCTUARY_SECRET_PREVIOUS_FILE: {
    values: ['/no/such/file', '/dev/null', '/', long],
    with: { DISCORD_TOKEN: 'abc', SANCTUARY_SECRET: secret },
  },
  HOST: { values: ['no.such.host.invalid', '999.1.1.1', 'http://127.0.0.1', '203.0.113.7', 'a b'] },
  PORT: { values: ['http', '-1', '65536', '3000.5', '0x10', '1e3', long] },
  PLAYGROUND: { values: ['yes', 'ON', '1', long] },
  LOG_LEVEL: { values: ['verbose', 'DEBUG', '3', long] },
  RECONCILE_SECONDS: { values: ['soon', '-1', '4', '86401', '0.5', '1e3', long] },
  TAPS_PER_MINUTE: { values: ['often', '-1', '9', '100001', '1.5', long] },
  BACKUP_DIR: { values: ['/dev/null/backups', long], with: { DISCORD_TOKEN: 'abc' } },
  BACKUP_PASSPHRASE: { values: ['short', 'eleven sign'] },
  BACKUP_PASSPHRASE_FILE: {
    values: ['/no/such/file', long],
    with: { BACKUP_PASSPHRASE: 'five words that nobody guesses' },
  },
  RETENTION_DAYS: { values: ['soon', '-1', '0', '91', '1.5', long] },
};

const exits: Readonly<Record<string, number>> = {
  DATA_DIR: exitCodes.cannotCreate,
  HOST: exitCodes.unavailable,
};

for (const [name, { values, with: others = {} }] of Object.entries(malformed)) {
  test(`${name}: a value that cannot be used is named, with the mend`, async () => {
    for (const value of values) {
      const failed = await failedStart({ PORT: '0', ...others, [name]: value });
      expectClear(failed, { code: exits[name] ?? exitCodes.config, names: name });
      expect(failed.told).not.toContain('hunter');
    }
  });
}

test('every setting of the example file is in the table above', () => {
  const example = fileURLToPath(new URL('../../.env.example', import.meta.url));
  expect(existsSync(example)).toBe(true);
  const names = [...readFileSync(example, 'utf8').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !(String(name) in malformed))).toEqual([]);
});

test('several mistakes are told at once, each on a line of its own', async () => {
  const failed = await failedStart({ PORT: 'http', PLAYGROUND: 'perhaps', LOG_LEVEL: 'loud' });
  expectClear(failed, { code: exitCodes.config, names: 'PORT is not a number' });
  expect(failed.told).toContain('\nPLAYGROUND must be');
  expect(failed.told).toContain('\nLOG_LEVEL must be');
});

test('what a secret holds is never repeated', async () => {
  const wrong = 'hunter2-hunter2-hunter2';
  const failed = await failedStart({ SANCTUARY_SECRET: wrong, DISCORD_TOKEN: `${wrong} x` });
  expectClear(failed, { code: exitCodes.config, names: 'SANCTUARY_SECRET' });
  expect(failed.told).not.toContain(wrong);
});

test('two secrets at once are refused', async () => {
  const failed = await failedStart({ SANCTUARY_SECRET: secret, SANCTUARY_SECRET_FILE: '/tmp/secret' });
  expectClear(failed, { code: exitCodes.config, names: 'SANCTUARY_SECRET_FILE' });
});

test('the secret before this one is another one, and given once', async () => {
  const both = { SANCTUARY_SECRET_PREVIOUS: secret, SANCTUARY_SECRET_PREVIOUS_FILE: '/tmp/secret' };
  expectClear(await failedStart({ ...both }), {
    code: exitCodes.config,
    names: 'SANCTUARY_SECRET_PREVIOUS_FILE',
  });
  const same = { DISCORD_TOKEN: 'abc', SANCTUARY_SECRET: secret, SANCTUARY_SECRET_PREVIOUS: secret };
  expectClear(await failedStart(same), { code: exitCodes.config, names: 'SANCTUARY_SECRET_PREVIOUS is' });
});

test('half a Slack is refused, with the other half that it needs', async () => {
  const alone = await failedStart({ SLACK_BOT_TOKEN: 'xoxb-1' });
  expectClear(alone, { code: exitCodes.config, names: 'SLACK_APP_TOKEN is not set' });
  for (const half of [{ SLACK_APP_TOKEN: 'xapp-1' }, { SLACK_SIGNING_SECRET: '0123456789abcdef0123' }]) {
    const failed = await failedStart(half);
    expectClear(failed, { code: exitCodes.config, names: 'SLACK_BOT_TOKEN is not set' });
  }
});

test('both ways to Slack at once are refused', async () => {
  const failed = await failedStart({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_SIGNING_SECRET: '0123456789abcdef0123',
  });
  expectClear(failed, { code: exitCodes.config, names: 'SLACK_SIGNING_SECRET' });
});

test('a secret file of the wrong length is refused, and left as it is', async () => {
  const file = join(newFolder('secret'), 'secret');
  for (const text of ['', 'abc', randomBytes(31).toString('base64'), long]) {
    writeFileSync(file, text);
    const failed = await failedStart({ DISCORD_TOKEN: 'abc', SANCTUARY_SECRET_FILE: file });
    expectClear(failed, { code: exitCodes.config, names: 'SANCTUARY_SECRET_FILE' });
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

test('a secret file that this user may not read is told', async () => {
  const file = join(newFolder('secret'), 'secret');
  writeFileSync(file, secret, { mode: 0o600 });
  const failed = await failedStart({ DISCORD_TOKEN: 'abc', SANCTUARY_SECRET_FILE: file }, { uid: nobody });
  expectClear(failed, { code: exitCodes.config, names: 'SANCTUARY_SECRET_FILE' });
});

test('a secret that cannot be kept is told before anything is connected', async () => {
  const failed = await failedStart({ DISCORD_TOKEN: 'abc', XDG_CONFIG_HOME: '/dev/null/config' });
  expectClear(failed, { code: exitCodes.config, names: 'SANCTUARY_SECRET_FILE' });
});

test('settings that leave nothing to start are told', async () => {
  const failed = await failedStart({ PLAYGROUND: 'off' });
  expectClear(failed, { code: exitCodes.config, names: 'DISCORD_TOKEN' });
  expect(failed.told).toContain('PLAYGROUND');
});

/** Anybody but root, who may write everywhere. */
const nobody = 65_534;
