import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { exitCodes } from '../../src/startup-error.ts';

// The files with which the bot is installed say the same as the project does.

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(project, file), 'utf8');

const manifest = z
  .object({ scripts: z.object({ start: z.string() }), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(read('package.json')));
const unit = read('deploy/sanctuary-bot.service');
const dockerfile = read('Dockerfile');
const install = read('docs/install.md');

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

test('compose.yaml names folders that are there, and writes only where the container may', () => {
  const service = z.object({
    volumes: z.array(z.string()),
    read_only: z.literal(true),
    environment: z.record(z.string(), z.string()),
  });
  const { bot } = z
    .object({ services: z.object({ bot: service }) })
    .parse(parse(read('compose.yaml'))).services;
  const [, writable = ''] = /^VOLUME (.+)$/m.exec(dockerfile) ?? [];
  for (const folder of z.array(z.string()).parse(JSON.parse(writable)))
    expect(bot.volumes.some((volume) => volume.endsWith(`:${folder}`))).toBe(true);
  expect(bot.volumes).toContain('./content:/app/content:ro');
  expect(bot.environment).toMatchObject({ DATA_DIR: '/data', CONTENT_DIR: '/app/content' });
});

test('a service is tried again after what passes, and not after what needs somebody', () => {
  const { unavailable, ...others } = exitCodes;
  const never = saidOf('RestartPreventExitStatus').flatMap((codes) => codes.split(' ').map(Number));
  expect(never.toSorted()).toEqual(Object.values(others).toSorted());
  expect(never).not.toContain(unavailable);
});

test('the instructions name files and commands that are there', () => {
  for (const [, script = ''] of install.matchAll(/npm run (?:-s )?([\w:]+)/g))
    expect(Object.keys(JSON.parse(read('package.json')).scripts), script).toContain(script);
  for (const [, file = ''] of install.matchAll(/(?:\]\(\.\.\/|app\/)([\w.-]+(?:\/[\w.-]+)*)/g))
    if (file !== '.env' && !file.startsWith('node_modules'))
      expect(existsSync(join(project, file)), file).toBe(true);
});
