import type { Clock } from '../discord/clock.ts';
import type { Fault } from './faults.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Message, Person } from './model.ts';
import type { Parts } from './parts.ts';
import type { RateLimits } from './rate-limits.ts';
import { postSigned, type SignedPost } from './signature.ts';
import { SignedHttp } from './signed-http.ts';
import type { SeenMessage } from './snapshot.ts';
import type { DisconnectReason } from './socket-mode.ts';
import { messageOf } from './target.ts';

/** Everything a test can let go wrong in the workspace; `SlackDouble` has the rest. */
export class Trouble {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get clock(): Clock {
    return this.#parts.world.clock;
  }

  /** Slack's own rate limits, off until switched on. */
  get limits(): RateLimits {
    return this.#parts.limits;
  }

  /** Plans a fault for coming calls of a method, or of 'response_url'. */
  failNext(method: string, fault: Fault, times = 1): void {
    this.#parts.faults.plan(method, fault, times);
  }

  clearFaults(): void {
    this.#parts.faults.clear();
  }

  /** From now on the bot's token is `token_revoked`. */
  revokeToken(): void {
    this.#parts.world.isRevoked = true;
  }

  restoreToken(): void {
    this.#parts.world.isRevoked = false;
  }

  /** An owner of the workspace removes the app: it is told twice, in either order, and its token is worth nothing. */
  uninstall(): void {
    const { world, events } = this.#parts;
    this.revokeToken();
    const tokens = { oauth: [], bot: [world.bot.userId] };
    events.happened({ type: 'tokens_revoked', tokens, event_ts: world.ids.ts() });
    events.happened({ type: 'app_uninstalled', event_ts: world.ids.ts() });
  }

  setScopes(scopes: readonly string[]): void {
    this.#parts.world.scopes = scopes;
  }

  removeBot(channel: string): void {
    this.#parts.world.channelNamed(channel).members.delete(this.#parts.world.bot.userId);
  }

  inviteBot(channel: string): void {
    this.#parts.world.channelNamed(channel).members.add(this.#parts.world.bot.userId);
  }

  archive(channel: string): void {
    this.#parts.world.channelNamed(channel).archived = true;
  }

  /** They can do nothing more; their reactions stay. */
  deactivate(person: Person): void {
    person.deactivated = true;
  }

  /** The app cannot find them any more, as when a channel is no longer shared: `user_not_visible`. */
  hide(person: Person): void {
    person.hidden = true;
  }

  /** As an administrator does. */
  deleteMessage(message: Message | SeenMessage): void {
    this.#parts.messages.delete(messageOf(message));
  }

  /** Tells every connection to go, and closes it soon after. */
  disconnect(reason: DisconnectReason): void {
    this.#parts.sockets.disconnect(reason);
  }

  /** Every connection dies without a word. */
  cut(): void {
    this.#parts.sockets.cut();
  }

  refuseConnections(isRefusing: boolean): void {
    this.#parts.sockets.refusing = isRefusing;
  }

  /** Anything at all over the socket: a string as it is, all else as JSON. */
  sendEnvelope(raw: unknown): void {
    this.#parts.sockets.sendRaw(raw);
  }

  /** The same interaction or event once more: the same ids in it, in a new envelope. */
  resend(record: InteractionRecord): void {
    record.sendAgain();
  }

  /** Keeps back events (not interactions) from now on. */
  hold(): void {
    this.#parts.events.hold();
  }

  release(order: 'as-sent' | 'reversed' = 'as-sent'): void {
    this.#parts.events.release(order);
  }

  get losesEvents(): boolean {
    return this.#parts.events.isLosing;
  }

  /** While true, events happen in the workspace, and the app never hears of them. */
  set losesEvents(isLosing: boolean) {
    this.#parts.events.isLosing = isLosing;
  }

  /** From now on by signed HTTP to this address, in place of Socket Mode. */
  deliverTo(url: string): void {
    const http = new SignedHttp(this.#parts.world, url);
    this.#parts.events.transport = http;
    this.#parts.interactions.transport = http;
  }

  /** A POST signed as Slack signs, or wrongly; an object is sent as JSON. */
  postSigned(url: string, body: string | object, options: SignedPost = {}): Promise<Response> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return postSigned(url, text, this.#parts.world.signingSecret, options);
  }
}
