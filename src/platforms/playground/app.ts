import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { z } from 'zod';
import type { CommandShape } from '../../chat/command-shape.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { moveClock, type PlaygroundClock, perform } from './acting.ts';
import { actSchema, moveSchema, viewerSchema } from './acts.ts';
import type { Broadcast } from './broadcast.ts';
import { eventStream } from './event-stream.ts';
import { pageFiles } from './page-files.ts';
import type { Pane } from './pane.ts';
import { sameOrigin } from './same-origin.ts';
import type { Setup, Snapshot } from './snapshot.ts';
import { accountOf, type Person } from './visitor.ts';

export interface Playground {
  readonly panes: readonly Pane[];
  readonly commands: readonly CommandShape[];
  readonly people: readonly Person[];
  readonly clock: PlaygroundClock;
  readonly host: string;
  /** The page's own words, as they are when it is opened. */
  readonly phrases: () => Setup['phrases'];
  readonly broadcast: Broadcast;
  readonly stopped: AbortSignal;
}

/** Long enough for every text box at its fullest, in any script. */
const maxBodyBytes = 256 * 1024;

/** Everything from this server itself, no inline script or style, and no way to turn text into markup. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
};

/** The playground's pages and its small interface, without a socket. */
export function playgroundApp(playground: Playground): Hono {
  const { panes, commands, people, clock, host, phrases, broadcast, stopped } = playground;
  const app = new Hono();
  const fileNamed = pageFiles();

  async function snapshot(person: Person): Promise<Snapshot> {
    const nextDue = await clock.nextDue().catch(() => null);
    return { now: clock.now(), nextDue, panes: panes.map((pane) => pane.view(person)) };
  }

  // HTTPS is somebody else's business here: the playground speaks plain HTTP on its own machine.
  app.use(secureHeaders({ contentSecurityPolicy, strictTransportSecurity: false, xFrameOptions: 'DENY' }));
  app.use(sameOrigin(host));
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (context) => context.json({ problem: 'That is too long: at most 256 KB.' }, 413),
    }),
  );

  app.get('/', async (context) => {
    const file = await fileNamed('index.html');
    return file === null ? context.notFound() : context.html(file.body);
  });
  app.get('/page/:name', async (context) => {
    const file = await fileNamed(context.req.param('name'));
    if (file === null) return context.notFound();
    return context.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'no-cache' });
  });
  app.get('/setup', async (context) => {
    const known = people.map((person) => ({ ...person, account: accountOf(person) }));
    const setup: Setup = { people: known, commands, phrases: phrases() };
    return context.json(setup);
  });
  app.get('/events', (context) => {
    const viewer = viewerSchema.safeParse(context.req.query());
    const person = people.find(({ id }) => id === viewer.data?.person);
    if (person === undefined) return context.json({ problem: 'Say which person looks: ?person=…' }, 400);
    return eventStream(context, { broadcast, stopped, snapshot: () => snapshot(person) });
  });
  app.post('/acts', async (context) => {
    const act = parsed(actSchema, await context.req.text());
    if (act === null) return context.json({ problem: 'That is not something one can do here.' }, 400);
    return context.json(await perform(act, panes, people));
  });
  app.post('/clock', async (context) => {
    const move = parsed(moveSchema, await context.req.text());
    if (move === null) {
      return context.json({ problem: 'The clock moves by "hour", "day" or to the "next" reminder.' }, 400);
    }
    const moved = await moveClock(move, clock);
    broadcast.changed();
    return context.json({ moved, now: clock.now() });
  });

  app.notFound((context) => context.json({ problem: 'There is nothing at this address.' }, 404));
  app.onError((error, context) => {
    if (error instanceof PlatformError && error.code === 'not-found') {
      return context.json({ problem: 'That message, chat or person is not here any more.' }, 404);
    }
    return context.json({ problem: 'The playground could not do that. Try again.' }, 500);
  });
  return app;
}

/** What was posted, checked; null where it is not JSON or not what was asked for. */
function parsed<Schema extends z.ZodType>(schema: Schema, body: string): z.output<Schema> | null {
  try {
    const json: unknown = JSON.parse(body);
    return schema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
