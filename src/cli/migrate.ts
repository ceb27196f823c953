/**
 * `npm run migrate -- --from sqlite --to "$DATABASE_URL"`: copies the SQLite database in DATA_DIR into a PostgreSQL database
 * and compares both. The old one is not changed. It may be cut off anywhere and run again.
 * Exit code: 0 all is the same, 65 something differs, 64 wrong options, others as at a start (startup-error.ts).
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exitCodes, StartupError } from '../startup-error.ts';
import { faultInAddress, placeOf } from '../store/postgres/address.ts';
import { migrate } from './migrate/migrate.ts';

const wrongUsage = 64;
const usage = `Usage: npm run migrate -- --from sqlite --to "$DATABASE_URL"
       npm run migrate -- --from sqlite --to "$DATABASE_URL" --anew    begins an unfinished copy again
Without --to it goes where DATABASE_URL says, in the environment or in .env.
It copies the database in DATA_DIR into an empty PostgreSQL database (postgres://user:password@host:5432/database), and
compares both. Stop the bot first. The old database is not changed. Cut off, it goes on when it is run again.
Exit code: 0 all is the same, 65 something differs or cannot be copied, 64 wrong options, 69 the server cannot be reached,
78 a wrong address.`;

if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const options = readArguments(args);
  if (options?.help) {
    console.log(usage);
    return 0;
  }
  // It may stand in .env alone, where the shell does not see it.
  const to = options?.to || process.env.DATABASE_URL;
  const wrong = options === undefined ? 'There is no such option.' : wrongIn(options.from, to);
  if (options === undefined || !to || wrong !== null) {
    console.error(`${wrong}\n${usage}`);
    return wrongUsage;
  }
  const fault = faultInAddress(to);
  if (fault !== null) {
    console.error(`${options.to ? 'What stands behind --to' : 'DATABASE_URL'} ${fault}`);
    return exitCodes.config;
  }
  const folder = process.env.DATA_DIR || './data';
  console.log(`Copying the database in ${folder} into ${placeOf(to)}.`);
  try {
    const { isSame, report } = await migrate({
      folder,
      address: to,
      anew: options.anew,
      tell: (sentence) => console.log(sentence),
    });
    console.log(report);
    return isSame ? 0 : exitCodes.badData;
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

function wrongIn(from: string | undefined, to: string | undefined): string | null {
  if (from !== undefined && from !== 'sqlite') return 'It copies from sqlite alone.';
  if (from === undefined) return 'Say from where: --from sqlite';
  return to ? null : 'Say where to: write DATABASE_URL into .env, or put the address behind --to.';
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        anew: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch {
    return undefined;
  }
}
