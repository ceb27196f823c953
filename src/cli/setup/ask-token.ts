import type { Ask } from './ask.ts';
import type { Say } from './from-options.ts';
import { type Servers, type TokenName, tryToken } from './tokens.ts';

export interface TokenQuestion {
  readonly name: TokenName;
  /** As the platform's pages call it. */
  readonly called: string;
  /** How somebody gets at it, a line for each step. */
  readonly steps: readonly string[];
  /** What stands in .env; undefined: nothing. */
  readonly known: string | undefined;
}

export interface Given {
  /** Undefined where the one in .env stays. */
  readonly token: string | undefined;
  /** Whose it is, where the platform said so. */
  readonly bot: string | null;
}

/** Asks until the platform takes the token, or somebody keeps it unchecked. */
export async function askToken(
  { ask, say, servers, check }: { ask: Ask; say: Say; servers: Servers; check: boolean },
  { name, called, steps, known }: TokenQuestion,
): Promise<Given> {
  if (known !== undefined) {
    const tried = await tryToken(name, known, servers, check);
    for (const line of tried.ok ? tried.says : [`✗ ${tried.says}`]) say(line);
    const question = `${name} is in .env already. Replace it?`;
    if (!(await ask.yes(question, !tried.ok && tried.code !== 'unreachable')))
      return { token: undefined, bot: tried.ok ? tried.bot : null };
  }
  for (const step of steps) say(step);
  for (;;) {
    const token = (await ask.secret(`Paste the ${called}, then press Enter:`)).trim();
    if (token === '') {
      say('✗ Nothing was pasted. Paste it again, or stop with Ctrl+C: then nothing is written.');
      continue;
    }
    const tried = await tryToken(name, token, servers, check);
    if (tried.ok) {
      for (const line of tried.says) say(line);
      return { token, bot: tried.bot };
    }
    say(`✗ ${tried.says}`);
    const keeps =
      tried.code === 'unreachable' && (await ask.yes('Keep it unchecked? (No asks you once more)', false));
    if (keeps) return { token, bot: null };
  }
}
