import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action, command } from '../src/chat/command.ts';
import type { Block, Message } from '../src/chat/message.ts';
import { channelOption } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import { groupOf } from '../src/events/group-of.ts';
import { chooseOrganizersChannel, isOpenNow } from '../src/organizers/organizers-channel.ts';
import type { Group } from '../src/store/groups.ts';

export const settings = command({
  name: 'settings',
  description: 'command.settings',
  options: z.object({ organizers_channel: channelOption().optional() }),
  who: 'organizer',
  answers: 'private',
  async run({ options, actor, place }, core: Core): Promise<Message> {
    const group = await groupOf(core, place);
    const { organizers_channel: channel } = options;
    if (channel !== undefined) await chooseOrganizersChannel(core, group, channel, 'organizers_channel');
    return settingsMessage(core, await groupOf(core, place), actor);
  },
});

/** *Tell nobody any more*. */
export const noOrganizersChannel = action({
  name: 'settings-no-organizers',
  options: z.object({}),
  who: 'organizer',
  answers: 'update',
  async run({ actor, place }, core: Core) {
    const group = await groupOf(core, place);
    await core.store.groups.change(group.id, { organizersChannel: null });
    return { message: await settingsMessage(core, await groupOf(core, place), actor) };
  },
});

async function settingsMessage(core: Core, group: Group, { language }: Actor): Promise<Message> {
  const slash = core.platform(group.platform)?.capabilities.slash ?? '';
  const say = (key: string) => core.phrases.text(language, key, { slash });
  const { organizersChannel: channel } = group;
  const clear: Block = {
    kind: 'buttons',
    buttons: [
      {
        label: say('settings.organizers.clear'),
        look: 'plain',
        press: { action: 'settings-no-organizers', args: [] },
      },
    ],
  };
  const open: Block = { kind: 'text', text: say('settings.organizers.now-open') };
  return {
    summary: say('settings.title'),
    blocks: [
      { kind: 'heading', text: say('settings.title') },
      {
        kind: 'fields',
        fields: [
          {
            label: say('settings.organizers.label'),
            value: channel === null ? say('settings.organizers.none') : { kind: 'channel', channel },
          },
        ],
      },
      ...((await isOpenNow(core, group)) ? [open] : []),
      { kind: 'text', text: say('settings.organizers.how') },
      { kind: 'citation', text: say('settings.organizers.what-for') },
      ...(channel === null ? [] : [clear]),
    ],
  };
}
