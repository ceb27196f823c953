/**
 * `npm run wipe`: destroys all that this installation keeps, also while the bot runs. The exit codes are told by `--help`.
 */
import { runHere } from './keeping/run.ts';
import { wipe } from './wipe/wipe.ts';

runHere(wipe);
