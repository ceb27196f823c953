import { z } from 'zod';
import type { Repositories } from '../../store/open.ts';
import { type Answering, answeringTables, type GroupRules } from '../../store/rules.ts';

const organizerRow = z.object({ group_id: z.string(), person: z.string() });

/** Who organizes and what they may, by the database that is replaced: a backup may be from before somebody was taken out. */
export interface RulesSince {
  /** Of those that it does not know it says nothing. */
  readonly groups: readonly GroupRules[];
  readonly organizers: ReadonlySet<string>;
  /** Per table. */
  readonly answering: readonly (readonly Answering[])[];
}

export const noRules: RulesSince = { groups: [], organizers: new Set(), answering: [] };

export async function rulesSince(repositories: Repositories): Promise<RulesSince> {
  const { rules, groups } = repositories;
  const all = await rules.ofGroups();
  // What nobody could read there is not carried over.
  if (all.length > 0) await groups.byIds(all.map(({ id }) => id));
  return {
    groups: all,
    organizers: new Set((await allOrganizers(repositories)).map(nameOf)),
    answering: await Promise.all(answeringTables.map((table) => rules.answering(table))),
  };
}

/**
 * Has an older database keep out organizers who were taken out since, and go by the rules that were made since; call it within
 * a transaction. Resolves to how many were kept out, and how many rules of groups, events and templates are not as they were.
 */
export async function holdToRules(
  repositories: Repositories,
  { groups, organizers, answering }: RulesSince,
): Promise<{ readonly out: number; readonly rules: number }> {
  let out = 0;
  let rules = 0;
  const known = new Set(groups.map(({ id }) => id));
  for (const row of await allOrganizers(repositories)) {
    if (!known.has(row.group_id) || organizers.has(nameOf(row))) continue;
    await repositories.organizers.remove(row.group_id, row.person);
    out += 1;
  }
  const now = new Map(groups.map((group) => [group.id, group]));
  for (const before of await repositories.rules.ofGroups()) {
    const group = now.get(before.id);
    if (!group || isSame(group, before)) continue;
    await repositories.rules.setOfGroup(group);
    rules += 1;
  }
  for (const [at, table] of answeringTables.entries()) {
    const since = new Map(answering[at]?.map((row) => [row.id, row]));
    for (const before of await repositories.rules.answering(table)) {
      const strict = stricter(before, since.get(before.id) ?? before);
      if (strict === null) continue;
      await repositories.rules.setAnswering(table, strict);
      rules += 1;
    }
  }
  return { out, rules };
}

/** A no to names stays one, and so does a yes to buttons alone; null where that is how it is already. */
function stricter(before: Answering, since: Answering): Answering | null {
  const shows = Math.min(before.shows_names, since.shows_names);
  const buttons = Math.max(before.buttons_only, since.buttons_only);
  if (shows === before.shows_names && buttons === before.buttons_only) return null;
  return { id: before.id, shows_names: shows, buttons_only: buttons };
}

function isSame(one: GroupRules, other: GroupRules): boolean {
  return (
    one.permissions === other.permissions &&
    one.two_people === other.two_people &&
    one.organizers_channel === other.organizers_channel &&
    one.organizer_roles === other.organizer_roles
  );
}

async function allOrganizers({ kept }: Repositories): Promise<z.output<typeof organizerRow>[]> {
  return z.array(organizerRow).parse(await kept.rows('organizers', await kept.people('organizers')));
}

function nameOf({ group_id: group, person }: z.output<typeof organizerRow>): string {
  return `${group} ${person}`;
}
