import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { keepSecret } from '../operations/hide-secrets.ts';
import { type KeyRing, keyRing } from '../people/keys.ts';
import { makeSecretFile, readSecretFile, SecretFileError } from '../people/secret.ts';
import { exitCodes, StartupError } from '../startup-error.ts';

/** All that the installation's secrets make; the secret is made at the first start where none is given. Throws StartupError. */
export function keysOf(
  config: Pick<Config, 'secret' | 'previousSecret'>,
  tell: (sentence: string) => void,
): KeyRing {
  const previous = previousOf(config);
  const secret = secretOf(config, tell);
  if (previous !== null && Buffer.from(previous).equals(secret))
    throw new StartupError(
      exitCodes.config,
      'SANCTUARY_SECRET_PREVIOUS is the same as the secret that is to come into force. If the secret was changed and all is well, remove SANCTUARY_SECRET_PREVIOUS.',
    );
  return keyRing(secret, previous);
}

/** The installation's secret; made at the first start where none is given. Throws StartupError. */
function secretOf(config: Pick<Config, 'secret'>, tell: (sentence: string) => void): Uint8Array {
  const { secret } = config;
  if ('bytes' in secret) return secret.bytes;
  const name = 'SANCTUARY_SECRET_FILE';
  return reading(name, secret.file, () => {
    if (!secret.make || existsSync(secret.file)) return readSecretFile(secret.file);
    const made = makeSecretFile(secret.file);
    tell(
      `A new secret was made in ${secret.file}. Keep a copy somewhere safe, apart from the data folder and its ` +
        'backups: without it the people in the database cannot be recognised again, and with it they can.',
    );
    return made;
  });
}

function previousOf({ previousSecret }: Pick<Config, 'previousSecret'>): Uint8Array | null {
  if (previousSecret === null || 'bytes' in previousSecret) return previousSecret?.bytes ?? null;
  const { file } = previousSecret;
  return reading('SANCTUARY_SECRET_PREVIOUS_FILE', file, () => readSecretFile(file));
}

function reading(name: string, file: string, read: () => Uint8Array): Uint8Array {
  try {
    const secret = read();
    keepSecret(Buffer.from(secret).toString('base64'));
    return secret;
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    throw new StartupError(exitCodes.config, `${name} ${mend(error, name, file)}`, error);
  }
}

function mend({ code }: SecretFileError, name: string, file: string): string {
  const what = {
    unreadable: `cannot be read: ${file}. Check that the file is there and that this user may read it.`,
    'not-a-secret': `does not hold 32 bytes in base64: ${file}. If it was damaged, restore your copy.`,
    unwritable: `cannot be made: ${file}. Set ${name} to a file that this user can read.`,
  };
  return what[code];
}
