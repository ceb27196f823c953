import type { Client } from 'discord.js';
import { decodeAction } from '../../chat/action-id.ts';
import type { Actor } from '../../chat/actor.ts';
import type { ActionPress, CommandCall, Completion, Inbound } from '../../chat/inbound.ts';
import { languageOf } from '../../chat/language.ts';
import type { Place } from '../../chat/place.ts';
import { maySpeak } from './hearing/may-speak.ts';
import { organizerIn } from './hearing/organizers.ts';
import type { FilledField, Interaction } from './interaction.ts';
import { componentTypes } from './render/constants.ts';
import { snowflake, snowflakeTime } from './snowflake.ts';

export const platformName = 'discord';

export function accountOf(userId: string): string {
  return `${platformName}:${userId}`;
}

/** The person behind an account; null where it is none of Discord's. */
export function userOf(account: string): string | null {
  const own = accountOf('');
  return account.startsWith(own) ? (snowflake.safeParse(account.slice(own.length)).data ?? null) : null;
}

/** An interaction in the core's language; null for one that bears no person. */
export function parseInteraction(client: Client, interaction: Interaction): Inbound | null {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) return null;
  const actor: Actor = {
    account: accountOf(user.id),
    language: languageOf(interaction.locale),
    organizer: organizerIn(client, interaction.guild_id, user.id, interaction.member?.roles),
    guest: false,
    maySpeak: maySpeak(interaction),
    roles: interaction.member?.roles ?? [],
  };
  const place: Place = {
    platform: platformName,
    group: interaction.guild_id ?? null,
    channel: interaction.channel_id,
  };
  const addressed = {
    id: interaction.id,
    actor,
    place,
    direct: place.group === null,
    at: snowflakeTime(interaction.id),
  };
  switch (interaction.type) {
    case 2:
      return { kind: 'command', ...addressed, ...called(interaction.data) } satisfies CommandCall;
    case 4:
      return { kind: 'completion', ...addressed, ...typing(interaction.data) } satisfies Completion;
    case 3: {
      const [value] = interaction.data.values ?? [];
      const fields = value === undefined ? {} : { value };
      return {
        kind: 'action',
        ...addressed,
        call: decodeAction(interaction.data.custom_id),
        fields,
      } satisfies ActionPress;
    }
    case 5: {
      const inputs = interaction.data.components.flatMap((row) => row.component ?? row.components ?? []);
      const fields = Object.fromEntries(inputs.map((input) => [input.custom_id, filledIn(input)]));
      return {
        kind: 'action',
        ...addressed,
        call: decodeAction(interaction.data.custom_id),
        fields,
      } satisfies ActionPress;
    }
  }
}

function filledIn({ type, value, values = [] }: FilledField): string {
  if (value !== undefined) return value;
  return (type === componentTypes.userSelect ? values.map(accountOf) : values).join(',');
}

type CommandData = Extract<Interaction, { type: 2 }>['data'];

/** Option type 1: a sub-command, whose own options stand inside it. */
const subCommand = 1;

function flat({ name, options = [] }: CommandData) {
  const [first] = options;
  if (first?.type !== subCommand) return { command: name, options };
  return { command: `${name} ${first.name}`, options: first.options ?? [] };
}

function called(data: CommandData): Pick<CommandCall, 'command' | 'options'> {
  const { command, options } = flat(data);
  return { command, options: Object.fromEntries(options.map(({ name, value }) => [name, value])) };
}

function typing(data: CommandData): Pick<Completion, 'command' | 'option' | 'typed'> {
  const { command, options } = flat(data);
  const focused = options.find((option) => option.focused);
  return { command, option: focused?.name ?? '', typed: String(focused?.value ?? '') };
}
