import { type Finding, fine, wrong } from '../../chat/finding.ts';
import { type Config, readConfig } from '../../config.ts';
import { StartupError } from '../../startup-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  /** What the settings say without those that are wrong. */
  readonly config: Config;
  readonly findings: readonly Finding[];
  /** The names of those that are wrong, and so were passed over. */
  readonly passedOver: ReadonlySet<string>;
}

const check = 'Settings';

/** Reads the settings as a start does. What is wrong is told and passed over, so that everything else can be looked at. */
export function readSettings(env: Environment): Settings {
  const left = new Map(Object.entries(env));
  const findings: Finding[] = [];
  const passedOver = new Set<string>();
  for (;;) {
    try {
      const config = readConfig(Object.fromEntries(left));
      const told = findings.length > 0 ? findings : [fine(check, 'readable')];
      return { config, findings: told, passedOver };
    } catch (error) {
      if (!(error instanceof StartupError)) throw error;
      for (const fault of error.message.split('\n')) {
        const names = namesIn(fault);
        // What was passed over is told already; that it is not there now is no fault of its own.
        if (!names.some((name) => passedOver.has(name))) findings.push(toldOf(fault));
        const culprit = names.findLast((name) => left.get(name)) ?? 'SLACK_BOT_TOKEN';
        // Nothing is left to pass over: it would go round for ever.
        if (!left.delete(culprit)) throw error;
        passedOver.add(culprit);
      }
    }
  }
}

/** Each fault is a sentence that says what is wrong, and others that say what to do. */
function toldOf(fault: string): Finding {
  const end = fault.indexOf('. ') + 1;
  // That it must be something else is mend enough; only where to write it is missing.
  if (end === 0) return wrong(check, fault, 'Write it so in .env, or remove the line.');
  return wrong(check, fault.slice(0, end), fault.slice(end + 1));
}

/** The settings that a fault speaks of. Half a Slack speaks of the half that is missing. */
function namesIn(fault: string): string[] {
  return [...fault.matchAll(/\b[A-Z]+(?:_[A-Z]+)*\b/g)].map(([name]) => name);
}
