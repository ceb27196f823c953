/** Slack gives up after 3 seconds (ms), and sends events again then. */
const patience = 3_000;

/** What an HTTP request is answered with: whatever the acknowledgement says, if it comes in time. */
export interface HttpAnswer {
  readonly response: Promise<Response>;
  /** Rejects once the request has been answered otherwise. */
  ack(answer?: unknown): Promise<void>;
}

export function httpAnswer(): HttpAnswer {
  const { promise, resolve } = Promise.withResolvers<Response>();
  let open = true;
  const answer = (response: Response): void => {
    open = false;
    clearTimeout(timer);
    resolve(response);
  };
  // Not 200: Slack would take it for done.
  const timer = setTimeout(() => answer(new Response(null, { status: 500 })), patience);
  timer.unref();
  return {
    response: promise,
    async ack(body) {
      if (!open) throw new Error('answered already');
      answer(acknowledged(body));
    },
  };
}

function acknowledged(body: unknown): Response {
  if (body === undefined || body === null || body === '') return new Response(null, { status: 200 });
  return typeof body === 'string' ? new Response(body) : Response.json(body);
}
