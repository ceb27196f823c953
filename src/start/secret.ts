import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { makeSecretFile, readSecretFile, SecretFileError } from '../people/secret.ts';
import { exitCodes, StartupError } from '../startup-error.ts';

/** The installation's secret; made at the first start where none is given. Throws StartupError. */
export function secretOf(config: Config, tell: (sentence: string) => void): Uint8Array {
  const { secret } = config;
  if ('bytes' in secret) return secret.bytes;
  try {
    if (!secret.make || existsSync(secret.file)) return readSecretFile(secret.file);
    const made = makeSecretFile(secret.file);
    tell(
      `A new secret was made in ${secret.file}. Keep a copy somewhere safe, apart from the data folder and its ` +
        'backups: without it the people in the database cannot be recognised again, and with it they can.',
    );
    return made;
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    throw new StartupError(exitCodes.config, mend(error, secret.file), error);
  }
}

function mend({ code }: SecretFileError, file: string): string {
  const what = {
    unreadable: `cannot be read: ${file}. Check that the file is there and that this user may read it.`,
    'not-a-secret': `does not hold 32 bytes in base64: ${file}. If it was damaged, restore your copy.`,
    unwritable: `cannot be made: ${file}. Set SANCTUARY_SECRET_FILE to a file that this user can read.`,
  };
  return `SANCTUARY_SECRET_FILE ${what[code]}`;
}
