import { PermissionFlagsBits } from 'discord.js';
import { createDiscord } from '../../src/platforms/discord/discord.ts';
import type { Knowledge } from '../../src/start/knowledge.ts';
import {
  type DiscordDouble,
  type Person as DiscordPerson,
  type Message,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import type { InteractionRecord } from '../doubles/discord/interaction-record.ts';
import { filledIn, formOf } from './discord-form.ts';
import { errorLog } from './error-log.ts';
import { discordMoment, emoji, ofBot } from './seen-on-discord.ts';
import { there } from './stand-in.ts';
import { notHere, type Person, type Traits, type World } from './world.ts';

export const discordTraits: Traits = {
  network: { closed: { code: 'missing-permission', details: ['Send Messages'] } },
  connection: true,
  plainWords: true,
  privateChannels: true,
  otherEmoji: true,
  clearings: true,
  deletions: true,
  formsStayOpen: false,
  momentPickers: false,
  commandForms: false,
  home: false,
  // After a resume Discord tells what was missed, and nothing again.
  repeats: false,
};

const { ManageEvents, ReadMessageHistory, SendMessages, ViewChannel } = PermissionFlagsBits;

/** The world with its double, for what other platforms have not. */
export interface DiscordWorld extends World {
  readonly double: DiscordDouble;
  as(person: Person): DiscordPerson;
}

/**
 * The real adapter and the real discord.js against the double, in a server with a public and a private channel. `more`:
 * further public ones, by name.
 */
export async function openDiscord(knowledge: Knowledge, more: readonly string[] = []): Promise<DiscordWorld> {
  const secret = { name: 'organizers', everyoneDeny: ViewChannel, botAllow: ViewChannel };
  const double = await startDiscordDouble({ guilds: [{ channels: ['events', secret, ...more] }] });
  const { log, errors } = errorLog();
  const platform = createDiscord({
    token: double.token,
    apiUrl: double.url,
    shapes: knowledge.shapes,
    log,
    shutOut: () => log.error('shut-out'),
  });
  const group = there(double.guilds[0]).id;
  const placeOf = (channel: string) => ({
    platform: platform.name,
    group,
    channel: double.channel(channel).id,
  });
  const organizers = double.role({ permissions: ManageEvents });
  const members = double.role({ permissions: 0n });
  const accounts = new Map<Person, DiscordPerson>();
  const member = (name: string, locale: string, organizer: boolean): Person => {
    const account = double.person({ name, locale, roles: organizer ? [organizers] : [] });
    const language = locale.startsWith('es') ? 'es' : 'en';
    const person: Person = {
      name,
      account: `discord:${account.id}`,
      language,
      organizer,
      guest: false,
      maySpeak: true,
      roles: account.roles,
    };
    accounts.set(person, account);
    return person;
  };
  const as = (person: Person): DiscordPerson => there(accounts.get(person));
  const message = (id: string, reader?: Person): Message => {
    const direct = reader && double.channel({ dm: as(reader) }).messages.get(id);
    return there(direct ?? double.channel('events').messages.get(id));
  };
  /** What each person did last: a form lies open until they do something else. */
  const last = new Map<Person, InteractionRecord>();
  /** Counted at the gateway's door, since the double keeps no book of those it turns away. */
  let attempts = 0;
  const upgrade = double.gateway.upgrade.bind(double.gateway);
  double.gateway.upgrade = (...request) => {
    attempts += 1;
    upgrade(...request);
  };

  return {
    double,
    as,
    platform,
    place: placeOf('events'),
    privatePlace: placeOf('organizers'),
    roles: [organizers.id, members.id],
    rosa: member('rosa', 'en-US', true),
    ana: member('ana', 'es-419', false),
    marcus: member('marcus', 'en-GB', false),
    now: () => double.clock.now(),
    momentAs: discordMoment,

    async use(person, command, options = {}) {
      last.set(person, double.slash(as(person), 'events', command, options));
    },
    async useDirectly(person, command, options = {}) {
      last.set(person, double.slash(as(person), { dm: as(person) }, command, options));
    },
    useByForm: notHere,
    async complete(person, command, option, typed) {
      const typing = double.autocomplete(as(person), 'events', command, { [option]: typed });
      const { choices } = await typing.answered();
      return {
        labels: choices.map(({ name }) => name),
        async take(label, options = {}) {
          const value = there(choices.find(({ name }) => name === label)).value;
          last.set(person, double.slash(as(person), 'events', command, { [option]: value, ...options }));
        },
      };
    },
    async press(person, { id, buttons }, label) {
      // The client opens a link by itself.
      if (buttons.some((button) => button.label === label && button.url !== null)) return;
      last.set(person, double.press(as(person), message(id, person), label));
    },
    async choose(person, { id }, label, option) {
      last.set(person, double.choose(as(person), message(id), label, [option]));
    },
    async forge(person, { id }, customId) {
      last.set(person, double.press(as(person), forged(message(id), customId), 'forged'));
    },
    form: (person) => formOf(last.get(person)),
    async fill(person, values) {
      const opened = there(last.get(person));
      last.set(person, double.submitModal(opened, filledIn(opened, values)));
    },
    async react(person, id, reaction, on) {
      const act = on ? 'react' : 'unreact';
      double[act](as(person), message(id), emoji[reaction]);
    },
    async crowd(size, id, reaction) {
      return Array.from({ length: size }, (_, at) => {
        const somebody = double.person({ name: `person${at}` });
        double.react(somebody, message(id), emoji[reaction]);
        return `discord:${somebody.id}`;
      });
    },
    clearReactions(id, reaction) {
      double.clearReactions(message(id), reaction === null ? undefined : emoji[reaction]);
    },
    deleteMessage: (id) => double.deleteMessage(message(id)),
    mention: async (person, text) => double.mention(as(person), 'events', text).id,
    say: (person, text) => void double.say(as(person), 'events', text),
    async write(person, text) {
      double.dm(as(person), text);
    },

    seen: (person) => ofBot(double, double.snapshot('events', as(person))),
    seenDirectly: (person) => ofBot(double, double.snapshot({ dm: as(person) }, as(person))),

    repeat: notHere,
    home: null,
    trouble: {
      limitNextSend(seconds) {
        const body = { message: 'You are being rate limited.', retry_after: seconds, global: false };
        double.failNext('POST', '/channels/:id/messages', { status: 429, body });
      },
      loseNextAnswer: () => double.failNext('POST', '/channels/:id/messages', 'cut-after-effect'),
      closePlace: () => double.permit('events', { deny: SendMessages }),
      closeDirect: (person) => double.closeDms(as(person)),
      forbidHistory: () => double.permit('events', { deny: ReadMessageHistory }),
      passTime: async (ms) => double.clock.advance(ms),
      goDown: () => double.stop(),
    },
    connection: {
      cut() {
        attempts = 0;
        double.gateway.refusing = true;
        double.dropGateway('cut');
      },
      restore() {
        double.gateway.refusing = false;
      },
      get attempts() {
        return attempts;
      },
      get isOnline() {
        return double.online;
      },
    },
    violations: () => [...double.violations, ...double.loud, ...errors],
    async stop() {
      await platform.disconnect();
      await double.stop();
    },
  };
}

/** The message with a button that nobody made. */
function forged(message: Message, customId: string): Message {
  const button = { type: 2, id: 2, style: 2, label: 'forged', custom_id: customId };
  return { ...message, components: [{ type: 1, id: 1, components: [button] }] };
}
