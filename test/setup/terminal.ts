import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { readOptions } from '../../src/cli/setup/options.ts';
import { setUp } from '../../src/cli/setup/set-up.ts';

/** How long (ms) a question may take: a platform is asked before it. */
const patience = 30_000;

export const keys = { enter: '\r', down: '\u001b[B', stop: '\u0003', eraseLine: '\u0015' } as const;

/** Each question ends what it draws; a screen goes on. */
class Screen extends PassThrough {
  override end(): this {
    return this;
  }
}

export interface Terminal {
  /** Everything that was ever on the screen, without colours. */
  screen(): string;
  /** Waits until this stands on the screen, after what was waited for before, and types. */
  answer(question: string, typed: string): Promise<void>;
  readonly ended: Promise<number>;
}

/** The real setup with its real prompts, at a terminal that is a pair of streams. */
export function atTerminal(
  file: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Terminal {
  const input = new PassThrough();
  const output = new Screen();
  let written = '';
  let seen = 0;
  const waiting = new Set<() => void>();
  output.on('data', (chunk: Buffer) => {
    written += chunk.toString();
    for (const look of waiting) look();
  });
  const options = readOptions(args);
  if (options === null) throw new Error('These are no options of the setup.');
  const ended = setUp(options, { env, file, input, output, errors: output, isTerminal: true });
  const screen = () => stripVTControlCharacters(written);
  return {
    screen,
    ended,
    async answer(question, typed) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${question} was not asked:\n${screen()}`)),
          patience,
        );
        const look = (): void => {
          const at = screen().indexOf(question, seen);
          if (at === -1) return;
          seen = at + question.length;
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
      input.write(typed);
    },
  };
}
