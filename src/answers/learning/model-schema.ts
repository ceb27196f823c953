import { z } from 'zod';

const partsSchema = z.strictObject({
  labels: z.array(z.string()),
  starts: z.instanceof(Int32Array),
  labelOf: z.instanceof(Uint16Array),
  weights: z.instanceof(Float32Array),
});
/** What was learned, as it comes from another process or from a file. */
export const modelSchema = z.strictObject({
  topics: partsSchema,
  danger: partsSchema,
  sightings: partsSchema,
  detail: z.enum(['all', 'meanings']),
});
