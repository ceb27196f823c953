import { z } from 'zod';

/** A day that has been: somewhere on earth it may be tomorrow already, but no review was made next year. */
export const pastDateSchema = z.iso.date().refine(hasBeen, 'this day has not been yet');

/** Days of one form compare as texts; what is no day at all is a fault of its own, told already. */
function hasBeen(day: string): boolean {
  return !/^\d/.test(day) || day <= Temporal.Now.plainDateISO().add({ days: 1 }).toString();
}
