import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { z } from 'zod';
import { newFolder } from '../scenarios/bot-process.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const secretNames = /TOKEN|SECRET$/;

export interface Told {
  readonly code: number | null;
  /** As a person sees them. */
  readonly lines: readonly string[];
  readonly text: string;
}

/** Runs `npm run doctor`'s own command in a folder with nothing but this environment. Nothing secret may be printed. */
export async function runDoctor(
  env: Record<string, string>,
  { args = [], cwd = newFolder('doctor') }: { args?: readonly string[]; cwd?: string } = {},
): Promise<Told> {
  const script = join(project, 'src/cli/doctor.js');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd,
    env: {
      PATH: process.env.PATH ?? '',
      XDG_CONFIG_HOME: newFolder('config'),
      CONTENT_DIR: join(project, 'content'),
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  await once(child, 'close');
  for (const [name, value] of Object.entries(env)) {
    if (secretNames.test(name) && value !== '') expect(text + errors).not.toContain(value);
  }
  expect(errors).not.toMatch(/^\s+at |Error\b|Warning/m);
  return { code: child.exitCode, lines: text.split('\n'), text: text + errors };
}

const report = z.strictObject({
  version: z.literal(1),
  ok: z.boolean(),
  findings: z.array(
    z.strictObject({
      check: z.string().min(1),
      state: z.enum(['ok', 'warning', 'wrong', 'absent']),
      says: z.string().min(1),
      mend: z.string().min(1).nullable(),
    }),
  ),
});

/** What programs are told. */
export function reportOf({ text }: Told): z.output<typeof report> {
  return report.parse(JSON.parse(text));
}

/** One line, which says what is wrong and then what to do; and the exit code says that something is. */
export function expectWrong(told: Told, start: string, mend: string): void {
  expect(mendBehind(told, `✗ ${start}`)).toContain(mend);
  expect(told.code).toBe(1);
}

/** One line, and everything else may be well. */
export function expectDoubt(told: Told, start: string, mend: string): void {
  expect(mendBehind(told, `! ${start}`)).toContain(mend);
}

function mendBehind({ lines, text }: Told, start: string): string {
  const line = lines.find((each) => each.startsWith(start));
  if (line === undefined) throw new Error(`No line begins with “${start}” in\n${text}`);
  const [, ...mend] = line.split(' → ');
  return mend.join(' → ');
}
