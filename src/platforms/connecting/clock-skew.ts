import { doubtful, type Finding, fine, wrong } from '../../chat/finding.ts';

/** From here on (ms) the clock is worth a look; reminders come that much late or early. */
const noticeable = 5_000;
/** From here on (ms) it is wrong: at five minutes the bot and Slack take each other's requests for forged. */
const tooMuch = 60_000;

const mend =
  'Let the machine set its clock by itself: sudo timedatectl set-ntp true (Linux), or the date and time settings.';

/** By how much this machine's clock is surely wrong, by the `Date` of a platform's answers. */
export interface ClockSkew {
  /** Makes a request; whatever it takes on its way is no fault of the clock. */
  during<T>(request: () => Promise<T>): Promise<T>;
  /** The answer's `Date` header. */
  told(date: string | null): void;
  /** Null as long as no answer bore a time. Positive (ms): this machine is ahead. */
  skew(): number | null;
}

export function clockSkew(now: () => number = Date.now): ClockSkew {
  let began = now();
  let atLeast = Number.NEGATIVE_INFINITY;
  let atMost = Number.POSITIVE_INFINITY;
  return {
    during(request) {
      began = now();
      return request();
    },
    told(date) {
      const at = Date.parse(date ?? '');
      if (Number.isNaN(at)) return;
      // The header says whole seconds. It was written after the request went out, and before the answer was here.
      atLeast = Math.max(atLeast, began - (at + 999));
      atMost = Math.min(atMost, now() - at);
    },
    skew() {
      if (atMost === Number.POSITIVE_INFINITY) return null;
      if (atLeast > 0) return atLeast;
      return Math.min(atMost, 0);
    },
  };
}

export function clockFinding(platform: string, skew: number): Finding {
  const check = `Clock against ${platform}`;
  const by = Math.abs(skew);
  if (by < noticeable) return fine(check, 'right');
  const says = `this machine is ${inWords(by)} ${skew > 0 ? 'ahead' : 'behind'}.`;
  return by < tooMuch ? doubtful(check, says, mend) : wrong(check, says, mend);
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
