import { z } from 'zod';
import { type Asked, action } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { text } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { groupOf } from '../src/events/group-of.ts';
import { findZone } from '../src/events/zones/find-zone.ts';
import { chooseZone } from '../src/organizers/settings/change-settings.ts';
import { longestZone, zoneForm } from '../src/organizers/settings/settings-forms.ts';
import { type From, froms, shownIn } from '../src/organizers/settings/shown-in.ts';
import { takeableZone, whichZone } from '../src/organizers/settings/which-zone.ts';

/** *Time zone*, wherever it stands. */
export const zone = action({
  name: 'zone',
  options: z.object({ from: z.enum(froms) }),
  who: 'configure',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    return zoneForm(core, await groupOf(core, place), actor.language, options.from);
  },
});

/** The form, filled in. */
export const zoneTyped = action({
  name: 'zone-typed',
  options: z.object({ from: z.enum(froms), zone: text(longestZone) }),
  who: 'configure',
  records: 'settings-changed',
  answers: 'update',
  async run(asked, core: Core) {
    const { from, zone: typed } = asked.options;
    const found = takeableZone(core, typed, from);
    if (found.is === 'asked') return { message: whichZone(core, found, asked.actor.language, from) };
    return { message: await settled(core, asked, found.zone, from) };
  },
});

/** One of several that were meant. */
export const zoneChosen = action({
  name: 'zone-chosen',
  options: z.object({ from: z.enum(froms), value: text(longestZone) }),
  who: 'configure',
  records: 'settings-changed',
  answers: 'update',
  async run(asked, core: Core) {
    const { from, value } = asked.options;
    const found = findZone(value, core.content.campaign.time_zone);
    if (found.is !== 'certain') throw new Refusal('error.unknown-button');
    return { message: await settled(core, asked, found.zone, from) };
  },
});

async function settled(core: Core, asked: Asked<unknown>, timeZone: string, from: From): Promise<Message> {
  const said = await chooseZone(core, await groupOf(core, asked.place), timeZone, asked.actor.language);
  return shownIn(core, asked, from, said);
}
