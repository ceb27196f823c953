/** Exit codes as in sysexits.h, so that a service manager can tell a wrong setting from a passing fault. */
export const exitCodes = {
  config: 78,
  noPermission: 77,
  cannotCreate: 73,
  unavailable: 69,
  badData: 65,
} as const;

/** The bot cannot start. The message is for the installer: what is wrong, and the mend. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly exitCode: number;

  constructor(exitCode: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}
