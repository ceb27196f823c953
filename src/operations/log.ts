import { pino } from 'pino';
import type { Log } from '../chat/log.ts';
import { hidden, hideSecrets } from './hide-secrets.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Facts that nobody should ever give the log. */
const secretFacts = ['token', 'secret', 'password', 'passphrase', 'authorization', 'cookie', 'ticket'];

/**
 * Lines of JSON on standard output, without any secret. Of an error only its kind, code and place in our sources are written:
 * messages of libraries can quote what a person typed.
 */
export function createLog(level: LogLevel): Log {
  const logger = pino({
    level,
    base: null,
    redact: { paths: secretFacts.flatMap((name) => [name, `*.${name}`]), censor: hidden },
    hooks: { streamWrite: hideSecrets },
  });
  return {
    debug: (code, facts) => logger.debug(facts ?? {}, code),
    info: (code, facts) => logger.info(facts ?? {}, code),
    warn: (code, facts) => logger.warn(facts ?? {}, code),
    error: (code, facts, cause) => logger.error({ ...facts, ...told(cause) }, code),
  };
}

/** Only places in our own sources, in packages and in Node. */
function isFrame(line: string): boolean {
  return /^\s+at .*(file:\/\/|node:|[\\/]node_modules[\\/]|[\\/](src|commands)[\\/]).*:\d+:\d+\)?$/.test(
    line,
  );
}

/** Where it was thrown. */
export function framesOf({ name, message, stack }: Error): string[] {
  // The message stands before the frames and could look like one.
  return (stack ?? '').replace(`${name}: ${message}`, '').split('\n').filter(isFrame);
}

function told(cause: unknown): Record<string, string> {
  if (!(cause instanceof Error)) return {};
  const code = 'code' in cause ? String(cause.code) : '';
  const inner: Record<string, string> = cause.cause instanceof Error ? { cause: cause.cause.name } : {};
  return {
    error: cause.name,
    ...(code && { errorCode: code }),
    at: framesOf(cause).slice(0, 3).join(' ').trim(),
    ...inner,
  };
}
