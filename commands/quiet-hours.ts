import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { text } from '../src/chat/options.ts';
import type { Place } from '../src/chat/place.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { zoneChoices } from '../src/events/zones/complete-zone.ts';
import { findZone } from '../src/events/zones/find-zone.ts';
import { zoneName } from '../src/events/zones/zone-label.ts';
import { directRealm } from '../src/people/realms.ts';
import { myReminders } from '../src/reminders/direct/my-reminders.ts';
import { beginnings, ends, longestZone, never, quietForm } from '../src/reminders/direct/quiet-form.ts';
import { quietHoursHere } from '../src/reminders/direct/wish.ts';

export const quietHours = action({
  name: 'quiet-hours',
  options: z.object({}),
  who: 'anyone',
  answers: 'modal',
  async run({ actor, place }, core: Core) {
    return quietForm(core.phrases, actor.language, await quietHoursHere(core, actor, place));
  },
});

/** The form, filled in. */
export const quietHoursSet = action({
  name: 'quiet-hours-set',
  labels: 'quiet.form',
  options: z.object({ from: z.enum(beginnings), to: z.enum(ends), zone: text(longestZone) }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const { from, to } = options;
    const now = await quietHoursHere(core, actor, place);
    const isSame = options.zone === zoneName(now.timeZone, actor.language);
    const found = isSame
      ? { is: 'certain' as const, zone: now.timeZone }
      : findZone(options.zone, core.content.campaign.time_zone);
    if (found.is === 'certain')
      return { message: await set(core, actor, place, { from, to, zone: found.zone }) };
    if (found.is !== 'asked') throw new Refusal(`zone.${found.is}`, {}, 'zone');
    return { message: whichZone(core, actor, found, [from, to]) };
  },
});

/** One of several zones that were meant. */
export const quietHoursZone = action({
  name: 'quiet-hours-zone',
  options: z.object({ from: z.enum(beginnings), to: z.enum(ends), value: text(longestZone) }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const { from, to, value } = options;
    const found = findZone(value, core.content.campaign.time_zone);
    if (found.is !== 'certain') throw new Refusal('error.unknown-button');
    return { message: await set(core, actor, place, { from, to, zone: found.zone }) };
  },
});

interface Chosen {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

async function set(core: Core, actor: Actor, place: Place, { from, to, zone }: Chosen): Promise<Message> {
  const end = Temporal.PlainTime.from(`${to}:00`);
  const quiet = { from: from === never ? end : Temporal.PlainTime.from(`${from}:00`), to: end };
  const person = core.pseudonyms.of(actor.account, directRealm);
  if (!(await core.store.directWishes.setQuiet(person, quiet, zone)))
    throw new Refusal('quiet.not-written-to');
  return myReminders(core, actor, place, core.phrases.text(actor.language, 'quiet.done'));
}

function whichZone(
  core: Core,
  { language }: Actor,
  { zones, isGuess }: { readonly zones: readonly string[]; readonly isGuess: boolean },
  args: readonly string[],
): Message {
  const question = core.phrases.text(language, isGuess ? 'zone.did-you-mean' : 'zone.which');
  return {
    summary: question,
    blocks: [
      { kind: 'text', text: question },
      {
        kind: 'select',
        label: core.phrases.text(language, 'zone.button'),
        choose: { action: 'quiet-hours-zone', args },
        options: zoneChoices(core, zones, language),
      },
    ],
  };
}
