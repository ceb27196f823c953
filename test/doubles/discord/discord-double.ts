import { createServer, type Server } from 'node:http';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { type WaitOptions, waitUntil } from './changes.ts';
import { type Fault, Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { loudAmong } from './loud.ts';
import type { Channel, Guild, Person } from './model.ts';
import type { DiscordDoubleOptions } from './options.ts';
import { channelJson, guildCreateJson } from './payloads.ts';
import { type ChannelName, PeopleActs } from './people-acts.ts';
import { RateLimits } from './rate-limits.ts';
import { RestServer } from './rest-server.ts';
import { commandRoutes } from './routes-commands.ts';
import { interactionRoutes } from './routes-interactions.ts';
import { lookupRoutes } from './routes-lookups.ts';
import { messageRoutes } from './routes-messages.ts';
import { reactionRoutes } from './routes-reactions.ts';
import { webhookRoutes } from './routes-webhooks.ts';
import { type LoggedRequest, type Violation, World } from './world.ts';

/** A whole Discord in the test's process: started by `startDiscordDouble`. */
export class DiscordDouble extends PeopleActs {
  readonly limits: RateLimits;
  readonly gateway: Gateway;
  readonly #faults = new Faults();
  readonly #server: Server;
  /** The servers that the bot was taken out of. */
  readonly #outside: Guild[] = [];
  #port = 0;

  constructor(options: DiscordDoubleOptions) {
    const world = new World(options);
    super(world);
    this.limits = new RateLimits(world.clock);
    const gatewayUrl = (): string => `ws://127.0.0.1:${this.#port}`;
    this.gateway = new Gateway(world, options.heartbeatIntervalMs ?? 41_250, gatewayUrl);
    const routes = [
      ...lookupRoutes(world, gatewayUrl),
      ...commandRoutes(world),
      ...messageRoutes(world, this.limits),
      ...reactionRoutes(world),
      ...interactionRoutes(world),
      ...webhookRoutes(world),
    ];
    const rest = new RestServer(world, routes, this.limits, this.#faults);
    // A request the bot itself gives up (a kill, an abort) ends in an error of its stream: nobody is to be told.
    this.#server = createServer((request, response) => void rest.handle(request, response).catch(() => {}));
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
    this.#port = address.port;
    return this;
  }

  async stop(): Promise<void> {
    this.gateway.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** For `DISCORD_API_URL`, that is discord.js's `rest.api`, which appends `/v10`. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  get token(): string {
    return this.world.token;
  }

  get applicationId(): string {
    return this.world.applicationId;
  }

  /** Requests which broke Discord's rules, and requests for routes the double lacks. Assert that it is empty. */
  get violations(): Violation[] {
    return this.world.violations;
  }

  /** What the bot said in a way that pings, or draws previews, wherever a text has a mention or a link in it. */
  get loud(): readonly string[] {
    return loudAmong(this.world.requests);
  }

  /** Every request, in order, with its body and how it was answered. */
  get requests(): readonly LoggedRequest[] {
    return this.world.requests;
  }

  /** Whether a gateway session of the bot is connected now. */
  get online(): boolean {
    return this.gateway.online;
  }

  /** The global commands as registered, with localizations. */
  get commands(): readonly unknown[] {
    return this.world.commands.list(null).map((command) => this.world.commands.toJson(command, true));
  }

  /** Sets what somebody's own overwrite in a channel allows and denies, the bot's usually, and tells it of the change. */
  permit(
    name: ChannelName,
    { allow = 0n, deny = 0n }: { readonly allow?: bigint; readonly deny?: bigint },
    { id }: Person = this.bot,
  ): void {
    const channel = this.#guildChannel(name);
    const others = channel.overwrites.filter((overwrite) => overwrite.id !== id);
    channel.overwrites = [...others, { id, type: 1, allow, deny }];
    this.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel));
  }

  #guildChannel(name: ChannelName): Channel {
    const channel = this.channel(name);
    if (channel.guildId === null || channel.parentId !== null) {
      throw new Error('Only a channel of a guild has permissions of its own, and goes');
    }
    return channel;
  }

  /** Takes a channel away: the bot is told, and from then on meets 10003. */
  deleteChannel(name: ChannelName): void {
    const channel = this.#guildChannel(name);
    const channels = this.world.guildOf(channel)?.channels ?? [];
    for (const gone of channels.filter(({ id, parentId }) => [id, parentId].includes(channel.id))) {
      channels.splice(channels.indexOf(gone), 1);
    }
    this.gateway.dispatch('CHANNEL_DELETE', channelJson(channel));
  }

  /** A server's owner takes the bot out: it is told, and meets nothing of that server any more. */
  removeBot({ id }: Pick<Guild, 'id'>): void {
    const at = this.world.guilds.findIndex((guild) => guild.id === id);
    this.#outside.push(...this.world.guilds.splice(at, 1));
    this.gateway.dispatch('GUILD_DELETE', { id });
  }

  /** The bot is let into a server again that it was taken out of. */
  inviteBot({ id }: Pick<Guild, 'id'>): void {
    const back = this.#outside.filter((guild) => guild.id === id);
    this.world.guilds.push(...back);
    for (const guild of back) this.gateway.dispatch('GUILD_CREATE', guildCreateJson(this.world, guild));
  }

  /** Discord itself cannot reach a server for a while. */
  loseGuild({ id }: Pick<Guild, 'id'>): void {
    this.gateway.dispatch('GUILD_DELETE', { id, unavailable: true });
  }

  /** Resolves with the first truthy result; looked at again on every change. */
  waitFor<T>(look: () => T, options: WaitOptions = {}): Promise<NonNullable<T>> {
    return waitUntil(this.world.changes, look, options);
  }

  waitUntilOnline(): Promise<boolean> {
    return this.waitFor(() => this.online, { for: 'the bot to come online' });
  }

  waitUntilOffline(): Promise<boolean> {
    return this.waitFor(() => !this.online, { for: 'the bot to go offline' });
  }

  /** Sends any dispatch at all, however malformed, to sessions with its intent. */
  dispatch(event: string, data: unknown): void {
    this.gateway.dispatch(event, data);
  }

  /** Closes every gateway connection with the code; 'cut' ends them without a word. */
  dropGateway(code: number | 'cut' = 4000): void {
    for (const socket of this.gateway.openSockets) code === 'cut' ? socket.terminate() : socket.close(code);
  }

  /** "Gateway Events": Reconnect. */
  askToReconnect(): void {
    this.gateway.broadcast(GatewayOpcodes.Reconnect, null);
  }

  /** "Gateway Events": Invalid Session, not resumable: the bot has to identify anew. */
  invalidateSessions(): void {
    this.gateway.invalidateAll();
    this.gateway.broadcast(GatewayOpcodes.InvalidSession, false);
  }

  /** Plans a fault for coming requests; `path` is after /api/v10, a RegExp or text with `:name` segments. */
  failNext(method: string, path: string | RegExp, fault: Fault, times = 1): void {
    this.#faults.plan(method, path, fault, times);
  }

  clearFaults(): void {
    this.#faults.clear();
  }
}

/** Starts a Discord on a free port of 127.0.0.1. */
export function startDiscordDouble(options: DiscordDoubleOptions = {}): Promise<DiscordDouble> {
  return new DiscordDouble(options).listen();
}
