import type { Json } from '../discord/json.ts';
import { parsed } from './read-blocks.ts';
import { postSigned } from './signature.ts';
import type { Envelope, Outcome, Repetition, Transport } from './transport.ts';
import type { World } from './world.ts';

/** "apis/events-api" and "interactivity/handling-user-interaction": HTTP 200 within 3 seconds. */
const ANSWER_WITHIN_MS = 3000;

interface UnderWay {
  readonly sentAt: number;
  readonly abort: AbortController;
}

/** Delivery by signed HTTP to the app's Request URL, in place of Socket Mode ("apis/events-api/using-http-request-urls"). */
export class SignedHttp implements Transport {
  readonly timeoutReason = 'http_timeout';
  readonly #world: World;
  readonly #url: string;
  readonly #underWay = new Set<UnderWay>();

  constructor(world: World, url: string) {
    this.#world = world;
    this.#url = url;
    world.clock.onAdvance(() => {
      const now = world.clock.now();
      for (const { sentAt, abort } of this.#underWay) if (now - sentAt >= ANSWER_WITHIN_MS) abort.abort();
    });
  }

  send(envelope: Envelope, repetition: Repetition | null, outcome: Outcome): boolean {
    void this.#post(envelope, repetition, outcome);
    return true;
  }

  async #post(envelope: Envelope, repetition: Repetition | null, outcome: Outcome): Promise<void> {
    const underWay = { sentAt: this.#world.clock.now(), abort: new AbortController() };
    const timer = setTimeout(() => underWay.abort.abort(), ANSWER_WITHIN_MS).unref();
    this.#underWay.add(underWay);
    const { body, contentType } = written(envelope);
    try {
      const response = await postSigned(this.#url, body, this.#world.signingSecret, {
        contentType,
        headers: retryHeaders(repetition),
        signal: underWay.abort.signal,
      });
      const text = await response.text();
      if (response.status === 200) outcome.acknowledged(this.#payload(envelope, text));
      else outcome.failed('http_error');
    } catch {
      outcome.failed(underWay.abort.signal.aborted ? this.timeoutReason : 'connection_failed');
    } finally {
      clearTimeout(timer);
      this.#underWay.delete(underWay);
    }
  }

  /** A command may be answered in plain text ("interactivity/implementing-slash-commands"). */
  #payload({ type, acceptsPayload }: Envelope, text: string): unknown {
    if (text.trim() === '') return undefined;
    if (!acceptsPayload) this.#world.violate(`The answer to ${type} takes no body: ${text}`);
    const payload = parsed(text);
    if (typeof payload === 'object' && payload !== null) {
      return Object.keys(payload).length > 0 ? payload : undefined;
    }
    return type === 'slash_commands' ? { text } : payload;
  }
}

function written({ type, body }: Envelope): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(body), contentType: 'application/json' };
  const fields = type === 'slash_commands' ? strings(body) : { payload: JSON.stringify(body) };
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function strings(fields: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

function retryHeaders(repetition: Repetition | null): Record<string, string> {
  if (repetition === null) return {};
  return {
    'X-Slack-Retry-Num': String(repetition.attempt),
    'X-Slack-Retry-Reason': repetition.reason,
  };
}
