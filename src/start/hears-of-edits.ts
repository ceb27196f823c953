import type { Fault } from '../content/fault.ts';
import type { Core } from '../core.ts';
import { contentBroken } from '../organizers/telling/content-broken.ts';
import { contentMended } from '../organizers/telling/content-mended.ts';

/** Whoever does something about an edit of the content. What was told already is not told again. */
export interface HearsOfEdits {
  /** The edit has these faults, and is not used. */
  broken(faults: readonly Fault[]): Promise<void>;
  /** What stands in the folder is what the bot knows. */
  fine(): Promise<void>;
  /** The bot knows something else now. */
  renewed(): void;
}

export function hearsOfEdits(core: Core): HearsOfEdits {
  return {
    async broken(faults) {
      core.contentState.faults = faults;
      if (core.processes.keepsHouse()) await contentBroken(core, faults);
    },
    async fine() {
      core.contentState.faults = [];
      if (core.processes.keepsHouse()) await contentMended(core);
    },
    renewed() {
      core.contentState.loadedAt = core.clock.now();
      // Every message takes its second: nobody waits for that.
      if (core.processes.keepsHouse()) void core.sharedAnswers.contentChanged();
    },
  };
}
