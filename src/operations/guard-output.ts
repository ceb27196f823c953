import { hideSecrets } from './hide-secrets.ts';
import { framesOf } from './log.ts';

/**
 * Whatever this process writes goes out without secrets: its own sentences, what libraries print, and what Node says of an
 * error that nobody caught. Of such an error its message is left out too, as in the log: it may quote what a person typed.
 */
export function guardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) guard(stream);
  process.on('uncaughtExceptionMonitor', (error: unknown) => {
    if (error instanceof Error) strip(error);
    // Whoever listens may survive it (platforms/connecting/survive-library-faults.ts).
    if (error instanceof Error && process.listenerCount('uncaughtException') > 0) return;
    // Node would print it past the streams, with what was being read beside it, and what is no error whole.
    const told = error instanceof Error ? error.stack : 'something was thrown that is no error';
    process.stderr.write(`sanctuary-bot has to stop.\n${told}\n`);
    process.exit(uncaught);
  });
  process.prependListener('warning', strip);
}

/** As Node ends after an error that nobody caught. */
const uncaught = 1;

function guard(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array, ...how: readonly unknown[]) => {
    const done = how.at(-1);
    const shown = hideSecrets(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return write(shown, typeof done === 'function' ? () => done() : undefined);
  };
}

/** Leaves of an error what the log would tell of it; what Node says of a file that it cannot load quotes nobody. */
function strip(error: Error): void {
  const name = plain(error.name) ?? 'Error';
  const code = 'code' in error ? plain(String(error.code)) : null;
  const frames = framesOf(error);
  const isLoading = frames[0]?.includes('node:internal/modules/') === true;
  const told = [code === null ? name : `${name} (${code})`, ...frames].join('\n');
  const stack = hideSecrets(isLoading ? (error.stack ?? '') : told);
  for (const key of Reflect.ownKeys(error)) Reflect.deleteProperty(error, key);
  const left = { name, message: '', stack, ...(code === null ? {} : { code }) };
  for (const [key, value] of Object.entries(left))
    Object.defineProperty(error, key, { value, configurable: true, writable: true, enumerable: false });
}

/** Null for what is no word of a program. */
function plain(text: string): string | null {
  return /^[\w-]{1,50}$/.test(text) && hideSecrets(text) === text ? text : null;
}
