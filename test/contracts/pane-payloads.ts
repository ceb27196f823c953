import { z } from 'zod';
import { buttonsOf, flattenMessage, selectsOf } from '../doubles/discord/flatten.ts';
import { mentionableText, mentionsIn } from '../doubles/discord/mentions.ts';
import { messageBodySchema } from '../doubles/discord/message-body.ts';
import { buttonsOf as slackButtonsOf, selectsOf as slackSelectsOf } from '../doubles/slack/controls.ts';
import { flattenBlocks } from '../doubles/slack/flatten.ts';
import { pingsOf } from '../doubles/slack/pings.ts';
import { readBlocks } from '../doubles/slack/read-blocks.ts';
import { Reading } from '../doubles/slack/reading.ts';
import { World as Workspace } from '../doubles/slack/world.ts';
import { liveMarkup as liveOnDiscord } from '../wire/render-discord-view.ts';
import { discordMoment, drawnOnDiscord } from './seen-on-discord.ts';
import { drawnOnSlack, liveOnSlack, read } from './seen-on-slack.ts';
import type { SeenMessage } from './world.ts';

/** Something that can be used, and what is handed in when it is. */
export interface Control {
  readonly label: string;
  readonly id: string;
  /** Of a menu: its values by their labels. */
  readonly values: ReadonlyMap<string, string>;
}

/** How one of the panes draws what its renderer made. */
export interface PaneReader {
  drawn(payload: unknown): Pick<SeenMessage, 'text' | 'addresses' | 'buttons' | 'selects' | 'pings'>;
  controls(payload: unknown): readonly Control[];
  /** The first sign that would be read as markup though nobody meant it so. */
  live(payload: unknown): string | null;
  moment(at: number, fallback: string): string;
}

const slackBody = z.object({ text: z.string() });

const none: ReadonlyMap<string, string> = new Map();

export const discordPaneReader: PaneReader = {
  drawn(payload) {
    const { components, allowed_mentions } = messageBodySchema.parse(payload);
    const drawn = components ?? [];
    const { everyone, users, roles } = mentionsIn(
      mentionableText({ content: '', components: drawn }),
      allowed_mentions,
      null,
    );
    return { ...drawnOnDiscord(drawn), pings: [...(everyone ? ['@everyone'] : []), ...users, ...roles] };
  },
  controls(payload) {
    const components = messageBodySchema.parse(payload).components ?? [];
    return [
      ...buttonsOf({ components }).map(({ label, customId }) => ({
        label,
        id: customId ?? '',
        values: none,
      })),
      ...selectsOf({ components }).map(({ placeholder, customId, options }) => ({
        label: placeholder,
        id: customId,
        values: new Map(options.map(({ label, value }) => [label, value])),
      })),
    ];
  },
  live(payload) {
    const components = messageBodySchema.parse(payload).components ?? [];
    return liveOnDiscord(flattenMessage({ content: '', embeds: [], components }));
  },
  moment: discordMoment,
};

/** The double's own way of reading blocks; its workspace is nobody's. */
export function slackPaneReader(): PaneReader {
  const workspace = new Workspace({});
  const blocksOf = (payload: unknown) =>
    typeof payload === 'object' && payload !== null && 'blocks' in payload
      ? (readBlocks(workspace, payload.blocks) ?? [])
      : [];
  return {
    drawn(payload) {
      const blocks = blocksOf(payload);
      const text = flattenBlocks(blocks, new Reading(workspace, 'America/Los_Angeles'));
      return { ...drawnOnSlack(blocks), text, pings: pingsOf({ text: '', blocks }) };
    },
    controls(payload) {
      const blocks = blocksOf(payload);
      return [
        ...slackButtonsOf(blocks).map(({ text, actionId }) => ({
          label: read(text),
          id: actionId,
          values: none,
        })),
        ...slackSelectsOf(blocks).map(({ placeholder, actionId, options }) => ({
          label: read(placeholder),
          id: actionId,
          values: new Map(options.map(({ text, value }) => [read(text), value])),
        })),
      ];
    },
    live: (payload) => liveOnSlack(slackBody.parse(payload).text, blocksOf(payload)),
    moment: (_, fallback) => fallback,
  };
}
