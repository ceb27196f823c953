import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import { idList } from '../src/chat/id-list.ts';
import type { Core } from '../src/core.ts';
import { groupOf } from '../src/events/group-of.ts';
import { chooseOrganizers } from '../src/organizers/settings/choose-organizers.ts';
import { most, organizersForm } from '../src/organizers/settings/settings-forms.ts';
import { settingsMessage } from '../src/organizers/settings/settings-message.ts';

// *Organizers* under /settings.

export const organizers = action({
  name: 'organizers',
  options: z.object({}),
  who: 'configure',
  onlyByRight: true,
  records: null,
  answers: 'modal',
  async run(asked, core: Core) {
    return organizersForm(core, await groupOf(core, asked.place), asked.actor.language);
  },
});

export const organizersChosen = action({
  name: 'organizers-chosen',
  options: z.object({
    // Not asked for where a platform has none.
    roles: idList(most.roles).optional(),
    add: idList(most.people),
    remove: idList(most.people),
  }),
  labels: 'command.settings',
  who: 'configure',
  onlyByRight: true,
  records: 'organizers-changed',
  answers: 'update',
  async run(asked, core: Core) {
    const changed = await chooseOrganizers(
      core,
      await groupOf(core, asked.place),
      asked.options,
      asked.actor.language,
    );
    return { message: await settingsMessage(core, asked, changed) };
  },
});
