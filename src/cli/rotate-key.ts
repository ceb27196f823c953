/**
 * `npm run rotate-key`: changes the secret, also while the bot runs. Without a new secret it makes one and says what to do. The
 * exit codes are told by `--help`.
 */
import { runHere } from './keeping/run.ts';
import { rotateKey } from './rotate-key/rotate-key.ts';

runHere(rotateKey);
