/** `npm run licences`: whether all that others made and we use may be used, and is what it was. Exit 1 if not. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './licences/faults-of.ts';
import { installedIn, lockSchema, manifestSchema } from './licences/packages.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(`${project}${file}`, 'utf8'));

const lock = lockSchema.parse(read('package-lock.json'));
const faults = faultsOf(lock, manifestSchema.parse(read('package.json')), (path) =>
  installedIn(project, path),
);
for (const fault of faults) console.error(fault);

if (faults.length === 0) {
  const packages = Object.keys(lock.packages).length - 1;
  console.log(`${packages} packages: licences, digests and install scripts are in order.`);
} else {
  console.error(
    `${faults.length} to mend. Allowed licences: src/cli/licences/allowed.ts; scripts: SECURITY.md.`,
  );
  process.exitCode = 1;
}
