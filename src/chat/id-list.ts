import { z } from 'zod';

/** The longest account: `slack:` with a team's and a person's id. */
const longestId = 64;

/**
 * What a form's field `roles` or `people` brings back, as a list: at most `atMost` ids or accounts, each once; an
 * empty text is an empty list.
 */
export function idList(atMost: number) {
  return z
    .string()
    .transform((joined) => [...new Set(joined.split(',').filter((id) => id !== ''))])
    .pipe(z.array(z.string().max(longestId)).max(atMost));
}
