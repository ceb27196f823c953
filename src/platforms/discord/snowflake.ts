import { z } from 'zod';

/** Discord's ids: 64 bits, as decimal text. Source: Discord, API Reference, Snowflakes. */
export const snowflake = z.string().regex(/^\d{1,20}$/);

/** Snowflakes count milliseconds from here (epoch ms). */
export const discordEpoch = 1_420_070_400_000;

/** When Discord made this id (epoch ms). */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + discordEpoch;
}
