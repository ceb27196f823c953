import type { Keeping } from '../../config.ts';

/** Where a backup is put back. */
export interface PuttingBack {
  readonly keeping: Keeping;
  /** Epoch ms. */
  readonly now: number;
  readonly tell: (line: string) => void;
}
