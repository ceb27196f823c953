import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { httpDate } from './http.ts';
import { randomHex } from './ids.ts';
import type { Envelope, Outcome, Repetition, Transport } from './transport.ts';
import type { World } from './world.ts';

/** "apis/events-api/using-socket-mode": Disconnecting. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

const acknowledgement = z.strictObject({ envelope_id: z.string(), payload: z.unknown() });
const emptyPayload = z.union([z.undefined(), z.null(), z.literal(''), z.strictObject({})]);

/** The clients give up after 30 seconds without a ping. */
const PING_EVERY_MS = 10_000;
/** How long a socket lives after its `disconnect` envelope; the client usually closes it first. */
const CLOSES_AFTER_MS = 50;

interface Sent {
  readonly socket: WebSocket;
  readonly envelope: Envelope;
  readonly outcome: Outcome;
  isAcknowledged: boolean;
}

/** Socket Mode: any number of connections, each envelope sent to one of them. */
export class SocketMode implements Transport {
  readonly timeoutReason = 'timeout';
  /** While true, connections are turned away with HTTP 503. */
  refusing = false;
  /** Called when a connection is ready. */
  onConnected: () => void = () => {};
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #ready: WebSocket[] = [];
  readonly #sent = new Map<string, Sent>();
  readonly #pinging: NodeJS.Timeout;

  constructor(world: World) {
    this.#world = world;
    this.#server.on('headers', (headers) => headers.push(this.#date()));
    this.#pinging = setInterval(() => {
      for (const ws of this.#server.clients) ws.ping();
    }, PING_EVERY_MS).unref();
  }

  get connections(): number {
    return this.#ready.length;
  }

  /** methods/apps.connections.open: an address which is good for one connection. */
  newAddress(): string {
    const ticket = randomHex(16);
    this.#tickets.add(ticket);
    const query = new URLSearchParams({ ticket, app_id: this.#world.bot.appId });
    return `${this.#world.address.replace('http:', 'ws:')}/link/?${query}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'ws://double').searchParams.get('ticket') ?? '';
    if (this.refusing || !this.#tickets.delete(ticket)) {
      const status = this.refusing ? '503 Service Unavailable' : '403 Forbidden';
      socket.end(`HTTP/1.1 ${status}\r\n${this.#date()}\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#greet(ws));
  }

  send(envelope: Envelope, repetition: Repetition | null, outcome: Outcome): boolean {
    const socket = this.#ready.shift();
    if (!socket) return false;
    this.#ready.push(socket);
    const id = randomUUID();
    this.#sent.set(id, { socket, envelope, outcome, isAcknowledged: false });
    const retries =
      envelope.type === 'events_api'
        ? { retry_attempt: repetition?.attempt ?? 0, retry_reason: repetition?.reason ?? '' }
        : {};
    write(socket, {
      envelope_id: id,
      payload: envelope.body,
      type: envelope.type,
      accepts_response_payload: envelope.acceptsPayload,
      ...retries,
    });
    return true;
  }

  /** Anything at all, over every open connection. */
  sendRaw(raw: unknown): void {
    for (const ws of this.#server.clients) ws.send(typeof raw === 'string' ? raw : JSON.stringify(raw));
  }

  disconnect(reason: DisconnectReason): void {
    for (const ws of [...this.#ready]) {
      write(ws, { type: 'disconnect', reason, debug_info: { host: 'applink-double' } });
      this.#forget(ws);
      setTimeout(() => ws.close(1000), CLOSES_AFTER_MS).unref();
    }
  }

  /** Ends every connection without a word. */
  cut(): void {
    for (const ws of this.#server.clients) ws.terminate();
  }

  stop(): void {
    clearInterval(this.#pinging);
    this.cut();
    this.#server.close();
  }

  #date(): string {
    return `Date: ${httpDate(this.#world.clock.now())}`;
  }

  #greet(ws: WebSocket): void {
    ws.on('message', (raw) => this.#hear(raw.toString()));
    ws.on('close', () => this.#gone(ws));
    ws.on('error', () => ws.terminate());
    this.#ready.push(ws);
    write(ws, {
      type: 'hello',
      num_connections: this.#ready.length,
      debug_info: { host: 'applink-double', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#world.bot.appId },
    });
    this.#world.changes.notify();
    this.onConnected();
  }

  #forget(ws: WebSocket): void {
    const index = this.#ready.indexOf(ws);
    if (index >= 0) this.#ready.splice(index, 1);
    this.#world.changes.notify();
  }

  #gone(ws: WebSocket): void {
    this.#forget(ws);
    // They stay known: a client may acknowledge over its next connection what it got over the last.
    for (const sent of [...this.#sent.values()]) {
      if (sent.socket === ws && !sent.isAcknowledged) sent.outcome.failed('timeout');
    }
  }

  #hear(text: string): void {
    const read = acknowledgement.safeParse(parse(text));
    const sent = read.success ? this.#sent.get(read.data.envelope_id) : undefined;
    if (!read.success || !sent) {
      this.#world.violate(`Not the acknowledgement of an envelope: ${text}`);
      return;
    }
    if (sent.isAcknowledged) {
      this.#world.violate(`Acknowledged twice: ${text}`);
      return;
    }
    sent.isAcknowledged = true;
    const { payload } = read.data;
    const isEmpty = emptyPayload.safeParse(payload).success;
    if (!isEmpty && !sent.envelope.acceptsPayload) {
      this.#world.violate(`The acknowledgement of ${sent.envelope.type} takes no payload: ${text}`);
    }
    sent.outcome.acknowledged(isEmpty ? undefined : payload);
  }
}

function write(ws: WebSocket, message: unknown): void {
  ws.send(JSON.stringify(message));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
