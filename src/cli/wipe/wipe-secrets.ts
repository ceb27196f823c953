import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { putInPlace, shred } from '../../backups/shred.ts';
import { withValues } from '../setup/dot-env-text.ts';
import type { Surroundings } from '../setup/surroundings.ts';
import { type Places, secretSettings } from './places.ts';
import type { Report } from './report.ts';

/** What is larger (bytes) is no secret: a setting names the wrong file, and that is left to its owner. */
const secretAtMost = 4_096;

/** Destroys the secrets in files and in `.env`; of those that the environment alone holds, it is said. */
export function wipeSecrets(
  { secretFiles }: Places,
  { env, file }: Pick<Surroundings, 'env' | 'file'>,
  report: Report,
): void {
  for (const each of secretFiles) if (existsSync(each)) report.attempt(each, () => shred(each, secretAtMost));
  const inFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const set = secretSettings.filter((name) => inFile[name]);
  if (set.length > 0) report.attempt(`${set.join(', ')} in ${file}`, () => emptyIn(file, set));
  for (const name of secretSettings)
    if (env[name] && !inFile[name])
      report.remains(`${name}, which is set in the environment of this command`);
}

function emptyIn(path: string, names: readonly string[]): void {
  const file = realpathSync(path);
  const text = withValues(readFileSync(file, 'utf8'), Object.fromEntries(names.map((name) => [name, ''])));
  if (text === null) throw new TypeError('a value over several lines');
  const half = join(dirname(file), `.env.${randomUUID()}.tmp`);
  writeFileSync(half, text, { mode: 0o600, flag: 'wx', flush: true });
  putInPlace(half, file);
}
