import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** EX_USAGE of sysexits: something is missing, or no such option. */
export const wrongUsage = 64;

/** What was typed behind the program's name; null where there is no such option. */
export function readArguments<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return null;
  }
}
