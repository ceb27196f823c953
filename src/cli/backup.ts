/**
 * `npm run backup`: saves the database while the bot runs, in a file that `npm run restore` puts back. The exit codes are told
 * by `--help`.
 */
import { backup } from './backup/backup.ts';
import { runHere } from './keeping/run.ts';

runHere(backup);
