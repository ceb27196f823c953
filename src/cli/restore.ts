/**
 * `npm run restore -- <file>`: puts a backup in the place of the database, in whichever database the settings name. The exit
 * codes are told by `--help`.
 */
import { runHere } from './keeping/run.ts';
import { restore } from './restore/restore.ts';

runHere(restore);
