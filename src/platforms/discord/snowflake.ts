import { z } from 'zod';

/** Discord's ids: 64 bits, as decimal text. Source: Discord, API Reference, Snowflakes. */
export const snowflake = z.string().regex(/^\d{1,20}$/);
