import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { agreeTo } from '../src/organizers/two-people/agree.ts';

/** *Agree* under what another organizer asked for; who may do that may agree to it. */
export const agree = action({
  name: 'agree',
  options: z.object({ request: z.string() }),
  who: 'organize',
  records: 'agreed',
  answers: 'update',
  run: (asked, core: Core, others) => agreeTo(core, asked, others),
});
