import { exitCodes } from '../../startup-error.ts';
import { readArguments, wrongUsage } from '../keeping/read-arguments.ts';
import { askAt } from '../setup/ask.ts';
import type { Surroundings } from '../setup/surroundings.ts';
import { placesIn } from './places.ts';
import { type Report, reporting } from './report.ts';
import { tellWhatElse } from './what-else.ts';
import { wipeBackups } from './wipe-backups.ts';
import { wipeFiles } from './wipe-files.ts';
import { wipeSecrets } from './wipe-secrets.ts';

const usage = `Usage: npm run wipe
       npm run wipe -- --yes    asks nothing
Destroys all that this installation keeps, for good: first the secret, without which nobody in any copy can be recognised any
more, then the database and the backups on this machine. It works while the bot runs, which then stops.
Exit code: 0 all is gone, 64 wrong options, or not confirmed, 73 something could not be destroyed, which is told.`;

const word = 'wipe everything';

/** Resolves to its exit code: 0 only where nothing is left. */
export async function wipe(args: string[], at: Surroundings): Promise<number> {
  const read = readArguments(args, {
    yes: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (read?.values.help) {
    at.output.write(`${usage}\n`);
    return 0;
  }
  if (!read || read.positionals.length > 0) {
    at.errors.write(`There is no such option.\n${usage}\n`);
    return wrongUsage;
  }
  if (!read.values.yes && !(await isMeant(at))) return wrongUsage;
  const report = reporting(at);
  const places = placesIn(at.env);
  // First what makes copies of the rest worthless, wherever they are.
  wipeSecrets(places, at, report);
  if (places.databaseUrl !== null) await wipeTables(places.databaseUrl, report);
  await wipeFiles(places.dataDir, report);
  wipeBackups(places, report);
  tellWhatElse(places, report);
  return conclude(at, report);
}

/** PostgreSQL's driver is loaded only where it is needed. */
async function wipeTables(address: string, report: Report): Promise<void> {
  const { wipePostgres } = await import('./wipe-postgres.ts');
  await wipePostgres(address, report);
}

async function isMeant({ input, output, errors, isTerminal }: Surroundings): Promise<boolean> {
  if (!isTerminal) {
    errors.write('Nobody can be asked here. To wipe everything without being asked, add --yes.\n');
    return false;
  }
  output.write(
    'This destroys the secret, the database and the backups on this machine. Nothing can bring them back.\n',
  );
  const ask = await askAt(input, output);
  const typed = await ask.text(`Type "${word}" to go on, or anything else to stop:`, '', async () => null);
  if (typed.trim() === word) return true;
  errors.write('Nothing was changed.\n');
  return false;
}

function conclude({ output, errors }: Surroundings, { left }: Report): number {
  output.write(
    'Not on this machine, and still there: copies of backups that you took elsewhere (worth little without the secret), ' +
      "the bot's messages with people's reactions in Discord and Slack, and its tokens in .env. Take the bot out of each " +
      'server and workspace, and reset its tokens there.\n',
  );
  if (left.length === 0) {
    output.write('Everything on this machine is wiped.\n');
    return 0;
  }
  errors.write(`NOT wiped. Destroy by hand:\n${left.map((each) => `- ${each}\n`).join('')}`);
  return exitCodes.cannotCreate;
}
