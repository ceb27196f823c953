import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { ApplicationCommand } from './application-commands.ts';

const known = z.array(z.looseObject({ name: z.string() }));

/**
 * Tells Discord our commands if they differ from what it has; true if it had to be told. Setting them is
 * limited to 200 a day, and clients show stale ones for a while after each time.
 */
export async function setCommands(
  rest: REST,
  application: string,
  commands: readonly ApplicationCommand[],
): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const there = known.parse(
    await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) }),
  );
  const same =
    there.length === commands.length &&
    commands.every((command) =>
      contains(
        there.find(({ name }) => name === command.name),
        command,
      ),
    );
  if (!same) await rest.put(route, { body: commands });
  return !same;
}

/** Whether Discord's object says all that ours says; it adds ids, versions and defaults of its own. */
function contains(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    // An empty list comes back as nothing at all.
    if (!Array.isArray(theirs)) return theirs == null && ours.length === 0;
    return ours.length === theirs.length && ours.every((each, at) => contains(theirs[at], each));
  }
  if (isRecord(ours)) {
    return isRecord(theirs) && Object.entries(ours).every(([key, value]) => contains(theirs[key], value));
  }
  // Discord leaves out `required: false`.
  return isDeepStrictEqual(theirs, ours) || (ours === false && theirs === undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
