import { readKeeping } from '../../config.ts';
import { plain } from '../keeping/plain.ts';
import { readArguments, wrongUsage } from '../keeping/read-arguments.ts';
import type { Surroundings } from '../setup/surroundings.ts';
import { makeNewSecret } from './make-new-secret.ts';
import { renewAll } from './renew-all.ts';

const usage = `Usage: npm run rotate-key
Changes the secret, also while the bot runs. Without SANCTUARY_SECRET_PREVIOUS and SANCTUARY_SECRET_PREVIOUS_FILE it makes a new
secret and says what to do. With one of them it gives everybody in the database the codes of the new secret. Cut off, it has
changed all or nothing: run it again.
Exit code: 0 done, 64 wrong options, 65 the database cannot be used as it is, 69 it is in use or cannot be reached, 78 a wrong
setting, another secret, or a bot that must be restarted first.`;

/** Resolves to its exit code. Throws StartupError. */
export async function rotateKey(args: string[], at: Surroundings): Promise<number> {
  const read = readArguments(args, { help: { type: 'boolean', short: 'h', default: false } });
  if (read?.values.help) {
    at.output.write(`${usage}\n`);
    return 0;
  }
  if (!read || read.positionals.length > 0) {
    at.errors.write(`There is no such option.\n${usage}\n`);
    return wrongUsage;
  }
  const keeping = readKeeping(at.env);
  const tell = (line: string) => at.output.write(`${line}\n`);
  if (keeping.previousSecret === null) {
    tell(makeNewSecret(keeping, new Date()));
    return 0;
  }
  try {
    await renewAll(keeping, tell);
    return 0;
  } catch (error) {
    throw plain(error, keeping.databaseUrl);
  }
}
