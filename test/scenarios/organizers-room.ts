import { PermissionFlagsBits } from 'discord.js';
import { filledIn } from '../contracts/discord-form.ts';
import { type DiscordWorld, openDiscord } from '../contracts/discord-world.ts';
import { ofBot as ofBotOnDiscord } from '../contracts/seen-on-discord.ts';
import { ofBot as ofBotOnSlack } from '../contracts/seen-on-slack.ts';
import { entered } from '../contracts/slack-form.ts';
import { openSlack, type SlackWorld } from '../contracts/slack-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

/** The bot in a group whose organizers are told things in a private channel, with Rosa in it. */
export interface OrganizersRoom {
  readonly live: LiveWorld;
  /** The private channel, by the platform's id. */
  readonly channel: string;
  /** What everybody in it has been told, oldest first. */
  told(): readonly SeenMessage[];
  /** Rosa, or somebody else, presses this under the last thing told; resolves with what they alone are answered. */
  press(label: string, by?: Person): Promise<string>;
  /** The same, and nobody waits for an answer. */
  tap(label: string, by?: Person): void;
  /** Rosa presses this, and fills in the form that opens. */
  fill(label: string, values: Readonly<Record<string, string>>): Promise<string>;
  /** What the bot sees of the public channel: all, nothing that it may write in, or nothing at all. */
  readonly events: { close(): void; hide(): void; open(): void; takeAway(): void };
  /** The same of the organizers' own. */
  readonly room: { close(): void; open(): void };
}

export type OpenRoom = () => Promise<OrganizersRoom>;

export const rooms: readonly (readonly [name: string, open: OpenRoom])[] = [
  ['Discord', onDiscord],
  ['Slack', onSlack],
];

/** The bot there, with a channel in which organizers are told things. */
export async function settledIn(world: DiscordWorld | SlackWorld): Promise<LiveWorld> {
  const live = await liveIn(world, knowledge);
  const { platform, group } = world.place;
  const here = there(await live.core.store.groups.byNativeId(platform, group ?? ''));
  const organizersChannel = there(world.privatePlace).channel;
  await live.core.store.groups.change(here.id, { organizersChannel, languages: ['en'] });
  return live;
}

export async function onDiscord(): Promise<OrganizersRoom> {
  const world = await openDiscord(knowledge);
  const live = await settledIn(world);
  const { double } = world;
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  double.permit('organizers', { allow: ViewChannel }, world.as(world.rosa));
  const told = () => ofBotOnDiscord(double, double.snapshot('organizers'));
  const last = () =>
    there(double.channel('organizers').messages.get(there(told().findLast((seen) => !seen.isPrivate)).id));
  const pressed = (label: string, by = world.rosa) => {
    double.permit('organizers', { allow: ViewChannel }, world.as(by));
    return double.press(world.as(by), last(), label);
  };
  return {
    live,
    channel: there(world.privatePlace).channel,
    told,
    press: async (label, by) => (await pressed(label, by).answered()).text,
    tap: (label, by) => void pressed(label, by),
    async fill(label, values) {
      const opened = pressed(label);
      await until(() => opened.modal, 'the form');
      return (await double.submitModal(opened, filledIn(opened, values)).answered()).text;
    },
    events: {
      close: () => double.permit('events', { deny: SendMessages }),
      hide: () => double.permit('events', { deny: ViewChannel }),
      open: () => double.permit('events', {}),
      takeAway: () => double.deleteChannel('events'),
    },
    room: {
      close: () => double.permit('organizers', { allow: ViewChannel, deny: SendMessages }),
      open: () => double.permit('organizers', { allow: ViewChannel }),
    },
  };
}

export async function onSlack(): Promise<OrganizersRoom> {
  const world = await openSlack(knowledge, 'socket');
  const live = await settledIn(world);
  const { double } = world;
  const rosa = world.as(world.rosa);
  const told = () => ofBotOnSlack(double, double.snapshot('organizers'));
  const last = () =>
    there(double.channel('organizers').messages.get(there(told().findLast((seen) => !seen.isPrivate)).id));
  const answerTo = async (act: () => void, by = rosa): Promise<string> => {
    const replies = () => double.snapshot('organizers', by).filter(({ ephemeral }) => ephemeral);
    const before = replies().length;
    act();
    return until(() => replies()[before]?.text, 'the answer');
  };
  return {
    live,
    channel: there(world.privatePlace).channel,
    told,
    tap: (label, by = world.rosa) => void double.press(world.as(by), last(), label),
    press: (label, by = world.rosa) =>
      answerTo(() => double.press(world.as(by), last(), label), world.as(by)),
    async fill(label, values) {
      double.press(rosa, last(), label);
      const view = await until(() => double.view(rosa), 'the form');
      return answerTo(() => double.submit(rosa, view, entered(view, values)));
    },
    events: {
      close: () => double.removeBot('events'),
      hide: () => double.removeBot('events'),
      open: () => double.inviteBot('events'),
      takeAway: () => double.archive('events'),
    },
    room: {
      close: () => double.removeBot('organizers'),
      open: () => double.inviteBot('organizers'),
    },
  };
}
