import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { doubtful, type Finding, fine, wrong } from '../../chat/finding.ts';
import { lookInto } from '../../store/look-into.ts';
import type { Readable, UsedChannel } from '../../store/looked-into.ts';
import { fingerprintKey } from '../../store/meta.ts';
import { isOpenToOthersOnTheWay, placeOf } from '../../store/postgres/address.ts';
import { isOpenToOthers } from './open-to-others.ts';
import type { CheckedSecret } from './secret.ts';

const check = 'Database';
const restore = 'Restore it from a backup, or set DATA_DIR to an empty folder to begin anew.';
/** Of either kind of database: what helps where nothing else does. */
const elsewhere = { file: 'set DATA_DIR to another folder', server: 'set DATABASE_URL to another database' };

export interface CheckedDatabase {
  readonly findings: readonly Finding[];
  /** The channels that the bot uses, each once. */
  readonly channels: readonly UsedChannel[];
}

/** Of the secrets, as they were checked (doctor/secret.ts). */
export type Secrets = Pick<CheckedSecret, 'fingerprint' | 'previous'>;

/** Looks into the database in the data folder; nothing in it is changed. */
export async function checkDatabase(folder: string, secrets: Secrets, now: number): Promise<CheckedDatabase> {
  const file = join(folder, 'sanctuary.db');
  if (!existsSync(file)) return { findings: [fine(check, 'made at the first start')], channels: [] };
  const looked = await lookInto(file, now);
  if (looked.state !== 'readable') return { findings: [unusable(looked.state, file)], channels: [] };
  return checked(
    looked,
    [...schema(looked, elsewhere.file), ...secret(looked, secrets, elsewhere.file), ...rights(file)],
    'whole',
  );
}

/** The same of a PostgreSQL database. */
export async function checkServer(address: string, secrets: Secrets, now: number): Promise<CheckedDatabase> {
  const { lookIntoPostgres } = await import('../../store/look-into-postgres.ts');
  const looked = await lookIntoPostgres(address, now);
  if (looked.state !== 'readable') {
    const [says = '', ...mend] = looked.says.split(/(?<=\.) /);
    return { findings: [wrong(check, says, mend.join(' '))], channels: [] };
  }
  const findings = [
    ...schema(looked, elsewhere.server),
    ...secret(looked, secrets, elsewhere.server),
    ...(looked.toCome > 0 && !looked.mayMakeTables ? [noRight] : []),
    ...(looked.isHalfCopied ? [halfCopied] : []),
    ...(isOpenToOthersOnTheWay(address) ? [openOnTheWay] : []),
  ];
  return checked(looked, findings, placeOf(address));
}

const noRight = wrong(
  check,
  'this user may not make tables there.',
  'Let it own the database: ALTER DATABASE … OWNER TO …',
);
const halfCopied = wrong(check, 'the copy of your data was not finished.', 'Run npm run migrate again.');
const openOnTheWay = doubtful(
  check,
  'what is sent to it is not encrypted on the way.',
  'Write ?sslmode=require at the end of DATABASE_URL, unless the server is in a network of your own.',
);

function checked(looked: Readable, findings: readonly Finding[], what: string): CheckedDatabase {
  return {
    findings: findings.some(({ state }) => state !== 'ok') ? findings : [fine(check, summary(looked, what))],
    channels: each(looked.channels),
  };
}

function unusable(state: 'damaged' | 'unreadable', file: string): Finding {
  return state === 'damaged'
    ? wrong(check, `${file} is damaged, or no database.`, restore)
    : wrong(check, `${file} cannot be read.`, 'Make it a file that this user may read and write.');
}

function schema({ newer }: Readable, other: string): Finding[] {
  if (newer === null) return [];
  const says = `it was written by a newer version of the bot (it has "${newer}").`;
  return [wrong(check, says, `Install that version again, or ${other}.`)];
}

function secret({ meta }: Readable, { fingerprint, previous }: Secrets, other: string): Finding[] {
  const written = meta.get(fingerprintKey);
  // Where the secret cannot be read, that is told already.
  if (written === undefined || fingerprint === null || written === fingerprint) return [];
  if (written === previous)
    return [
      doubtful(check, 'the new secret is not in force yet.', 'Restart the bot, then: npm run rotate-key'),
    ];
  const says =
    fingerprint === 'to-be-made'
      ? 'the secret that it was written with is gone.'
      : 'it was written with another secret.';
  const mend = `Give that secret back (SANCTUARY_SECRET_FILE), or ${other} to begin anew.`;
  return [wrong(check, says, mend)];
}

function rights(file: string): Finding[] {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch {
    return [wrong(check, `${file} cannot be written.`, 'Make it a file that this user may read and write.')];
  }
  return isOpenToOthers(statSync(file).mode)
    ? [doubtful(check, 'others on this machine may read it.', `chmod 600 ${file}`)]
    : [];
}

function summary({ toCome }: Readable, what: string): string {
  return toCome === 0 ? `${what}, and of this version` : `${what}; the next start brings it to this version`;
}

/** A channel for organizers stays one, whatever else it is used for. */
function each(channels: readonly UsedChannel[]): UsedChannel[] {
  const known = new Map<string, UsedChannel>();
  for (const channel of channels) {
    const key = `${channel.platform} ${channel.id}`;
    if (!known.has(key)) known.set(key, channel);
  }
  return [...known.values()];
}
