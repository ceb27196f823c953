import { expect } from 'vitest';
import { startBot } from '../scenarios/bot-process.ts';

export interface FailedStart {
  readonly code: number | null;
  /** What stands on standard error. */
  readonly told: string;
}

/** Starts the bot, which is expected to give up by itself. */
export async function failedStart(
  env: Record<string, string>,
  options: { cwd?: string; uid?: number } = {},
): Promise<FailedStart> {
  const bot = startBot(env, options);
  let told = '';
  bot.child.stderr?.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const code = await bot.exited();
  return { code, told };
}

/** A few plain lines for the installer that name the variable; nothing that only a programmer can read. */
export function expectClear({ code, told }: FailedStart, wanted: { code: number; names: string }): void {
  expect(told).toMatch(/^sanctuary-bot cannot start\.\n/m);
  expect(told).toContain(wanted.names);
  expect(told).not.toMatch(/^\s+at |\b\w*Error\b|\[object |undefined|Warning/m);
  const lines = told.trim().split('\n').slice(1);
  // Each says what is wrong and then what to do.
  for (const line of lines) expect(line).toMatch(/\S[.:)]? \S/);
  expect(lines.length).toBeGreaterThan(0);
  expect(code).toBe(wanted.code);
}
