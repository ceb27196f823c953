import { z } from 'zod';

/** A JSON object whose members are not known. */
export type Json = Record<string, unknown>;

export const jsonSchema = z.record(z.string(), z.unknown());

/** The members of a JSON object which have a value: Discord leaves absent what is empty. */
export function present(json: Json): Json {
  return Object.fromEntries(
    Object.entries(json).filter(([, value]) => value !== undefined && value !== null),
  );
}
