/**
 * `npm run doctor`: looks at everything that the bot needs, and changes nothing. One line each, or `--json`.
 * Exit 0 where nothing is wrong (warnings allowed), 1 where something is, 64 (EX_USAGE of sysexits) for wrong options.
 */
import { parseArgs } from 'node:util';
import type { Finding } from '../chat/finding.ts';
import { examine } from './doctor/examine.ts';
import { isWell, jsonOf, lineOf, summaryOf } from './doctor/report.ts';

const wrongUsage = 64;
const usage = `Usage: npm run doctor
       npm run doctor -- --channel ID    looks at this channel too (may be given several times)
       npm run -s doctor -- --json       the same for programs
It asks Discord and Slack, sends nothing, changes nothing, and prints no token.
Exit code: 0 nothing is wrong, 1 something is, 64 wrong options.`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const options = readArguments(args);
  if (!options) {
    console.error(usage);
    return wrongUsage;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const findings: Finding[] = [];
  for await (const finding of examine({ env: process.env, dotEnv: '.env', channels: options.channel })) {
    findings.push(finding);
    if (!options.json) console.log(lineOf(finding));
  }
  console.log(options.json ? jsonOf(findings) : `\n${summaryOf(findings)}`);
  return isWell(findings) ? 0 : 1;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        channel: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch {
    return undefined;
  }
}
