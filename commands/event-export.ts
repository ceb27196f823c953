import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { exportMessage } from '../src/events/exporting/export-message.ts';

/** The counts of this group's events, to take out of the chat. */
export const eventExport = command({
  name: 'event export',
  description: 'command.event-export',
  options: z.object({}),
  who: 'export',
  records: 'exported',
  answers: 'private',
  run({ actor, place }, core: Core) {
    return exportMessage(core, actor, place);
  },
});

/** The events that did not fit the message before. */
export const eventExportMore = action({
  name: 'event-export',
  options: z.object({ from: z.coerce.number().int().nonnegative().max(1_000_000) }),
  who: 'export',
  records: 'exported',
  answers: 'private',
  run({ options, actor, place }, core: Core) {
    return exportMessage(core, actor, place, options.from);
  },
});
