/** What goes wrong with a call, in place of its answer. */
export type Fault =
  /** HTTP 200 with `{ ok: false, error }`, as Slack reports its own troubles. */
  | { readonly error: string }
  | { readonly status: number; readonly body?: string }
  /** HTTP 429 with `Retry-After` ("apis/web-api/rate-limits"). */
  | { readonly ratelimited: number }
  /** The connection is closed before the request is looked at. */
  | 'cut'
  /** The request is carried out, then the connection is closed: the app cannot tell this from 'cut'. */
  | 'cut-after-effect'
  /** No answer, ever. */
  | 'hang';

interface Planned {
  readonly method: string;
  readonly fault: Fault;
  left: number;
}

/** The faults tests have planned for coming calls. */
export class Faults {
  #planned: Planned[] = [];

  /** `method` is that of the Web API, or 'response_url'. */
  plan(method: string, fault: Fault, times: number): void {
    this.#planned.push({ method, fault, left: times });
  }

  take(method: string): Fault | null {
    const planned = this.#planned.find((one) => one.left > 0 && one.method === method);
    if (!planned) return null;
    planned.left -= 1;
    return planned.fault;
  }

  clear(): void {
    this.#planned = [];
  }
}
