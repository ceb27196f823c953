import { ComponentType } from 'discord-api-types/v10';
import { decodeAction } from '../../../src/chat/action-id.ts';
import type { DiscordWorld } from '../../contracts/discord-world.ts';
import { there, until } from '../../contracts/stand-in.ts';
import type { Component } from '../../doubles/discord/component.ts';
import { walkComponents } from '../../doubles/discord/component-tree.ts';
import { buttonsOf, selectsOf } from '../../doubles/discord/flatten.ts';
import type { DiscordDouble, InteractionRecord, Message } from '../../doubles/discord/index.ts';
import { shownAsChosen } from '../../doubles/discord/modal-values.ts';
import type { LiveWorld } from '../../scenarios/live-world.ts';
import { nextWeek } from '../plausible-options.ts';
import type { Door, OpenForm, Reply, Said } from './door.ts';
import { saidOnDiscord } from './said.ts';

/** Slash commands, also with what Discord's client would not let people send. */
export function discordDoor(live: LiveWorld, world: DiscordWorld): Door {
  const { double } = world;
  return {
    live,
    async use(person, command, options) {
      return replyTo(double, double.slash(world.as(person), 'events', command, options, { force: true }));
    },
    async complete(person, command, option, typed) {
      const typing = double.autocomplete(world.as(person), 'events', command, { [option]: typed }, option);
      return (await typing.answered()).choices.map(({ name }) => name);
    },
  };
}

async function replyTo(double: DiscordDouble, record: InteractionRecord): Promise<Reply> {
  await record.answered({ withinMs: 30_000 });
  const { person } = record;
  const messages = (): Message[] => {
    const { message, followUps } = record.answer();
    return [...(message ? [message] : []), ...followUps].filter(({ deleted }) => !deleted);
  };
  const controls = () => messages().flatMap((message) => controlsOf(message));
  return {
    said: messages().map((message) => said(double, message)),
    form: record.answer().modal ? formOf(double, record) : null,
    actions: controls().map(({ customId }) => decodeAction(customId).action),
    async press(action) {
      const doesIt = ({ customId }: Control) => decodeAction(customId).action === action;
      // A note follows its answer by a moment.
      const { message, customId, values } = await until(() => controls().find(doesIt), action);
      return replyTo(
        double,
        values.length > 0
          ? double.choose(person, message, customId, values.slice(0, 1))
          : double.press(person, message, customId),
      );
    },
    count: () => messages().length,
  };
}

interface Control {
  readonly message: Message;
  readonly customId: string;
  /** Of a menu. */
  readonly values: readonly string[];
}

function controlsOf(message: Message): Control[] {
  return [
    ...buttonsOf(message).flatMap(({ customId }) =>
      customId === null ? [] : [{ message, customId, values: [] }],
    ),
    ...selectsOf(message).map(({ customId, options }) => ({
      message,
      customId,
      values: options.map(({ value }) => value),
    })),
  ];
}

function formOf(double: DiscordDouble, record: InteractionRecord): OpenForm {
  const { custom_id, components } = there(record.answer().modal);
  const fields = [...walkComponents(components)];
  const texts = fields.filter(({ component }) => component.type === ComponentType.TextInput);
  return {
    action: decodeAction(custom_id).action,
    typed: texts.map(({ component }) => there(component.custom_id)),
    async submit(values) {
      const missing = fields.flatMap(({ component }) => fitting(component, record));
      const sent = asClientSends(double, record, { ...Object.fromEntries(missing), ...values });
      return sent && replyTo(double, sent);
    },
    close() {},
  };
}

/** Something for what must be filled in and is empty. */
function fitting(component: Component, { channel }: InteractionRecord): [id: string, value: string][] {
  const { type, custom_id: id, required, value } = component;
  if (!id || required === false) return [];
  if (type === ComponentType.TextInput) return value ? [] : [[id, nextWeek()]];
  if (shownAsChosen(component).length > 0) return [];
  const first = type === ComponentType.ChannelSelect ? channel.id : component.options?.[0]?.value;
  return first === undefined ? [] : [[id, first]];
}

/** Null where Discord's client would not: too long, or empty where something must stand. */
function asClientSends(double: DiscordDouble, opened: InteractionRecord, values: Record<string, string>) {
  try {
    return double.submitModal(opened, values);
  } catch {
    return null;
  }
}

function said({ guilds }: DiscordDouble, { components, ephemeralFor, mentions }: Message): Said {
  const { everyone, users, roles } = mentions;
  const channels = guilds.flatMap((guild) => guild.channels.map(({ id }) => id));
  return saidOnDiscord(components, channels, {
    isPrivate: ephemeralFor !== null,
    pings: [...(everyone ? ['@everyone'] : []), ...users, ...roles],
  });
}
