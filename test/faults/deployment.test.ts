import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { exitCodes } from '../../src/startup-error.ts';
import { faultInAddress } from '../../src/store/postgres/address.ts';

// The files with which the bot is installed say the same as the project does.

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(project, file), 'utf8');

const manifest = z
  .object({ scripts: z.object({ start: z.string() }), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(read('package.json')));
const unit = read('deploy/sanctuary-bot.service');
const dockerfile = read('Dockerfile');
const install = read('docs/install.md');
const scaling = read('docs/scaling.md');

/** What the unit says behind a name, each time. */
const saidOf = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);

test('a service and a container start the bot as npm start does', () => {
  const [, flags = ''] = /^node (.*)$/.exec(manifest.scripts.start) ?? [];
  expect(saidOf('ExecStart')).toEqual([`/opt/sanctuary-bot/app/node_modules/.bin/node ${flags}`]);
  expect(dockerfile).toContain(
    `CMD [${manifest.scripts.start
      .split(' ')
      .map((part) => `"${part}"`)
      .join(', ')}]`,
  );
});

test('the container has the Node that the project needs, and every file that it names is there', () => {
  const [, version] = /^FROM node:(\d+)-slim$/m.exec(dockerfile) ?? [];
  expect(manifest.engines.node).toBe(`>=${version}`);
  const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '));
  expect(copied).toContain('src');
  for (const file of copied) expect(existsSync(join(project, file)), file).toBe(true);
  for (const [file] of dockerfile.matchAll(/src\/[\w/.-]+\.js/g))
    expect(existsSync(join(project, file)), file).toBe(true);
  const kept = read('.dockerignore').split('\n');
  expect(kept).toContain('*');
  for (const file of copied) expect(kept, file).toContain(`!${file}`);
});

const hardened = z.object({
  volumes: z.array(z.string()),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  restart: z.literal('unless-stopped'),
  // The bots call out themselves, and nobody outside needs the database.
  ports: z.undefined().optional(),
  secrets: z.array(z.string()),
});
const botService = hardened.extend({ environment: z.record(z.string(), z.string()) });
const compose = (file: string): unknown => parse(read(file), { merge: true });

test('compose.small.yaml names folders that are there, and writes only where the container may', () => {
  const { bot } = z
    .object({ services: z.object({ bot: botService }) })
    .parse(compose('compose.small.yaml')).services;
  const [, writable = ''] = /^VOLUME (.+)$/m.exec(dockerfile) ?? [];
  for (const folder of z.array(z.string()).parse(JSON.parse(writable)))
    expect(bot.volumes.some((volume) => volume.endsWith(`:${folder}`))).toBe(true);
  expect(bot.volumes).toContain('./content:/app/content:ro');
  expect(bot.environment).toMatchObject({ DATA_DIR: '/data', CONTENT_DIR: '/app/content' });
});

test('compose.yaml runs two bots on one PostgreSQL that only they reach, with secrets in files', () => {
  const twin = botService.extend({
    hostname: z.string(),
    networks: z.array(z.string()),
    depends_on: z.object({ database: z.object({ condition: z.literal('service_healthy') }) }),
  });
  const server = hardened.extend({
    image: z.literal('postgres:18'),
    environment: z.record(z.string(), z.string()),
    networks: z.tuple([z.literal('inside')]),
    healthcheck: z.looseObject({ test: z.array(z.string()) }),
  });
  const { services, secrets, volumes } = z
    .object({
      services: z.strictObject({ 'bot-1': twin, 'bot-2': twin, database: server }),
      networks: z.object({ inside: z.object({ internal: z.literal(true) }) }),
      secrets: z.record(z.string(), z.object({ file: z.string() })),
      volumes: z.record(z.string(), z.null()),
    })
    .parse(compose('compose.yaml'));
  const { 'bot-1': first, 'bot-2': second, database } = services;
  expect(first.environment).toEqual(second.environment);
  expect(first.hostname).not.toBe(second.hostname);
  for (const { hostname, environment } of [first, second]) {
    const address = environment.DATABASE_URL ?? '';
    expect(faultInAddress(address), hostname).toBeNull();
    const url = new URL(address);
    expect(url.password).toBe('');
    expect(url.searchParams.get('passwordfile')).toBe(database.environment.POSTGRES_PASSWORD_FILE);
    expect([url.username, url.pathname.slice(1), url.hostname]).toEqual([
      database.environment.POSTGRES_USER,
      database.environment.POSTGRES_DB,
      'database',
    ]);
  }
  for (const { secrets: named, volumes: mounted } of Object.values(services)) {
    for (const name of named) expect(secrets[name]?.file).toBe(`./secrets/${name}`);
    for (const from of mounted
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((one) => !one.startsWith('.')))
      expect(Object.keys(volumes)).toContain(from);
  }
  // The files that hold secrets are in no commit and in no image.
  expect(read('.gitignore').split('\n')).toEqual(expect.arrayContaining(['/secrets/', '/secret', '.env']));
  for (const { file } of Object.values(secrets)) expect(scaling).toContain(file.slice(2));
});

test('a service is tried again after what passes, and not after what needs somebody', () => {
  const { unavailable, ...others } = exitCodes;
  const never = saidOf('RestartPreventExitStatus').flatMap((codes) => codes.split(' ').map(Number));
  expect(never.toSorted()).toEqual(Object.values(others).toSorted());
  expect(never).not.toContain(unavailable);
});

test('the instructions name files and commands that are there', () => {
  const both = install + scaling;
  for (const [, script = ''] of both.matchAll(/npm run (?:-s )?([\w:-]+)/g))
    expect(Object.keys(JSON.parse(read('package.json')).scripts), script).toContain(script);
  for (const [, file = ''] of both.matchAll(/(?:\]\(\.\.\/|app\/)([\w.-]+(?:\/[\w.-]+)*)/g))
    if (file !== '.env' && !file.startsWith('node_modules'))
      expect(existsSync(join(project, file)), file).toBe(true);
});
