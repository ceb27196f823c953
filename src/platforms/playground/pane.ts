import { randomUUID } from 'node:crypto';
import { type ActionCall, decodeAction } from '../../chat/action-id.ts';
import type { CommandCall, Inbound } from '../../chat/inbound.ts';
import type { Message } from '../../chat/message.ts';
import type { MessageRef, Place } from '../../chat/place.ts';
import type { Platform, Receive } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import type { Reaction } from '../../chat/reaction.ts';
import type { CompletionChoice } from '../../chat/responder.ts';
import { withNamedPeople } from './named-people.ts';
import { PaneMessages } from './pane-messages.ts';
import { answering } from './pane-responder.ts';
import type { AskedView, Outcome, PaneStyle, PaneView } from './snapshot.ts';
import { accountOf, actorOf, isAccount, type Person, type Visitor } from './visitor.ts';

/** The one group and the one channel that every pane has. */
export const group = 'playground';
export const channel = 'hearings';

export interface PaneOptions {
  /** The platform's name: `playground-discord`. */
  readonly name: string;
  readonly style: PaneStyle;
  /** The real renderer of the platform that this pane shows: several payloads where one would be too long. */
  readonly render: (message: Message) => readonly unknown[];
  /** Reads the id of a pressed button, where the renderer writes more into it than {@link decodeAction} knows. */
  readonly decode?: (id: string) => ActionCall;
  /** The platform's own name for each reaction. */
  readonly reactionNames: Readonly<Record<Reaction, string>>;
  /** Epoch milliseconds of the playground's clock. */
  readonly now: () => number;
}

/** A platform that lives in the page. What a visitor does there comes in through the methods added here. */
export interface Pane extends Platform {
  readonly style: PaneStyle;
  /** Calls back after every change; returns the way to stop that. */
  onChange(listener: () => void): () => void;
  view(person: Person): PaneView;
  use(visitor: Visitor, command: string, options: CommandCall['options']): Promise<Outcome>;
  /** `id` is what the drawn payload bears: a `custom_id` or an `action_id`. Unknown ones go through as they are. */
  press(
    visitor: Visitor,
    message: string | null,
    id: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Outcome>;
  complete(
    visitor: Visitor,
    command: string,
    option: string,
    typed: string,
  ): Promise<readonly CompletionChoice[]>;
  /** Puts a reaction under a message or takes it away; saying the same again changes nothing. */
  react(visitor: Visitor, message: string, reaction: Reaction, on: boolean): Promise<Outcome>;
}

/** One chat of the playground: a {@link Platform} that keeps its messages in memory. */
export function createPane(options: PaneOptions): Pane {
  const { name, style, render, reactionNames, now, decode = decodeAction } = options;
  const listeners = new Set<() => void>();
  const messages = new PaneMessages(name, now, () => {
    for (const listener of listeners) listener();
  });
  const place: Place = { platform: name, group, channel };
  let receive: Receive | null = null;

  async function exchange(
    visitor: Visitor,
    inbound: Inbound,
    pressed: string | null,
    asked: AskedView | null,
  ) {
    const { responder, finish } = answering({ messages, render: rendered, visitor, pressed, asked });
    await receive?.(inbound, responder);
    return finish();
  }

  function rendered(message: Message): readonly unknown[] {
    try {
      return render(withNamedPeople(message));
    } catch (cause) {
      throw new PlatformError('the message could not be drawn', { code: 'rejected', retry: 'never', cause });
    }
  }

  function found(ref: MessageRef) {
    const message = ref.platform === name ? messages.get(ref.message) : undefined;
    if (message === undefined) throw gone();
    return message;
  }

  return {
    name,
    style,
    // The same key is the same message here, for as long as the process lives.
    capabilities: {
      completes: true,
      repeatsSafelyForMs: Number.MAX_SAFE_INTEGER,
      slash: '/',
      namesFollowApp: style === 'discord',
      // Its invented people bear none.
      roles: false,
      formsStayOpen: false,
      oneListener: false,
    },

    async open() {},
    async connect(receiver) {
      receive = receiver;
      void receiver({ kind: 'connected', platform: name }, null);
    },
    isOpenToAll: async (asked) => asked.group === group && asked.channel === channel,
    now,
    fitsOneMessage: (message) => render(withNamedPeople(message)).length === 1,
    async deafen() {
      receive = null;
    },
    async disconnect() {
      receive = null;
    },
    async direct(account) {
      if (!isAccount(account))
        throw new PlatformError('no such person', { code: 'direct-closed', retry: 'never' });
      return { platform: name, group: null, channel: account };
    },
    async send(to, message, key) {
      const direct = to.group === null && isAccount(to.channel);
      if (!direct && (to.group !== group || to.channel !== channel)) throw gone();
      const id =
        messages.withKey(key)?.id ??
        messages.add({
          payloads: rendered(message),
          onlyFor: direct ? to.channel : null,
          direct,
          language: null,
          asked: null,
          pending: false,
          key,
        });
      return { platform: name, channel: to.channel, message: id };
    },
    async edit(ref, message) {
      messages.replace(found(ref).id, rendered(message));
    },
    async remove(ref) {
      if (ref.platform === name) messages.remove(ref.message);
    },
    async addReactions(ref, wanted) {
      messages.reactAsBot(found(ref).id, wanted);
    },
    async removeReactions(ref) {
      messages.unreactAsBot(found(ref).id);
    },
    async readReactions(ref) {
      const { byPeople, byBot } = found(ref);
      const accounts = (reaction: Reaction) => new Set(byPeople.get(reaction));
      const people = { check: accounts('check'), thinking: accounts('thinking'), cross: accounts('cross') };
      return { people, own: new Set(byBot) };
    },
    async findSent(asked, key, since) {
      const sent = messages.withKey(key);
      if (sent === undefined || sent.at < since) return { state: 'not-sent' };
      return { state: 'sent', ref: { platform: name, channel: asked.channel, message: sent.id } };
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: (person) => ({ name, style, channel, messages: messages.seenBy(accountOf(person), reactionNames) }),
    use(visitor, command, given) {
      const typed = Object.values(given).map(String).join(' · ');
      return exchange(
        visitor,
        {
          kind: 'command',
          id: randomUUID(),
          actor: actorOf(visitor),
          place,
          direct: false,
          at: now(),
          command,
          options: given,
        },
        null,
        { person: visitor.person.id, command, typed },
      );
    },
    async press(visitor, message, id, fields) {
      const pressed = message === null ? null : messages.get(message);
      if (pressed === undefined) throw gone();
      const direct = pressed?.direct === true;
      return exchange(
        visitor,
        {
          kind: 'action',
          id: randomUUID(),
          actor: actorOf(visitor),
          place: direct ? { platform: name, group: null, channel: accountOf(visitor.person) } : place,
          direct,
          at: now(),
          call: decode(id),
          fields,
        },
        message,
        null,
      );
    },
    async complete(visitor, command, option, typed) {
      const outcome = await exchange(
        visitor,
        {
          kind: 'completion',
          id: randomUUID(),
          actor: actorOf(visitor),
          place,
          direct: false,
          at: now(),
          command,
          option,
          typed,
        },
        null,
        null,
      );
      return outcome.kind === 'choices' ? outcome.choices : [];
    },
    async react(visitor, message, reaction, on) {
      if (messages.get(message) === undefined) throw gone();
      const account = accountOf(visitor.person);
      if (!messages.react(message, reaction, account, on)) return { kind: 'done' };
      const change = on ? 'added' : 'removed';
      const ref = { platform: name, channel, message };
      await receive?.({ kind: 'reaction', change, reaction, account, message: ref, at: now() }, null);
      return { kind: 'done' };
    },
  };
}

function gone(): PlatformError {
  return new PlatformError('that message or channel is not in the playground', {
    code: 'not-found',
    retry: 'never',
  });
}
