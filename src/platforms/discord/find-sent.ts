import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Place } from '../../chat/place.ts';
import type { SentLookup } from '../../chat/platform.ts';
import { bearsKey } from '../connecting/bears-key.ts';
import { platformError } from './errors.ts';
import type { Rest } from './paced-rest.ts';
import { platformName } from './parse.ts';
import { discordEpoch } from './snowflake.ts';

const messages = z.array(
  z.object({ id: z.string(), author: z.object({ id: z.string() }), components: z.unknown() }),
);
const page = 100;
/** How many pages are read before we say that we cannot tell. */
const mostPages = 10;
/** Our clock and Discord's may differ by this much (ms). */
const clockSkew = 120_000;

/** Reads the channel since `since` for a message of ours whose buttons bear this key. */
export async function findSent(
  rest: Rest,
  place: Place,
  key: string,
  since: number,
  self: string,
): Promise<SentLookup> {
  let after = String(BigInt(Math.max(0, since - clockSkew - discordEpoch)) << 22n);
  try {
    for (let pages = 0; pages < mostPages; pages += 1) {
      const query = new URLSearchParams({ limit: String(page), after });
      const found = messages.parse(await rest.get(Routes.channelMessages(place.channel), { query }));
      const ours = found.find(
        ({ author, components }) => author.id === self && bearsKey(components, 'custom_id', key),
      );
      if (ours)
        return { state: 'sent', ref: { platform: platformName, channel: place.channel, message: ours.id } };
      if (found.length < page) return { state: 'not-sent' };
      after = found
        .map(({ id }) => BigInt(id))
        .reduce((a, b) => (a > b ? a : b), 0n)
        .toString();
    }
  } catch (error) {
    const { code } = platformError(error);
    if (code !== 'missing-permission' && code !== 'not-found') throw platformError(error);
  }
  return { state: 'unknowable' };
}
