import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { isAskedFor, type Scope } from './intents.ts';

interface Sent {
  readonly s: number;
  readonly text: string;
}

/** One session of the bot: it may outlast its connection, keeping what was missed ("Gateway": Resuming). */
export class GatewaySession {
  readonly id: string;
  readonly intents: number;
  socket: WebSocket | null;
  #sequence = 0;
  readonly #log: Sent[] = [];

  constructor(id: string, intents: number, socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.socket = socket;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Sends an event, or keeps it for a resume; nothing at all if its intent was not asked for. */
  dispatch(event: string, data: unknown, scope: Scope = 'anywhere'): boolean {
    if (!isAskedFor(event, this.intents, scope)) return false;
    this.#sequence += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: this.#sequence, d: data });
    this.#log.push({ s: this.#sequence, text });
    this.socket?.send(text);
    return this.socket !== null;
  }

  /** Sends again what followed the sequence number. */
  replay(after: number): void {
    for (const { s, text } of [...this.#log]) if (s > after) this.socket?.send(text);
  }
}
