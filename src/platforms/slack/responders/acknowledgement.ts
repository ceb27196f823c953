import { unreachable } from '../web-api/errors.ts';

/** Tells Slack that what it sent has arrived, with a body where Slack takes one. Once, within 3 seconds. */
export interface Acknowledgement<Body> {
  readonly given: boolean;
  /** Does nothing the second time. Rejects with PlatformError if Slack can no longer be told. */
  give(body?: Body): Promise<void>;
}

export function acknowledgement<Body>(ack: (body?: Body) => Promise<void>): Acknowledgement<Body> {
  let given = false;
  return {
    get given() {
      return given;
    },
    async give(body) {
      if (given) return;
      given = true;
      try {
        await ack(body);
      } catch {
        // The socket is gone, or the request has been given up: nothing was shown to anybody.
        throw unreachable('Slack could not be answered', false);
      }
    },
  };
}
