/** The setup ends without having written anything. The message says why, and what to do. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** EX_USAGE of sysexits: something is missing, or no such option. */
export const wrongUsage = 64;
