import type { Json } from '../discord/json.ts';

/** One thing to be brought to the app: the same over a socket as by HTTP. */
export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly body: Json;
  /** "apis/events-api/using-socket-mode": whether the acknowledgement may carry a payload. */
  readonly acceptsPayload: boolean;
}

/** "apis/events-api": Retries. */
export interface Repetition {
  readonly attempt: number;
  readonly reason: string;
}

export interface Outcome {
  acknowledged(payload: unknown): void;
  /** It got nowhere: the connection died, or the app answered with anything but HTTP 200. */
  failed(reason: string): void;
}

export interface Transport {
  /** What a repetition is told of a delivery that nobody answered in time. */
  readonly timeoutReason: string;
  /** Sends it to one place; false when nobody is there. */
  send(envelope: Envelope, repetition: Repetition | null, outcome: Outcome): boolean;
}
