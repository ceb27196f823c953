import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { exitCodes } from '../../startup-error.ts';
import { Stopped } from './stopped.ts';

export interface Existing {
  /** What the new file is made from. */
  readonly text: string;
  /** What is set in it already; an empty value is none. */
  readonly values: Readonly<Record<string, string>>;
}

const example = fileURLToPath(new URL('../../../.env.example', import.meta.url));

/** The .env file as it is; the example, with nothing set, where there is none. Throws Stopped. */
export function readExisting(file: string): Existing {
  if (!existsSync(file)) return { text: readFileSync(example, 'utf8'), values: {} };
  try {
    const text = readFileSync(file, 'utf8');
    const set = Object.entries(parseEnv(text)).flatMap(([name, value]) => (value ? [[name, value]] : []));
    return { text, values: Object.fromEntries(set) };
  } catch {
    throw new Stopped(
      exitCodes.cannotCreate,
      `${file} is there and cannot be read. Make it a file that this user may read.`,
    );
  }
}
