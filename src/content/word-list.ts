import { z } from 'zod';

/**
 * Words or phrases with commas between, over as many lines as they need. One text instead of a YAML list: the
 * lists are long, and reading thousands of YAML items would be a tenth of every start.
 */
export const wordListSchema = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .pipe(z.array(z.string().min(1, 'two commas with nothing between')).min(1));
