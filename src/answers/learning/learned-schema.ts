import { z } from 'zod';
import { modelSchema } from './model-schema.ts';

const strings = z.array(z.string());

/** What was learned, as it comes from another process or from a file. */
export const learnedSchema = z.strictObject({
  model: modelSchema,
  vocabulary: z.strictObject({
    words: z.string(),
    uses: z.instanceof(Uint32Array),
    own: z.instanceof(Uint8Array),
  }),
  index: z.strictObject({
    ids: strings,
    terms: strings,
    said: z.instanceof(Float64Array),
    saidOf: z.instanceof(Uint32Array),
  }),
});

/** What the process that learned tells: the file in which it is kept, or else all of it. */
export const toldSchema = z.union([
  z.strictObject({ kept: z.string() }),
  z.strictObject({ learned: learnedSchema }),
]);
