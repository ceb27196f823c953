import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import type { Block, Message } from '../src/chat/message.ts';
import { channelOption, zoneOption } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import { groupOf } from '../src/events/group-of.ts';
import { chooseLanguages, chooseZone, said } from '../src/organizers/settings/change-settings.ts';
import { chooseChannels } from '../src/organizers/settings/choose-channels.ts';
import { languageChoices, languagesOf } from '../src/organizers/settings/language-choice.ts';
import { channelsForm, languagesForm } from '../src/organizers/settings/settings-forms.ts';
import { settingsMessage } from '../src/organizers/settings/settings-message.ts';
import { froms, shownIn } from '../src/organizers/settings/shown-in.ts';
import { takeableZone, whichZone } from '../src/organizers/settings/which-zone.ts';

/** What people hand on to organizers goes to that channel: whoever was only named must not turn it elsewhere. */
function whereToldThings(given: { readonly organizers_channel?: string | undefined }): string | null {
  return given.organizers_channel === undefined ? null : 'organizers_channel';
}

export const settings = command({
  name: 'settings',
  description: 'command.settings',
  options: z.object({
    time_zone: zoneOption().optional(),
    languages: z.enum(languageChoices).optional(),
    organizers_channel: channelOption().optional(),
    announcement_channel: channelOption().optional(),
  }),
  who: 'configure',
  onlyByRight: whereToldThings,
  records: (given) => (Object.values(given).some((each) => each !== undefined) ? 'settings-changed' : null),
  answers: 'private',
  async run(asked, core: Core): Promise<Message> {
    const { options, actor, place } = asked;
    const group = await groupOf(core, place);
    // Before anything is changed: whoever is refused types all of it again.
    const found =
      options.time_zone === undefined ? null : takeableZone(core, options.time_zone, 'settings', 'time_zone');
    await chooseChannels(core, group, {
      organizers_channel: options.organizers_channel ?? group.organizersChannel,
      announcement_channel: options.announcement_channel ?? group.announcementChannel,
    });
    const changed: Block[] = [];
    if (options.languages !== undefined) {
      const chosen = languagesOf(options.languages, core.content.campaign.languages);
      changed.push(...(await chooseLanguages(core, group, chosen, actor.language)));
    }
    if (found?.is === 'asked') {
      const hasChannel = Boolean(options.organizers_channel ?? options.announcement_channel);
      if (hasChannel) changed.push(said(core, actor.language, 'settings.channels.saved'));
      return whichZone(core, found, actor.language, 'settings', changed);
    }
    if (found !== null) changed.push(...(await chooseZone(core, group, found.zone, actor.language)));
    return settingsMessage(core, asked, changed);
  },
});

export const languages = action({
  name: 'languages',
  options: z.object({}),
  who: 'configure',
  records: null,
  answers: 'modal',
  async run({ actor, place }, core: Core) {
    return languagesForm(core, await groupOf(core, place), actor.language);
  },
});

export const languagesChosen = action({
  name: 'languages-chosen',
  options: z.object({ languages: z.enum(languageChoices) }),
  labels: 'command.settings',
  who: 'configure',
  records: 'settings-changed',
  answers: 'update',
  async run(asked, core: Core) {
    const chosen = languagesOf(asked.options.languages, core.content.campaign.languages);
    const group = await groupOf(core, asked.place);
    const changed = await chooseLanguages(core, group, chosen, asked.actor.language);
    return { message: await settingsMessage(core, asked, changed) };
  },
});

export const channels = action({
  name: 'channels',
  options: z.object({ from: z.enum(froms) }),
  who: 'configure',
  records: null,
  answers: 'modal',
  async run({ options, actor, place, organizerByPlatform }, core: Core) {
    return channelsForm(core, await groupOf(core, place), { actor, organizerByPlatform }, options.from);
  },
});

/** Both pickers as they stand: one that was emptied is none, and one that was not asked for stays as it is. */
export const channelsChosen = action({
  name: 'channels-chosen',
  options: z.object({
    from: z.enum(froms),
    organizers_channel: z.string().max(64).optional(),
    announcement_channel: z.string().max(64),
  }),
  labels: 'command.settings',
  who: 'configure',
  onlyByRight: whereToldThings,
  records: 'settings-changed',
  answers: 'update',
  async run(asked, core: Core) {
    const { from, organizers_channel, announcement_channel } = asked.options;
    const chosen = (channel: string) => (channel === '' ? null : channel);
    const group = await groupOf(core, asked.place);
    const before = group.organizersChannel;
    await chooseChannels(core, group, {
      organizers_channel: organizers_channel === undefined ? before : chosen(organizers_channel),
      announcement_channel: chosen(announcement_channel),
    });
    const saved = said(core, asked.actor.language, 'settings.channels.saved');
    return { message: await shownIn(core, asked, from, [saved]) };
  },
});

/** *No channel*: organizers are told nothing any more. */
export const noOrganizersChannel = action({
  name: 'settings-no-organizers',
  options: z.object({}),
  who: 'configure',
  onlyByRight: true,
  records: 'settings-changed',
  answers: 'update',
  async run(asked, core: Core) {
    const group = await groupOf(core, asked.place);
    const { announcementChannel: announcement_channel } = group;
    await chooseChannels(core, group, { organizers_channel: null, announcement_channel });
    return { message: await settingsMessage(core, asked) };
  },
});
