import { z } from 'zod';

/** A day that has been: somewhere on earth it may be tomorrow already, but no review was made next year. */
export const pastDateSchema = z.iso
  .date()
  // Days of one form compare as texts, also where one is no day at all: that is a fault of its own.
  .refine(
    (day) => day <= Temporal.Now.plainDateISO().add({ days: 1 }).toString(),
    'this day has not been yet',
  );
