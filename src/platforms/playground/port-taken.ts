/** Another program already listens there. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, cause: unknown) {
    super(`${host}:${port} is already taken by another program`, { cause });
    this.host = host;
    this.port = port;
  }
}
