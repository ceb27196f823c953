import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { startBot } from '../../scenarios/bot-process.ts';

type Env = Readonly<Record<string, string>>;

const program = fileURLToPath(new URL('dying-bot.ts', import.meta.url));

/** A life of the bot that ends by SIGKILL there: `after-send 2`, or `after 350`, as dying-bot.ts says. */
export async function dies(env: Env, at: string): Promise<void> {
  const bot = startBot({ ...env, DIE_AT: at }, { program });
  await bot.exited();
  expect(bot.child.signalCode, bot.log()).toBe('SIGKILL');
}

/** A life of the bot until all is done, and to a proper end: whatever it would send twice stands there then. */
export async function livesUntil(env: Env, isDone: () => Promise<boolean>): Promise<void> {
  const bot = startBot(env);
  try {
    while (!(bot.codes().includes('ready') && (await isDone()))) {
      if (bot.child.exitCode !== null) throw new Error(`the bot ended:\n${bot.log()}`);
      await wait(50);
    }
    expect(await bot.stop(), bot.log()).toBe(0);
  } finally {
    await bot.kill();
  }
}
