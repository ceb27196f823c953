import { readFileSync } from 'node:fs';
import type { Keeping } from '../../config.ts';
import { keepSecret } from '../../operations/hide-secrets.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { askAt } from '../setup/ask.ts';
import type { Surroundings } from '../setup/surroundings.ts';

/** Shorter ones are guessed, whatever a guess costs. */
const fewest = 12;

/** The passphrase that the settings name; null where they name none. Throws StartupError where its file holds none. */
export function passphraseIn({ passphrase }: Pick<Keeping, 'passphrase'>): string | null {
  if (passphrase === null) return null;
  if ('text' in passphrase) return passphrase.text;
  let text: string;
  try {
    text = readFileSync(passphrase.file, 'utf8').trim();
  } catch (error) {
    throw new StartupError(
      exitCodes.config,
      `BACKUP_PASSPHRASE_FILE cannot be read: ${passphrase.file.slice(0, 200)}. Check that the file is there and that this user may read it.`,
      error,
    );
  }
  if (text.length >= fewest) return text;
  throw new StartupError(
    exitCodes.config,
    `BACKUP_PASSPHRASE_FILE holds less than ${fewest} characters: ${passphrase.file}. Write a longer one into it.`,
  );
}

/** Asks for the passphrase of a new backup, twice; of one that is there, once. Throws StartupError where nobody can be asked. */
export async function askForPassphrase(
  { input, output, isTerminal }: Surroundings,
  isNew: boolean,
): Promise<string> {
  if (!isTerminal)
    throw new StartupError(
      exitCodes.config,
      'A passphrase is needed, and nobody can be asked here. Set BACKUP_PASSPHRASE_FILE to a file that holds it.',
    );
  const ask = await askAt(input, output);
  const first = await ask.secret(isNew ? 'Passphrase for this backup' : 'Passphrase of this backup');
  keepSecret(first);
  if (!isNew) return first;
  if (first.length < fewest)
    throw new StartupError(
      exitCodes.config,
      `That is too short. Use at least ${fewest} characters, such as five words that only you put together.`,
    );
  if ((await ask.secret('The same once more')) === first) return first;
  throw new StartupError(exitCodes.config, 'The two are not the same. Run this again.');
}
