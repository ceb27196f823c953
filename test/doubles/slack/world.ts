import { Changes } from '../discord/changes.ts';
import { Clock } from '../discord/clock.ts';
import type { Json } from '../discord/json.ts';
import { Ids, randomHex } from './ids.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Bot, Channel, Message, Person, Team } from './model.ts';
import { directMessages, newChannel } from './new-channel.ts';
import { type NewPerson, type SlackDoubleOptions, USUAL_SCOPES } from './options.ts';
import { refuse } from './slack-error.ts';
import { ViewStore } from './view-store.ts';

/** One call of a Web API method, or of a `response_url`, as it was answered. */
export interface LoggedRequest {
  readonly method: string;
  readonly arguments: Json;
  readonly answer: unknown;
  readonly status: number;
  readonly at: number;
}

/** Everything in the double's workspace; it outlives any process of the bot. */
export class World {
  readonly clock = new Clock();
  readonly changes = new Changes();
  readonly ids = new Ids(this.clock);
  readonly violations: string[] = [];
  readonly loud: string[] = [];
  readonly requests: LoggedRequest[] = [];
  readonly people = new Map<string, Person>();
  readonly channels: Channel[];
  readonly interactions: InteractionRecord[] = [];
  readonly views = new ViewStore();
  readonly team: Team;
  readonly bot: Bot;
  readonly command: string;
  readonly escapesCommands: boolean;
  readonly botToken = `xoxb-${randomHex(6)}-${randomHex(12)}`;
  readonly appToken = `xapp-1-${randomHex(6)}-${randomHex(24)}`;
  readonly signingSecret = randomHex(16);
  /** Deprecated by Slack, but still in every body it sends. */
  readonly verificationToken = randomHex(12);
  scopes: readonly string[];
  isRevoked = false;
  /** Set once the double listens: `http://127.0.0.1:PORT`. */
  address = '';

  constructor(options: SlackDoubleOptions) {
    const { team = {} } = options;
    this.team = {
      id: team.id ?? this.ids.next('T'),
      name: team.name ?? 'Sanctuary LA',
      domain: team.domain ?? 'sanctuary-la',
    };
    this.bot = {
      userId: this.ids.next('U'),
      botId: this.ids.next('B'),
      appId: this.ids.next('A'),
      name: options.botName ?? 'sanctuary-bot',
    };
    this.command = options.command ?? '/sanctuary';
    this.escapesCommands = options.escapesCommands ?? true;
    this.scopes = options.scopes ?? USUAL_SCOPES;
    this.channels = (options.channels ?? ['general', 'events']).map((one) => newChannel(this, one));
    this.#add({ id: this.bot.userId, name: this.bot.name, bot: true });
    this.clock.onAdvance(() => this.changes.notify());
  }

  addPerson({ channels, ...rest }: NewPerson): Person {
    const person = this.#add({ id: this.ids.next('U'), bot: false, ...rest });
    for (const channel of this.channels) {
      if (channel.kind !== 'im' && (channels?.includes(channel.name) ?? true)) channel.members.add(person.id);
    }
    return person;
  }

  #add(known: Pick<Person, 'id' | 'name' | 'bot'> & Partial<Person>): Person {
    const person: Person = {
      locale: 'en-US',
      timeZone: 'America/Los_Angeles',
      admin: false,
      owner: false,
      guest: false,
      team: this.team.id,
      deactivated: false,
      hidden: false,
      ...known,
    };
    this.people.set(person.id, person);
    return person;
  }

  /** A name for an account, as people see it. */
  nameOf(id: string): string {
    return this.people.get(id)?.name ?? id;
  }

  channelNamed(name: string): Channel {
    const channel = this.channels.find((one) => one.id === name || (one.kind !== 'im' && one.name === name));
    if (!channel) throw new Error(`There is no channel ${name}`);
    return channel;
  }

  /** The direct messages of a person with the bot, opened when first asked for. */
  directMessagesOf(person: Person): Channel {
    const known = this.channels.find(({ kind, members }) => kind === 'im' && members.has(person.id));
    if (known) return known;
    const opened = directMessages(this, person);
    this.channels.push(opened);
    return opened;
  }

  channelOf(message: Message): Channel {
    const channel = this.channels.find(({ id }) => id === message.channelId);
    if (!channel) throw new Error(`The message ${message.ts} is in no channel`);
    return channel;
  }

  /** A message as the Web API knows it: deleted ones and ephemeral ones are not there. */
  message(channel: Channel, ts: string, error = 'message_not_found'): Message {
    const message = channel.messages.get(ts);
    if (!message || message.deleted || message.ephemeralFor !== null) return refuse(error);
    return message;
  }

  violate(what: string): void {
    this.violations.push(what);
    this.changes.notify();
  }
}
