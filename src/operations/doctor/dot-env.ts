import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { absent, doubtful, type Finding, fine, wrong } from '../../chat/finding.ts';
import { environment } from '../../environment.ts';
import { isOpenToOthers } from './open-to-others.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const check = 'File .env';

export interface DotEnv {
  /** What stands in it; nothing where it cannot be read. */
  readonly values: Environment;
  readonly findings: readonly Finding[];
}

/** The file that most people write their settings into. `env`: what is set without it. */
export function readDotEnv(file: string, env: Environment): DotEnv {
  let values: Environment;
  let mode: number;
  try {
    values = parseEnv(readFileSync(file, 'utf8'));
    ({ mode } = statSync(file));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const finding = isMissing
      ? absent(check, 'there is none; npm run setup makes one')
      : wrong(check, 'it cannot be read.', 'Make it a file that this user may read.');
    return { values: {}, findings: [finding] };
  }
  const findings = [
    ...misspelt(values),
    ...outdone(values, env),
    ...(isOpenToOthers(mode)
      ? [doubtful(check, 'others on this machine may read it, and it holds tokens.', `chmod 600 ${file}`)]
      : []),
  ];
  return { values, findings: findings.length > 0 ? findings : [fine(check, 'only you may read it')] };
}

const ours = /^(?:DISCORD|SLACK|SANCTUARY|DATA|DATABASE|CONTENT|HOST|PORT|PLAYGROUND|LOG|RECONCILE)(?:_|$)/;

function misspelt(values: Environment): Finding[] {
  return Object.keys(values)
    .filter((name) => ours.test(name) && !(name in environment.shape))
    .map((name) =>
      doubtful(
        check,
        `${name} is no setting of the bot.`,
        'Compare its spelling with .env.example, or remove it.',
      ),
    );
}

function outdone(values: Environment, env: Environment): Finding[] {
  return Object.keys(environment.shape)
    .filter((name) => values[name] && env[name] !== undefined && env[name] !== values[name])
    .map((name) =>
      doubtful(
        check,
        `${name} is also set in the environment, to something else, and that one counts.`,
        `Remove one of the two (in a shell: unset ${name}).`,
      ),
    );
}
