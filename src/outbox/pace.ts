/** How many rows a worker has in hand, and for how long; times in milliseconds. */
export interface Pace {
  /** How long a claimed row is left to its holder. A process that died is replaced after this. */
  readonly leaseMs: number;
  /** How often leases are renewed, and other things looked at that no clock tells. */
  readonly beatMs: number;
  /** Rows in hand: of one lane with one claim, with one claim in all, and of all. */
  readonly perLane: number;
  readonly batch: number;
  readonly mostHeld: number;
}

export const usualPace: Pace = { leaseMs: 8_000, beatMs: 2_500, perLane: 64, batch: 256, mostHeld: 1_024 };
