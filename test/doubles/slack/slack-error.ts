import type { Json } from '../discord/json.ts';

/** A refusal of the Web API: HTTP 200 with `{ ok: false, error }` ("apis/web-api": Evaluating responses). */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Json;
  /** What a correct app would not have sent; null where the refusal can meet a correct app as well. */
  readonly violation: string | null;

  constructor(code: string, extra: Json = {}, violation: string | null = null) {
    super(code);
    this.code = code;
    this.extra = extra;
    this.violation = violation;
  }

  body(): Json {
    return { ok: false, error: this.code, ...this.extra };
  }
}

/** A refusal that a correct app has to live with. */
export function refuse(code: string, extra: Json = {}): never {
  throw new SlackError(code, extra);
}

/** A refusal of what a correct app never sends: it goes into the double's violations. */
export function refuseFault(code: string, messages: readonly string[]): never {
  const extra = messages.length > 0 ? { response_metadata: { messages } } : {};
  throw new SlackError(code, extra, messages.join('; ') || code);
}
