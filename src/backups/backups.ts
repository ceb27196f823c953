/** The backups that lie on this machine. */
export interface Backups {
  /** Takes away those that were made before this moment (epoch ms); gives how many. Throws Node's errors. */
  removeBefore(moment: number): number;
}

export const noBackups: Backups = { removeBefore: () => 0 };
