import { z } from 'zod';
import { Refusal } from '../chat/refusal.ts';
import { codeOfRung, rungOfCode } from './direct/rung-code.ts';
import { organizersAudiences, type Rung, readRungParts, rungWith } from './rung.ts';

/** A reminder for others as a button holds it, in three parts. */
export const isHeldAs = {
  to: z.enum(organizersAudiences),
  about: z.enum(['coming', 'access']),
  rung: z.string(),
};

type Held = z.output<z.ZodObject<typeof isHeldAs>>;

/** Throws Refusal for what no button can hold, as an hour five digits before the start. */
export function heldRung(rung: Rung): Held {
  const parts = readRungParts(rung);
  const to = organizersAudiences.find((audience) => audience === parts?.to);
  if (!parts || !to) throw new Refusal('reminders.changed-meanwhile');
  const code = codeOfRung(rungWith(rung, { about: null }));
  if (rungOfCode(code) === null) throw new Refusal('reminders.unreadable', {}, 'when');
  return { to, about: parts.about ?? 'coming', rung: code };
}

/** The inverse. Throws Refusal where it is none: nobody made that button. */
export function rungHeld({ to, about, rung }: Held): Rung {
  const read = rungOfCode(rung);
  if (read === null) throw new Refusal('reminders.changed-meanwhile');
  return rungWith(read, { to, about: about === 'access' ? 'access' : null });
}
