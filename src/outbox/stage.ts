/** The moments of a delivery at which a process can die, in their order. `send` is whatever is asked of the platform. */
export const stages = [
  'before-claim',
  'after-claim',
  'before-send',
  'after-send',
  'before-record',
  'after-record',
] as const;

export type Stage = (typeof stages)[number];

/** Told of each stage, and waited for. The bot itself has nobody watch. */
export type WatchStages = (stage: Stage) => Promise<void>;

const nothing = Promise.resolve();

export const unwatched: WatchStages = () => nothing;
