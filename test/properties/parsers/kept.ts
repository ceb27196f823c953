import fc from 'fast-check';
import { expect } from 'vitest';
import { z } from 'zod';
import { contents, end, head, rowLine } from '../../../src/backups/format.ts';
import { readConfig, readKeeping } from '../../../src/config.ts';
import { hideSecrets } from '../../../src/operations/hide-secrets.ts';
import { keyRing } from '../../../src/people/keys.ts';
import { keyIdOf, sealer } from '../../../src/people/seal.ts';
import { decodeSecret } from '../../../src/people/secret.ts';
import { sealedNews } from '../../../src/processes/sealed-news.ts';
import { StartupError } from '../../../src/startup-error.ts';
import { texts } from '../../../src/store/events.ts';
import { json } from '../../../src/store/json.ts';
import { outboxEntry } from '../../../src/store/outbox/row.ts';
import {
  connectionString,
  faultInAddress,
  isOpenToOthersOnTheWay,
  placeOf,
} from '../../../src/store/postgres/address.ts';
import { payloadLike, textLike } from './inputs.ts';
import { type Parser, parser } from './parser.ts';

const secret = new Uint8Array(32).fill(7);
const hidden = sealer(secret);
const sealed = hidden.seal('discord:123', 'holder');
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const told = sealedNews(hidden, silent, 8_000);
const item = { kind: 'question-taken', token: 't', asker: 'a' } as const;
const fromOther = sealedNews(hidden, silent, 8_000).seal(item) ?? '';

const settings: Readonly<Record<string, readonly string[]>> = {
  DISCORD_TOKEN: ['abc.def'],
  SLACK_BOT_TOKEN: ['xoxb-1-2'],
  SLACK_APP_TOKEN: ['xapp-1-2'],
  SLACK_SIGNING_SECRET: ['0123456789abcdef0123456789abcdef'],
  SLACK_API_URL: ['https://slack.example/api'],
  SLACK_COMMAND: ['/sanctuary'],
  DATA_DIR: ['./data'],
  DATABASE_URL: ['postgres://ana:pw@db.example.org:5432/sanctuary?sslmode=require'],
  SANCTUARY_SECRET: [Buffer.from(secret).toString('base64')],
  HOST: ['127.0.0.1'],
  PORT: ['3000'],
  PLAYGROUND: ['auto', 'on', 'off'],
  LOG_LEVEL: ['info'],
  RETENTION_DAYS: ['14'],
  TAPS_PER_MINUTE: ['30'],
  RECONCILE_SECONDS: ['900'],
};
const environmentLike = fc.dictionary(
  fc.constantFrom(...Object.keys(settings), '__proto__', 'PATH'),
  textLike(Object.values(settings).flat(), ['-', '0', '=', '\n']),
  { maxKeys: 6, noNullPrototype: true },
);

const addresses = [
  'postgres://ana:hunter2@db.example.org:5432/sanctuary',
  'postgresql:///sanctuary?host=/var/run/postgresql',
  'postgres://ana:p%40ss@[::1]/x?sslmode=require',
];
const row = {
  id: 'a',
  key: 'k',
  kind: 'post',
  lane: 'l',
  rung: '',
  due_at: 1,
  state: 'pending',
  attempts: 0,
  asked: 0,
  first_attempt_at: null,
  message: null,
  error: null,
  of_start: null,
  event_id: 'e',
  post_id: 'p',
  was: '{"start":1,"end":2,"place":"x"}',
};

/** Settings, secrets, and what was written down before. */
export const kept: readonly Parser[] = [
  parser(['readConfig', 'readKeeping'], 'settings', environmentLike, (env) => {
    for (const read of [readConfig, readKeeping])
      try {
        read(env);
      } catch (error) {
        if (!(error instanceof StartupError)) throw error;
        expect(error.message).not.toBe('');
        // What may be a secret is never repeated.
        for (const name of ['SANCTUARY_SECRET', 'DISCORD_TOKEN'])
          if ((env[name]?.length ?? 0) > 12) expect(error.message).not.toContain(env[name]);
      }
  }),
  parser(
    'decodeSecret',
    'the secret',
    textLike(settings.SANCTUARY_SECRET ?? [], ['=', '/', '+', '\n', '-']),
    (text) => {
      const bytes = decodeSecret(text);
      if (bytes) expect([bytes.length, Buffer.from(bytes).toString('base64')]).toEqual([32, text.trim()]);
    },
  ),
  parser(
    ['keyIdOf', 'open'],
    'sealed accounts',
    textLike([sealed, sealed.replace(/^2\.\w+/, '1')], ['.', '1.', '2.']),
    (text) => {
      const opened = hidden.open(text, 'holder');
      if (opened !== null) expect(opened).toBe('discord:123');
      if (keyIdOf(text) === null) expect(opened).toBeNull();
      expect(hidden.open(text, 'another')).toBeNull();
    },
  ),
  parser(
    'seal',
    'what is sealed is read as it was',
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()),
    ([account, holder]) => {
      expect(hidden.open(hidden.seal(account, holder), holder)).toBe(account.toWellFormed());
    },
  ),
  parser('sealedNews', 'news of other processes', textLike([sealed, fromOther], ['.']), (text) => {
    const heard = told.open(text);
    if (heard !== null) expect(heard).toEqual(item);
  }),
  parser(
    'keyRing',
    'pseudonyms of earlier secrets',
    textLike([keyRing(secret).pseudonyms.of('discord:1', 'x')], ['.']),
    (text) => {
      const ring = keyRing(secret, new Uint8Array(32).fill(8));
      expect(ring.pseudonyms.of(text, 'realm')).toMatch(/^[\w-]{43}/);
    },
  ),
  parser(
    'faultInAddress',
    'the address of a database',
    textLike(addresses, ['@', ':', '/', '#', '?', '%', '[']),
    (text) => {
      placeOf(text);
      isOpenToOthersOnTheWay(text);
      const fault = faultInAddress(text);
      if (fault !== null) return expect(fault).not.toContain('hunter2');
      if (!text.includes('passwordfile')) expect(URL.canParse(connectionString(text))).toBe(true);
      expect(placeOf(text)).not.toContain('hunter2@');
    },
  ),
  parser(
    'json',
    'columns of JSON',
    textLike(['{"en":"a","es":"b"}', '{"en":"","es":"","__proto__":{}}'], ['{', '"', '[', '1e999', '\\u']),
    (text) => {
      const read = json(texts).safeParse(text);
      if (read.success) expect(json(texts).parse(JSON.stringify(read.data))).toEqual(read.data);
    },
  ),
  parser(
    'outboxEntry',
    'rows of the outbox',
    payloadLike(
      row,
      { ...row, kind: 'direct', person: 'p', sealed: null },
      { ...row, kind: 'report', group_id: 'g' },
    ),
    (given) => {
      try {
        expect(outboxEntry(given).id).toBeTypeOf('string');
      } catch (error) {
        expect(error).toBeInstanceOf(z.ZodError);
      }
    },
  ),
  parser(
    ['head', 'contents', 'rowLine', 'end'],
    'lines of a backup',
    payloadLike(
      { format: 'sanctuary-bot backup', version: 1, sealed: null },
      { madeAt: 1, retentionDays: 14, migrations: ['001'], tables: [{ name: 'events', columns: ['id'] }] },
      [0, 'a', 1, null],
      { rows: 1, sha256: 'x' },
    ),
    (given) => {
      for (const schema of [head, contents, rowLine, end])
        expect(schema.safeParse(given).success).toBeTypeOf('boolean');
    },
  ),
  parser(
    'hideSecrets',
    'lines of the log',
    textLike(['xoxb-1234567890-abcdefghijkl', 'Bearer abc', 'postgres://a:b@c/d'], ['.', '-']),
    (text) => {
      expect(hideSecrets(hideSecrets(text))).toBe(hideSecrets(text));
    },
  ),
];
