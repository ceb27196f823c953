/**
 * `npm run setup`: asks for everything that the bot needs, checks each token, and writes .env for this user alone. With
 * options it asks nothing. The exit codes are told by `--help`.
 */
import { readOptions, usage } from './setup/options.ts';
import { setUp } from './setup/set-up.ts';
import { wrongUsage } from './setup/stopped.ts';

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.error(usage);
  process.exitCode = wrongUsage;
} else if (options.help) {
  console.log(usage);
} else {
  process.umask(0o077);
  // Not awaited here: where the terminal goes away, Node would complain of a question that nobody answered.
  void setUp(options, {
    env: process.env,
    file: '.env',
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    isTerminal: process.stdin.isTTY && process.stdout.isTTY,
  }).then((code) => {
    process.exitCode = code;
  });
}
