import { existsSync, statSync } from 'node:fs';
import { type Finding, fine, wrong } from '../../chat/finding.ts';
import type { Config } from '../../config.ts';
import { pseudonyms } from '../../people/pseudonym.ts';
import { readSecretFile, SecretFileError } from '../../people/secret.ts';
import { copyIn } from './copy-in.ts';
import { isOpenToOthers } from './open-to-others.ts';
import { isInside } from './true-path.ts';

const check = 'Secret';

export interface CheckedSecret {
  readonly findings: readonly Finding[];
  /** Null where it cannot be read. */
  readonly fingerprint: string | 'to-be-made' | null;
  /** Of the secret that was in force before, while it is changed; null: it is not, or that one cannot be read. */
  readonly previous: string | null;
}

type Settings = Pick<Config, 'secret' | 'previousSecret' | 'dataDir'>;

/** Whether the secret is there, is one, and lies where neither others nor the data folder's backups have it. */
export function checkSecret({ previousSecret, ...settings }: Settings): CheckedSecret {
  const checked = checkCurrent(settings);
  if (previousSecret === null) return { ...checked, previous: null };
  if ('bytes' in previousSecret) return { ...checked, previous: printOf(previousSecret.bytes).fingerprint };
  const { file } = previousSecret;
  try {
    return { ...checked, previous: printOf(readSecretFile(file)).fingerprint };
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    return { ...checked, findings: [...checked.findings, unusable(error, file)], previous: null };
  }
}

function checkCurrent({
  secret,
  dataDir,
}: Omit<Settings, 'previousSecret'>): Omit<CheckedSecret, 'previous'> {
  if ('bytes' in secret)
    return { findings: kept(secret.bytes, dataDir, 'in SANCTUARY_SECRET'), ...printOf(secret.bytes) };
  const { file, make } = secret;
  const findings = isInside(dataDir, file) ? [inDataFolder(file)] : [];
  if (make && !existsSync(file)) {
    const says = `made at the first start, in ${file}`;
    return { findings: findings.length > 0 ? findings : [fine(check, says)], fingerprint: 'to-be-made' };
  }
  try {
    const bytes = readSecretFile(file);
    if (isOpenToOthers(statSync(file).mode))
      findings.push(wrong(check, 'others on this machine may read it.', `chmod 600 ${file}`));
    return {
      findings: findings.length > 0 ? findings : kept(bytes, dataDir, `in ${file}`),
      ...printOf(bytes),
    };
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    return { findings: [...findings, unusable(error, file)], fingerprint: null };
  }
}

function printOf(bytes: Uint8Array): { readonly fingerprint: string } {
  return { fingerprint: pseudonyms(bytes).fingerprint };
}

function kept(bytes: Uint8Array, dataDir: string, where: string): Finding[] {
  const copy = copyIn(dataDir, bytes);
  if (copy === null) return [fine(check, `${where}, outside the data folder; keep a copy somewhere safe`)];
  const says = `a copy of it lies in the data folder (${copy}): who steals the database has both.`;
  return [wrong(check, says, 'Move that copy elsewhere, and take it out of backups of the data folder.')];
}

function inDataFolder(file: string): Finding {
  return wrong(
    check,
    `it lies in the data folder (${file}): who steals the database, or its backup, has both.`,
    'Move it elsewhere, and write that place behind SANCTUARY_SECRET_FILE=.',
  );
}

function unusable({ code }: SecretFileError, file: string): Finding {
  return code === 'not-a-secret'
    ? wrong(check, `${file} does not hold 32 bytes in base64.`, 'If it was damaged, restore your copy.')
    : wrong(check, `${file} cannot be read.`, 'Check that the file is there and that this user may read it.');
}
