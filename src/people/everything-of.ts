import { digestOf, type Forgotten } from '../store/forgotten.ts';
import type { KeptRow, OfPeople } from '../store/kept.ts';
import type { Repositories } from '../store/open.ts';
import { directRealm, forgottenRealm, languageRealm, organizerRealm } from './realms.ts';

/** What a pseudonym is made for: each event, post or group, or one thing alone. */
type MadeFor = 'event' | 'post' | 'group' | 'language' | 'direct';

interface Place {
  readonly madeFor: MadeFor;
  /** Whether it goes when its person wants to be forgotten. */
  readonly goes: boolean;
}

/**
 * Every table in which something of a person can lie. All that tells people what is kept of them, hands it to them or
 * deletes it goes by this one list; a table that is missing from it does not compile.
 */
export const everything: Readonly<Record<OfPeople, Place>> = {
  rsvps: { madeFor: 'event', goes: true },
  reactions: { madeFor: 'event', goes: true },
  personal_reminders: { madeFor: 'event', goes: true },
  outbox: { madeFor: 'event', goes: true },
  chosen_languages: { madeFor: 'language', goes: true },
  direct_wishes: { madeFor: 'direct', goes: true },
  // Without it the reaction that still stands would be counted again.
  tombstones: { madeFor: 'post', goes: false },
  // Who organizes is for organizers to say, and what they did for the others of them to read.
  organizers: { madeFor: 'group', goes: false },
  audit: { madeFor: 'group', goes: false },
  requests: { madeFor: 'group', goes: true },
  name_grants: { madeFor: 'group', goes: true },
};

export const tablesOfPeople = Object.keys(everything).filter(
  (table): table is OfPeople => table in everything,
);

/** A person's pseudonym for one thing. */
export type PseudonymFor = (realm: string) => string;

/** Something that is kept of a person. */
export interface Kept {
  readonly table: OfPeople;
  /** The event, post or group that its pseudonym is made for; empty where it is made for one thing alone. */
  readonly of: string;
  readonly person: string;
  readonly row: KeptRow;
}

/** All that is kept of one person, wherever it lies. It takes the secret, since no two of their pseudonyms are alike. */
export async function everythingOf(repositories: Repositories, pseudonymFor: PseudonymFor): Promise<Kept[]> {
  const { kept } = repositories;
  const known: Readonly<Record<MadeFor, Map<string, string>>> = {
    event: byPseudonym(await kept.events(), (id) => pseudonymFor(id)),
    post: byPseudonym(await kept.posts(), (id) => pseudonymFor(forgottenRealm(id))),
    group: byPseudonym(await kept.groups(), (id) => pseudonymFor(organizerRealm(id))),
    language: byPseudonym([''], () => pseudonymFor(languageRealm)),
    direct: byPseudonym([''], () => pseudonymFor(directRealm)),
  };
  const found: Kept[] = [];
  for (const table of tablesOfPeople) {
    const theirs = known[everything[table].madeFor];
    for (const row of await kept.rows(table, [...theirs.keys()])) {
      const person = String(row.person);
      found.push({ table, of: theirs.get(person) ?? '', person, row });
    }
  }
  return found;
}

/** What says that they were forgotten, so that no backup brings them back. */
export async function marksOf(
  { kept, forgotten }: Repositories,
  pseudonymFor: PseudonymFor,
): Promise<Forgotten[]> {
  const marks = await forgotten.all();
  if (marks.length === 0) return [];
  const realms = [...(await kept.events()), languageRealm, directRealm];
  const digests = new Set(realms.map((realm) => digestOf(pseudonymFor(realm))));
  return marks.filter(({ digest }) => digests.has(digest));
}

function byPseudonym(ids: readonly string[], pseudonymOf: (id: string) => string): Map<string, string> {
  return new Map(ids.map((id) => [pseudonymOf(id), id]));
}
