import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { GatewaySession } from './gateway-session.ts';
import { areKnown, PRIVILEGED, type Scope } from './intents.ts';
import { guildCreateJson, userJson } from './payloads.ts';
import type { World } from './world.ts';

const O = GatewayOpcodes;
const K = GatewayCloseCodes;

const commandSchema = z.object({ op: z.number(), d: z.unknown() });
const identifySchema = z.looseObject({
  token: z.string(),
  intents: z.number(),
  properties: z.looseObject({ os: z.string(), browser: z.string(), device: z.string() }),
  compress: z.boolean().optional(),
  shard: z.tuple([z.number(), z.number()]).optional(),
});
const resumeSchema = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.number() });

/** "Gateway": Rate Limiting, 120 commands in 60 seconds; "Sending Events": payloads of at most 4096 bytes. */
const COMMANDS_PER_MINUTE = 120;
const MOST_BYTES = 4096;

/** Discord's gateway v10, JSON, without compression. */
export class Gateway {
  /** While true, connections are turned away with HTTP 503. */
  refusing = false;
  /** While true, heartbeats are not acknowledged: a zombied connection. */
  withholdingAcks = false;
  /** While true, what happens is told to nobody, not even after a resume: Discord loses events. */
  silent = false;
  readonly #world: World;
  readonly #heartbeatIntervalMs: number;
  readonly #url: () => string;
  readonly #server = new WebSocketServer({ noServer: true });
  #sessions: GatewaySession[] = [];

  constructor(world: World, heartbeatIntervalMs: number, url: () => string) {
    this.#world = world;
    this.#heartbeatIntervalMs = heartbeatIntervalMs;
    this.#url = url;
    world.dispatch = (event, data, channel) => {
      // A bot hears nothing of channels it cannot see, except what people do with its own commands.
      const isHidden = channel !== null && world.permissions(world.bot, channel) === 0n;
      if (this.silent || (isHidden && event !== 'INTERACTION_CREATE')) return;
      const scope: Scope = channel === null ? 'anywhere' : channel.guildId === null ? 'direct' : 'guild';
      const delivered = this.#dispatch(
        event,
        (intents) => (typeof data === 'function' ? data(intents) : data),
        scope,
      );
      const record = event === 'INTERACTION_CREATE' ? world.interactions.at(-1) : undefined;
      if (record) record.delivered = delivered;
    };
  }

  /** Whether the bot is online: identified or resumed, on an open connection. */
  get online(): boolean {
    return this.#sessions.some((session) => session.socket !== null);
  }

  get openSockets(): readonly WebSocket[] {
    return [...this.#server.clients];
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const query = new URL(request.url ?? '/', 'ws://double').searchParams;
    const isSpoken = query.get('v') === '10' && query.get('encoding') === 'json' && !query.has('compress');
    if (this.refusing || !isSpoken) {
      socket.end(`HTTP/1.1 ${this.refusing ? '503 Service Unavailable' : '400 Bad Request'}\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#greet(ws));
  }

  /** Sends a dispatch to every session that asked for it; true if one is connected to take it. */
  dispatch(event: string, data: unknown): boolean {
    return this.#dispatch(event, () => data, 'anywhere');
  }

  #dispatch(event: string, dataFor: (intents: number) => unknown, scope: Scope): boolean {
    return this.#sessions
      .map((session) => session.dispatch(event, dataFor(session.intents), scope))
      .includes(true);
  }

  /** Sends an op to every open connection, for instance Reconnect. */
  broadcast(op: number, d: unknown): void {
    for (const ws of this.openSockets) send(ws, op, d);
  }

  /** No session can be resumed any more. */
  forgetSessions(): void {
    this.#sessions = this.#sessions.filter((session) => session.socket !== null);
  }

  invalidateAll(): void {
    this.#sessions = [];
  }

  stop(): void {
    for (const ws of this.openSockets) ws.terminate();
    this.#server.close();
  }

  #greet(ws: WebSocket): void {
    let session: GatewaySession | null = null;
    let commands: number[] = [];
    ws.on('message', (raw) => {
      const text = raw.toString();
      const now = performance.now();
      commands = [...commands.filter((at) => now - at < 60_000), now];
      if (commands.length > COMMANDS_PER_MINUTE) ws.close(K.RateLimited);
      else if (Buffer.byteLength(text) > MOST_BYTES) ws.close(K.DecodeError);
      else session = this.#obey(ws, text, session);
      this.#world.changes.notify();
    });
    ws.on('close', (code) => {
      if (session?.socket === ws) session.socket = null;
      // "When you close the connection … with close code 1000 or 1001, your session will be invalidated".
      if (code === 1000 || code === 1001) this.#sessions = this.#sessions.filter((one) => one !== session);
      this.#world.changes.notify();
    });
    ws.on('error', () => ws.terminate());
    send(ws, O.Hello, { heartbeat_interval: this.#heartbeatIntervalMs });
  }

  #obey(ws: WebSocket, text: string, session: GatewaySession | null): GatewaySession | null {
    const command = readCommand(text);
    if (!command) {
      ws.close(K.DecodeError);
      return session;
    }
    switch (command.op) {
      case O.Heartbeat:
        if (!this.withholdingAcks) send(ws, O.HeartbeatAck);
        return session;
      case O.Identify:
        return session ? refuse(ws, K.AlreadyAuthenticated) : this.#identify(ws, command.d);
      case O.Resume:
        return session ? refuse(ws, K.AlreadyAuthenticated) : this.#resume(ws, command.d);
      case O.PresenceUpdate:
      case O.RequestGuildMembers:
      case O.VoiceStateUpdate:
        return session ?? refuse(ws, K.NotAuthenticated);
      default:
        return refuse(ws, K.UnknownOpcode);
    }
  }

  #identify(ws: WebSocket, d: unknown): GatewaySession | null {
    const world = this.#world;
    const read = identifySchema.safeParse(d);
    if (!read.success || read.data.compress) return refuse(ws, K.DecodeError);
    const { token, intents, shard } = read.data;
    if (token !== world.token) return refuse(ws, K.AuthenticationFailed);
    if (shard && (shard[0] < 0 || shard[0] >= shard[1])) return refuse(ws, K.InvalidShard);
    if (!areKnown(intents)) return refuse(ws, K.InvalidIntents);
    if ((intents & PRIVILEGED & ~world.privilegedIntents) !== 0) return refuse(ws, K.DisallowedIntents);
    const session = new GatewaySession(randomBytes(16).toString('hex'), intents, ws);
    this.#sessions.push(session);
    session.dispatch('READY', {
      v: 10,
      user: { ...userJson(world.bot), mfa_enabled: true, verified: true, email: null },
      guilds: world.guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.#url(),
      ...(shard ? { shard } : {}),
      application: { id: world.applicationId, flags: 0 },
      private_channels: [],
      user_settings: {},
      relationships: [],
      presences: [],
    });
    for (const guild of world.guilds) session.dispatch('GUILD_CREATE', guildCreateJson(world, guild));
    return session;
  }

  #resume(ws: WebSocket, d: unknown): GatewaySession | null {
    const read = resumeSchema.safeParse(d);
    if (!read.success) return refuse(ws, K.DecodeError);
    const { token, session_id, seq } = read.data;
    if (token !== this.#world.token) return refuse(ws, K.AuthenticationFailed);
    const session = this.#sessions.find(({ id }) => id === session_id);
    if (!session) {
      send(ws, O.InvalidSession, false);
      return null;
    }
    if (seq > session.sequence) return refuse(ws, K.InvalidSeq);
    session.socket?.terminate();
    session.socket = ws;
    session.replay(seq);
    session.dispatch('RESUMED', { _trace: [] });
    return session;
  }
}

function refuse(ws: WebSocket, code: number): null {
  ws.close(code);
  return null;
}

function readCommand(text: string): z.infer<typeof commandSchema> | null {
  try {
    return commandSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function send(ws: WebSocket, op: number, d: unknown = null): void {
  ws.send(JSON.stringify({ op, d, s: null, t: null }));
}
