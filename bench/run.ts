/**
 * `npm run bench -- [--json] [--only <group>]`: measures, and prints a table or a JSON list of figures.
 * Exit 0 if every bar holds, 1 if one is missed, 2 if the arguments are wrong.
 */
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import type { Group } from './group.ts';
import { groups } from './groups.ts';
import { table } from './table.ts';

interface Asked {
  readonly json: boolean;
  readonly chosen: ReadonlyMap<string, Group>;
}

const usage = `usage: npm run bench -- [--json] [--only ${[...groups.keys()].join('|')}]\n`;

function read(args: readonly string[]): Asked | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
    });
    if (values.only === undefined) return { json: values.json, chosen: groups };
    const group = groups.get(values.only);
    return group ? { json: values.json, chosen: new Map([[values.only, group]]) } : null;
  } catch {
    return null;
  }
}

async function run({ json, chosen }: Asked): Promise<number> {
  const measured = new Map<string, readonly Figure[]>();
  for (const [name, group] of chosen) {
    measured.set(name, await group((sentence) => process.stderr.write(`${name}: ${sentence}\n`)));
  }
  const figures = [...measured.values()].flat();
  process.stdout.write(`${json ? JSON.stringify(figures, null, 2) : table(measured)}\n`);
  return figures.every(({ pass }) => pass !== false) ? 0 : 1;
}

const asked = read(process.argv.slice(2));
if (asked) process.exitCode = await run(asked);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
