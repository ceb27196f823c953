import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { doubtful, type Finding, fine, wrong } from '../../chat/finding.ts';
import { type LookedInto, lookInto, type UsedChannel } from '../../store/look-into.ts';
import { fingerprintKey } from '../../store/meta.ts';
import { isOpenToOthers } from './open-to-others.ts';

const check = 'Database';
const restore = 'Restore it from a backup, or set DATA_DIR to an empty folder to begin anew.';

export interface CheckedDatabase {
  readonly findings: readonly Finding[];
  /** The channels that the bot uses, each once. */
  readonly channels: readonly UsedChannel[];
}

/**
 * Looks into the database; nothing in it is changed.
 * @param fingerprint of the secret; null where the secret cannot be read, 'to-be-made' where there is none yet.
 */
export function checkDatabase(
  folder: string,
  fingerprint: string | 'to-be-made' | null,
  now: number,
): CheckedDatabase {
  const file = join(folder, 'sanctuary.db');
  if (!existsSync(file)) return { findings: [fine(check, 'made at the first start')], channels: [] };
  const looked = lookInto(file, now);
  if (looked.state !== 'readable') return { findings: [unusable(looked.state, file)], channels: [] };
  const findings = [...schema(looked), ...secret(looked, fingerprint), ...rights(file)];
  return {
    findings: findings.length > 0 ? findings : [fine(check, summary(looked))],
    channels: each(looked.channels),
  };
}

type Readable = Extract<LookedInto, { state: 'readable' }>;

function unusable(state: 'damaged' | 'unreadable', file: string): Finding {
  return state === 'damaged'
    ? wrong(check, `${file} is damaged, or no database.`, restore)
    : wrong(check, `${file} cannot be read.`, 'Make it a file that this user may read and write.');
}

function schema({ newer }: Readable): Finding[] {
  if (newer === null) return [];
  const says = `it was written by a newer version of the bot (it has "${newer}").`;
  return [wrong(check, says, 'Install that version again, or set DATA_DIR to another folder.')];
}

function secret({ meta }: Readable, fingerprint: string | null): Finding[] {
  const written = meta.get(fingerprintKey);
  // Where the secret cannot be read, that is told already.
  if (written === undefined || fingerprint === null || written === fingerprint) return [];
  const says =
    fingerprint === 'to-be-made'
      ? 'the secret that it was written with is gone.'
      : 'it was written with another secret.';
  return [
    wrong(
      check,
      says,
      'Give that secret back (SANCTUARY_SECRET_FILE), or set DATA_DIR to an empty folder to begin anew.',
    ),
  ];
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

function summary({ toCome }: Readable): string {
  return toCome === 0 ? 'whole, and of this version' : 'whole; the next start brings it to this version';
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
