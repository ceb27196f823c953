import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { newFolder } from '../scenarios/bot-process.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const config = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)(join(project, '.dependency-cruiser.cjs')));

/** Files that break each border, each with what it says. */
const planted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'chat-imports-nothing-of-ours': {
    'src/chat/planted-a.ts': "import '../store/new-id.ts';",
    'src/chat/planted-b.ts': "import type { Core } from '../core.ts';\nexport type Planted = Core;",
    'src/chat/planted-c.ts': "import '../../commands/help.ts';",
  },
  'core-imports-no-platform': {
    ...Object.fromEntries(
      coreFolders().map((folder) => [
        `src/${folder}/planted-d.ts`,
        "import '../platforms/playground/acts.ts';",
      ]),
    ),
    'commands/planted-d.ts': "import '../src/platforms/discord/parse.ts';",
    'src/events/planted-e.ts': "export const planted = () => import('../start/secret.ts');",
    'src/outbox/planted-e.ts': "import type { Config } from '../config.ts';\nexport type Planted = Config;",
  },
  'core-imports-no-sdk-and-no-http': {
    'src/rsvps/planted-f.ts': "import 'discord.js';",
    'src/routing/planted-f.ts':
      "import type { KnownBlock } from '@slack/types';\nexport type Planted = KnownBlock;",
    'src/answers/planted-f.ts': "import 'node:http';",
    'src/people/planted-f.ts': "import 'node:https';",
    'src/chat/planted-f.ts': "import 'hono';",
    'commands/planted-f.ts': "import '@hono/node-server';",
  },
  'platforms-import-chat-alone': {
    'src/platforms/discord/planted-g.ts': "import '../../routing/in-turn.ts';",
    'src/platforms/slack/planted-g.ts': "import '../../../commands/help.ts';",
    'src/platforms/playground/planted-g.ts': "import '../../store/new-id.ts';",
  },
  'platforms-do-not-know-one-another': {
    'src/platforms/discord/planted-h.ts': "import '../slack/reaction-names.ts';",
    'src/platforms/slack/planted-h.ts': "import '../discord/reaction-names.ts';",
    'src/platforms/playground/planted-h.ts': "import '../discord/reaction-names.ts';",
  },
  'store-imports-chat-alone': {
    'src/store/planted-i.ts': "import '../events/group-of.ts';",
    'src/store/planted-j.ts': "import type { Choice } from '../rsvps/act.ts';\nexport type Planted = Choice;",
  },
  'no-cycles': {
    'src/people/planted-k.ts': "export { planted as other } from './planted-l.ts';",
    'src/people/planted-l.ts': "export { other as planted } from './planted-k.ts';",
  },
};

/** All that is neither the language of platforms, nor a platform, nor the start, nor a program of its own. */
function coreFolders(): string[] {
  const outside = ['chat', 'platforms', 'start', 'cli', 'operations'];
  return readdirSync(join(project, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !outside.includes(entry.name))
    .map(({ name }) => name);
}

/** What is checked, in a folder of its own. */
function copyOfSources(): string {
  const folder = newFolder('borders');
  for (const part of ['src', 'commands', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs'])
    cpSync(join(project, part), join(folder, part), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function checkBorders(folder: string): { said: string; status: number | null } {
  const depcruise = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [depcruise, '--config', '.dependency-cruiser.cjs', 'src', 'commands'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { said: stdout + stderr, status };
}

test('the sources as they are cross no border, and all of them are looked at', () => {
  const { said, status } = checkBorders(copyOfSources());
  expect(said).toContain('no dependency violations found');
  expect(Number(/\((\d+) modules/.exec(said)?.[1])).toBeGreaterThan(100);
  expect(status).toBe(0);
});

test('every border has something planted across it here', () => {
  expect(Object.keys(planted).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
});

test('whatever crosses a border makes the check fail and is named with the rule', () => {
  const folder = copyOfSources();
  for (const files of Object.values(planted)) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
  }
  const { said, status } = checkBorders(folder);
  expect(status).not.toBe(0);
  const violations = said.split(/\n\s*error /);
  for (const [rule, files] of Object.entries(planted)) {
    const ofRule = violations.filter((violation) => violation.startsWith(`${rule}: `)).join('\n');
    for (const path of Object.keys(files)) expect(ofRule).toContain(path);
  }
});

test('one single forbidden import is enough', () => {
  const folder = copyOfSources();
  writeFileSync(join(folder, 'src/rsvps/planted.ts'), "import 'discord.js';\n");
  const { said, status } = checkBorders(folder);
  expect(said).toContain('1 dependency violations (1 errors');
  expect(status).not.toBe(0);
});

/** Without comments, which may say where a rule comes from. */
function codeOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

test('no file of the core knows a platform by its name', () => {
  const core = [...coreFolders().map((folder) => `src/${folder}`), 'src/chat', 'commands'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(project, folder, file)),
  );
  expect(core.length).toBeGreaterThan(100);
  const knowing = [...core, join(project, 'src/core.ts')].filter((path) =>
    /discord|slack|playground/i.test(codeOf(path)),
  );
  expect(knowing).toEqual([]);
});
