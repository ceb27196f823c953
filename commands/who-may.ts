import { z } from 'zod';
import { acts, twoPeople } from '../src/chat/act.ts';
import { action } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { groupOf } from '../src/events/group-of.ts';
import { choosePermission, chooseTwoPeople } from '../src/organizers/settings/choose-rules.ts';
import { permissionsMessage, twoPeopleMessage } from '../src/organizers/settings/rules-messages.ts';
import { allowances } from '../src/store/groups.ts';

// *Who may do what* and *Two organizers* under /settings.

export const permissions = action({
  name: 'permissions',
  options: z.object({}),
  who: 'configure',
  onlyByRight: true,
  records: null,
  answers: 'private',
  run: async ({ actor, place }, core: Core) =>
    permissionsMessage(core, await groupOf(core, place), actor.language),
});

/** The button says what it sets, so that a second tap on it changes nothing. */
export const permission = action({
  name: 'permission',
  options: z.object({ act: z.enum(acts), allowance: z.enum(allowances) }),
  who: 'configure',
  onlyByRight: true,
  records: 'permissions-changed',
  answers: 'update',
  async run({ options: { act, allowance }, actor, place }, core: Core) {
    const group = await choosePermission(core, await groupOf(core, place), act, allowance);
    return { message: permissionsMessage(core, group, actor.language) };
  },
});

export const twoPeopleShown = action({
  name: 'two-people',
  options: z.object({}),
  who: 'configure',
  onlyByRight: true,
  records: null,
  answers: 'private',
  run: async ({ actor, place }, core: Core) =>
    twoPeopleMessage(core, await groupOf(core, place), actor.language),
});

export const twoPeopleSet = action({
  name: 'two-people-set',
  options: z.object({ what: z.enum(twoPeople), takes: z.enum(['one', 'two']) }),
  who: 'configure',
  onlyByRight: true,
  records: 'permissions-changed',
  answers: 'update',
  async run({ options: { what, takes }, actor, place }, core: Core) {
    const group = await chooseTwoPeople(core, await groupOf(core, place), what, takes);
    return { message: twoPeopleMessage(core, group, actor.language) };
  },
});
