import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { exitCodes, StartupError } from '../startup-error.ts';

export interface WebServer {
  /** An address that a person on this machine can open. */
  readonly url: string;
  /** Closes open connections too; resolves when the port is free. */
  stop(): Promise<void>;
}

/** How long (ms) somebody may take, and how much there may be at once. */
export interface Patience {
  /** Until a connection has sent all of a request's headers, and all of the request. */
  readonly headers: number;
  readonly request: number;
  /** Without a byte either way, and between two requests. */
  readonly silence: number;
  readonly betweenRequests: number;
  /** How often it is looked who took too long. */
  readonly lookEvery: number;
  readonly connections: number;
  readonly headerBytes: number;
}

/** Slack sends a request in one piece; open pages of the playground are sent something every 20 seconds. */
const usual: Patience = {
  headers: 10_000,
  request: 20_000,
  silence: 60_000,
  betweenRequests: 10_000,
  lookEvery: 2_000,
  connections: 256,
  headerBytes: 16 * 1024,
};

/** Nothing of what is answered may load or do anything; pages say themselves what they need. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/**
 * Serves these apps on one port; the first that has a path answers it. Other web sites are allowed nothing: there are no
 * answers to CORS. Throws StartupError where it cannot listen.
 */
export async function serveWeb(
  apps: readonly Hono[],
  host: string,
  port: number,
  patience: Partial<Patience> = {},
): Promise<WebServer> {
  const server = serverFor(inFront(apps), { ...usual, ...patience });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartupError(exitCodes.unavailable, mend(error, host, port), error);
  }
  return {
    url: urlOf(server.address(), host),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The apps behind what holds for all of them, also for addresses that nobody has. */
function inFront(apps: readonly Hono[]): Hono {
  const app = new Hono();
  // HTTPS is the business of whoever stands before this server; what an app says itself stays.
  const how = { strictTransportSecurity: false, xFrameOptions: 'DENY', overwrite: false };
  app.use(secureHeaders({ ...how, contentSecurityPolicy }));
  app.use(async (context, next) => {
    if (!methods.has(context.req.method)) return context.body(null, 405, { allow: [...methods].join(', ') });
    return next();
  });
  for (const each of apps) app.route('/', each);
  app.notFound((context) => context.text('There is nothing at this address.', 404));
  // Hono would write the error to the screen, with whatever somebody sent.
  app.onError((_, context) => context.body(null, 500));
  return app;
}

function serverFor(app: Hono, patience: Patience): Server {
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.betweenRequests,
      connectionsCheckingInterval: patience.lookEvery,
      maxHeaderSize: patience.headerBytes,
    },
    (incoming, outgoing) => {
      // Of two hosts Node takes the first; whoever stands before this server may have taken the other (RFC 9112, 3.2).
      if (incoming.headersDistinct.host?.length === 1) return void answer(incoming, outgoing);
      outgoing.writeHead(400, { connection: 'close' }).end();
    },
  );
  server.maxConnections = patience.connections;
  server.maxHeadersCount = 100;
  server.setTimeout(patience.silence);
  return server;
}

function mend(error: unknown, host: string, port: number): string {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken
    ? `PORT ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number.`
    : `HOST ${host}, PORT ${port}: this machine cannot listen there. Use HOST=127.0.0.1 and a PORT above 1023.`;
}

/** Listening everywhere includes this machine. */
function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>, host: string): string {
  if (address === null || typeof address === 'string') return `http://${host}`;
  const everywhere = address.address === '0.0.0.0' || address.address === '::';
  const name = everywhere
    ? 'localhost'
    : address.family === 'IPv6'
      ? `[${address.address}]`
      : address.address;
  return `http://${name}:${address.port}`;
}
