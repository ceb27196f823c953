import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { twoPeople } from '../../src/chat/act.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { knowledge } from '../scenarios/every-world.ts';

// Whatever people can do bears the rule of who may do it, or it does not compile.

const project = fileURLToPath(new URL('../../', import.meta.url));

const definition = (rule: string) => `
import { z } from 'zod';
import { action } from './command.ts';

export const planted = action({
  name: 'planted',
  options: z.object({ event: z.string() }),
  ${rule}
  answers: 'private',
  run: async () => ({ summary: '', blocks: [] }),
});
`;

const planted: Readonly<Record<string, string>> = {
  'no-rule': '',
  'no-such-act': "who: 'everybody',",
  'not-noted': "who: 'edit',",
  'noted-as-nothing-known': "who: 'edit', records: 'something',",
  'two-for-nothing-known': "who: 'edit', records: null, takesTwo: 'anything',",
  'by-an-option-that-is-none': "who: 'edit', records: null, onlyByRight: ({ nothing }) => nothing,",
};

const good: Readonly<Record<string, string>> = {
  'by-anyone': "who: 'anyone',",
  'by-organizers': "who: 'edit', records: 'changed', takesTwo: 'everybody', onlyByRight: true,",
  'as-it-comes': "who: 'edit', records: ({ event }) => (event === '' ? null : 'changed'),",
};

test('a definition without a rule, or with half of one, does not compile', () => {
  const folder = newFolder('rules');
  cpSync(join(project, 'src/chat'), join(folder, 'chat'), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  const { compilerOptions } = z
    .object({ compilerOptions: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(project, 'tsconfig.json'), 'utf8')));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['chat/planted-*.ts'] }),
  );
  mkdirSync(join(folder, 'chat'), { recursive: true });
  for (const [name, rule] of Object.entries({ ...planted, ...good }))
    writeFileSync(join(folder, `chat/planted-${name}.ts`), definition(rule));
  const tsc = join(project, 'node_modules/typescript-native/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', '.', '--noEmit'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  const faulty = new Set([...stdout.matchAll(/^chat\/planted-([a-z-]+)\.ts\(/gm)].map(([, name]) => name));
  expect([...faulty].sort(), stdout).toEqual(Object.keys(planted).sort());
});

test('what takes two organizers says in words what the other one agrees to', () => {
  const { commands, actions } = knowledge.registry;
  const taking = [...commands.values(), ...actions.values()].filter(({ takesTwo }) => takesTwo !== null);
  expect(new Set(taking.map(({ takesTwo }) => takesTwo))).toEqual(new Set(twoPeople));
  // What is typed waits as another action, which has the words.
  const waiting = taking.filter(({ name }) => !['reminders-added', 'reminders-put-back'].includes(name));
  for (const { name } of waiting)
    expect(knowledge.phrases.has(`two-people.what.${name.replaceAll(' ', '-')}`), name).toBe(true);
});
