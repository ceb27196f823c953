import { refusals } from './api-error.ts';
import { Changes } from './changes.ts';
import { Clock } from './clock.ts';
import { CommandStore } from './command-store.ts';
import { createDirect } from './direct-channel.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Json } from './json.ts';
import type { Channel, Guild, Message, Person } from './model.ts';
import { createGuild } from './new-guild.ts';
import type { DiscordDoubleOptions } from './options.ts';
import { DIRECT_PERMISSIONS, permissionsIn } from './permissions.ts';
import type { Problem } from './problem.ts';
import { Snowflakes } from './snowflakes.ts';

/** A request which broke Discord's rules: a correct bot makes none. */
export interface Violation {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly problems: readonly Problem[];
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  /** Discord's JSON error code, when refused. */
  readonly code: number | null;
  readonly at: number;
}

/** The data of an event, or what it is for a session with these intents. */
export type EventData = Json | ((intents: number) => Json);

export type Dispatch = (event: string, data: EventData, channel: Channel | null) => void;

/** Everything in the double's Discord; it outlives any process of the bot. */
export class World {
  readonly clock = new Clock();
  readonly changes = new Changes();
  readonly violations: Violation[] = [];
  readonly requests: LoggedRequest[] = [];
  readonly people = new Map<string, Person>();
  readonly guilds: Guild[];
  /** The direct messages between the bot and people. */
  readonly directs: Channel[] = [];
  readonly interactions: InteractionRecord[] = [];
  readonly commands: CommandStore;
  readonly bot: Person;
  readonly applicationId: string;
  readonly token: string;
  readonly privilegedIntents: number;
  /** Set by the gateway, which alone knows who listens. */
  dispatch: Dispatch = () => {};
  readonly #snowflakes = new Snowflakes();

  constructor(options: DiscordDoubleOptions) {
    // A bot's user and its application share one id.
    this.applicationId = this.newId();
    const botRoleIds = (options.guilds ?? [{}]).map(() => this.newId());
    this.bot = this.addPerson({
      id: this.applicationId,
      name: options.botName ?? 'sanctuary-bot',
      locale: 'en-US',
      bot: true,
      permissions: null,
      roles: botRoleIds,
      left: false,
      takesDirect: false,
    });
    const idPart = Buffer.from(this.applicationId).toString('base64url');
    this.token = options.token ?? `${idPart}.double.of-a-discord-bot-token`;
    this.privilegedIntents = options.privilegedIntents ?? 0;
    this.guilds = (options.guilds ?? [{}]).map((guild, index) =>
      createGuild(this, guild, botRoleIds[index] ?? ''),
    );
    this.commands = new CommandStore(this);
    this.clock.onAdvance(() => this.changes.notify());
  }

  newId(): string {
    return this.#snowflakes.next(this.clock.now());
  }

  addPerson(person: Person): Person {
    this.people.set(person.id, person);
    return person;
  }

  person(id: string): Person {
    const person = this.people.get(id);
    if (!person) throw refusals.unknownUser();
    return person;
  }

  guild(id: string): Guild {
    const guild = this.guilds.find((one) => one.id === id);
    if (!guild) throw refusals.unknownGuild();
    return guild;
  }

  channel(id: string): Channel {
    const all = [...this.guilds.flatMap((guild) => guild.channels), ...this.directs];
    const channel = all.find((one) => one.id === id);
    if (!channel) throw refusals.unknownChannel();
    return channel;
  }

  /** The guild of a channel; null for a direct message. */
  guildOf({ guildId }: Channel): Guild | null {
    return guildId === null ? null : this.guild(guildId);
  }

  /** The direct message between this person and the bot. */
  direct(person: Person): Channel {
    const known = this.directs.find(({ recipientId }) => recipientId === person.id);
    if (known) return known;
    const made = createDirect(this.newId(), person);
    this.directs.push(made);
    return made;
  }

  /** A message as the REST API knows it: deleted ones and ephemeral ones are not there. */
  message(channelId: string, messageId: string): Message {
    const message = this.channel(channelId).messages.get(messageId);
    if (!message || message.deleted || message.ephemeralFor !== null) throw refusals.unknownMessage();
    return message;
  }

  permissions(person: Person, channel: Channel): bigint {
    const guild = this.guildOf(channel);
    if (!guild) return [this.bot.id, channel.recipientId].includes(person.id) ? DIRECT_PERMISSIONS : 0n;
    return person.left ? 0n : permissionsIn(guild, channel, person);
  }
}
