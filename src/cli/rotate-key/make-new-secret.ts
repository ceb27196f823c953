import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Keeping } from '../../config.ts';
import { makeSecretFile, SecretFileError } from '../../people/secret.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { undated } from '../keeping/secret-names.ts';

/** Makes the secret that is to come in a file of its own; nothing goes by it yet. Resolves to what to do next. */
export function makeNewSecret({ secret }: Pick<Keeping, 'secret'>, now: Date): string {
  if ('file' in secret && !existsSync(secret.file))
    throw new StartupError(
      exitCodes.config,
      `There is no secret to be changed yet: ${secret.file}. The first start makes one.`,
    );
  const base = 'file' in secret ? resolve(secret.file) : join(homedir(), '.config/sanctuary-bot/secret');
  const file = fresh(base, now);
  try {
    makeSecretFile(file);
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    throw new StartupError(exitCodes.cannotCreate, byHand(file), error);
  }
  const before =
    'file' in secret
      ? `   SANCTUARY_SECRET_PREVIOUS_FILE=${resolve(secret.file)}`
      : '   SANCTUARY_SECRET_PREVIOUS=          the value that stands behind SANCTUARY_SECRET= now; empty that line';
  return `A new secret was made in ${file}. Nothing goes by it yet.

What to do now:
1. Keep a copy of it somewhere safe, apart from the database and its backups.
2. Write into .env:
   SANCTUARY_SECRET_FILE=${file}
${before}
3. Restart the bot; on PostgreSQL every one of them. It goes on with the old secret, and knows the new one.
4. npm run rotate-key
5. Take the line SANCTUARY_SECRET_PREVIOUS… out of .env again, and restart the bot when it suits you.
6. Destroy the old secret when you need no backup any more that was made before: shred -u, and its copies.`;
}

/** Beside the one in use, with the day in its name. */
function fresh(base: string, now: Date): string {
  const stem = `${undated(base)}-${now.toISOString().slice(0, 10)}`;
  for (let count = 1; ; count += 1) {
    const file = count === 1 ? stem : `${stem}-${count}`;
    if (!existsSync(file)) return file;
  }
}

function byHand(file: string): string {
  return (
    `${file} cannot be made: this user may not write there. Make it as one who may, for the bot's user alone (docs/install.md, ` +
    `“Change the secret”): openssl rand -base64 32 > ${file}`
  );
}
