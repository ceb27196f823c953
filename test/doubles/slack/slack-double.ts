import { type WaitOptions, waitUntil } from '../discord/changes.ts';
import type { Matcher } from './find-element.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Bot, Channel, Message, Person, Team } from './model.ts';
import type { DirectMessageOptions, NewPerson, SlackDoubleOptions } from './options.ts';
import { Parts } from './parts.ts';
import { type SeenView, seeView } from './seen-view.ts';
import { type SeenMessage, snapshot } from './snapshot.ts';
import { messageOf, type Target } from './target.ts';
import { Trouble } from './trouble.ts';
import { choose, press, suggest } from './use-blocks.ts';
import { useCommand } from './use-command.ts';
import { closeView, type Entered, submit } from './use-view.ts';
import { directMessage, mention, openHome, react } from './use-workspace.ts';
import type { LoggedRequest } from './world.ts';

/** A whole Slack workspace in the test's process: started by `startSlackDouble`. */
export class SlackDouble extends Trouble {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super(parts);
    this.#parts = parts;
  }

  stop(): Promise<void> {
    return this.#parts.stop();
  }

  /** For `SLACK_API_URL`, that is the `slackApiUrl` of Slack's clients. */
  get apiUrl(): string {
    return `${this.#parts.world.address}/api/`;
  }

  get botToken(): string {
    return this.#parts.world.botToken;
  }

  get appToken(): string {
    return this.#parts.world.appToken;
  }

  get signingSecret(): string {
    return this.#parts.world.signingSecret;
  }

  get team(): Team {
    return this.#parts.world.team;
  }

  get bot(): Bot {
    return this.#parts.world.bot;
  }

  /** What a correct app would not have done. Assert that it is empty. */
  get violations(): string[] {
    return this.#parts.world.violations;
  }

  /** What the app said in a way that pings, or draws previews, wherever a text has a name or a link in it. */
  get loud(): readonly string[] {
    return this.#parts.world.loud;
  }

  /** Every call of the Web API and of response_urls, in order, with how it was answered. */
  get requests(): readonly LoggedRequest[] {
    return this.#parts.world.requests;
  }

  get interactions(): readonly InteractionRecord[] {
    return this.#parts.world.interactions;
  }

  /** Whether Socket Mode has a connection which takes envelopes. */
  get connected(): boolean {
    return this.#parts.sockets.connections > 0;
  }

  person(options: NewPerson): Person {
    return this.#parts.world.addPerson(options);
  }

  /** A channel by name or id. */
  channel(name: string): Channel {
    return this.#parts.world.channelNamed(name);
  }

  /** The text is what stands after the slash command; none is the bare command. */
  command(person: Person, where: string | { readonly dm: true }, text: string): InteractionRecord {
    const channel =
      typeof where === 'string' ? this.channel(where) : this.#parts.world.directMessagesOf(person);
    return useCommand(this.#parts.interactions, person, channel, text);
  }

  /** A button of a message or a view, named by `action_id`, words, or a pattern in either. */
  press(person: Person, target: Target, matcher: Matcher): InteractionRecord {
    return press(this.#parts.interactions, person, target, matcher);
  }

  /** An option of a menu, by value or words; also a date, a time, a channel. */
  choose(person: Person, target: Target, matcher: Matcher, value: string): InteractionRecord {
    return choose(this.#parts.interactions, person, target, matcher, value);
  }

  /** Types into an external menu; `answered()` then has the options. */
  suggest(person: Person, target: Target, matcher: Matcher, typed: string): InteractionRecord {
    return suggest(this.#parts.interactions, person, target, matcher, typed);
  }

  /** Fills in a modal and sends it; with `force`, also what Slack's client would refuse. */
  submit(
    person: Person,
    view: SeenView | null | undefined,
    values: Entered = {},
    { force = false }: { readonly force?: boolean } = {},
  ): InteractionRecord {
    return submit(this.#parts.interactions, person, view, values, force);
  }

  closeView(person: Person, view: SeenView | null | undefined): InteractionRecord {
    return closeView(this.#parts.interactions, person, view);
  }

  openHome(person: Person): InteractionRecord {
    return openHome(this.#parts.interactions, person);
  }

  /** Writes `@bot text`, in a thread if one of its messages is given. */
  mention(
    person: Person,
    channel: string,
    text: string,
    { thread = null }: { readonly thread?: Message | SeenMessage | null } = {},
  ): InteractionRecord {
    return mention(
      this.#parts.interactions,
      person,
      this.channel(channel),
      text,
      thread && messageOf(thread),
    );
  }

  dm(
    person: Person,
    text: string,
    { subtype = null, thread = null }: DirectMessageOptions = {},
  ): InteractionRecord {
    const within = { subtype, thread: thread && messageOf(thread) };
    return directMessage(this.#parts.interactions, person, text, within);
  }

  /** Writes to others; the app is not told. */
  say(person: Person, channel: string, text: string): Message {
    return this.#parts.messages.create(this.channel(channel), { authorId: person.id, text });
  }

  react(person: Person, message: Message | SeenMessage, name: string): InteractionRecord {
    const { interactions, reactions } = this.#parts;
    return react(interactions, reactions, { person, message: messageOf(message), name, isAdded: true });
  }

  unreact(person: Person, message: Message | SeenMessage, name: string): InteractionRecord {
    const { interactions, reactions } = this.#parts;
    return react(interactions, reactions, { person, message: messageOf(message), name, isAdded: false });
  }

  /** What people see, oldest first; with a viewer, also what only they see. */
  snapshot(where: string | { readonly dm: Person }, viewer?: Person): SeenMessage[] {
    const { world } = this.#parts;
    if (typeof where === 'string') return snapshot(world, this.channel(where), viewer ?? null);
    return snapshot(world, world.directMessagesOf(where.dm), viewer ?? where.dm);
  }

  /** The modal a person has before them now. */
  view(person: Person): SeenView | null {
    const view = this.#parts.world.views.openFor(person.id);
    return view && seeView(this.#parts.world, view);
  }

  home(person: Person): SeenView | null {
    const view = this.#parts.world.views.homeOf(person.id);
    return view && seeView(this.#parts.world, view);
  }

  /** Resolves with the first truthy result; looked at again on every change. */
  waitFor<T>(look: () => T, options: WaitOptions = {}): Promise<NonNullable<T>> {
    return waitUntil(this.#parts.world.changes, look, options);
  }

  waitUntilConnected(): Promise<boolean> {
    return this.waitFor(() => this.connected, { for: 'a Socket Mode connection', withinMs: 30_000 });
  }

  waitUntilDisconnected(): Promise<boolean> {
    return this.waitFor(() => !this.connected, { for: 'Socket Mode to be left', withinMs: 30_000 });
  }
}

/** Starts a Slack workspace on a free port of 127.0.0.1. */
export async function startSlackDouble(options: SlackDoubleOptions = {}): Promise<SlackDouble> {
  const parts = new Parts(options);
  await parts.listen();
  return new SlackDouble(parts);
}
