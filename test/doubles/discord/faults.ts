/** What goes wrong with a request, in place of its answer. */
export type Fault =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly times?: number;
    }
  /** The connection is closed before the request is looked at: discord.js throws a SocketError. */
  | 'cut'
  /** The request is carried out, then the connection is closed: the bot cannot tell this from 'cut'. */
  | 'cut-after-effect'
  /** As the two before, by a TCP reset: discord.js makes the request again by itself, up to three times. */
  | 'reset'
  | 'reset-after-effect'
  /** No answer, ever. */
  | 'hang';

interface Planned {
  readonly method: string;
  readonly path: RegExp;
  readonly fault: Fault;
  left: number;
}

/** The faults tests have planned for coming requests. */
export class Faults {
  #planned: Planned[] = [];

  /** `path` is after /api/v10: a RegExp, or text in which `:name` stands for one segment. */
  plan(method: string, path: string | RegExp, fault: Fault, times = 1): void {
    const pattern = typeof path === 'string' ? new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) : path;
    const left = typeof fault === 'object' ? (fault.times ?? times) : times;
    this.#planned.push({ method, path: pattern, fault, left });
  }

  take(method: string, path: string): Fault | null {
    const planned = this.#planned.find((one) => one.left > 0 && one.method === method && one.path.test(path));
    if (!planned) return null;
    planned.left -= 1;
    return planned.fault;
  }

  clear(): void {
    this.#planned = [];
  }
}
