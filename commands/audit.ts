import { z } from 'zod';
import { command } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { auditMessage } from '../src/organizers/overseeing/audit-message.ts';

/** What organizers did lately. */
export const audit = command({
  name: 'audit',
  description: 'command.audit',
  options: z.object({}),
  who: 'organize',
  records: null,
  answers: 'private',
  run: (asked, core: Core) => auditMessage(core, asked),
});
