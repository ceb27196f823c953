import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Act, acts, type Who } from '../../src/chat/act.ts';
import type { Actor } from '../../src/chat/actor.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { fitting } from './fitting.ts';
import { openRights, organizerRole, personOf, type RightsWorld } from './rights-world.ts';

// Who may do what, for all that can be typed, pressed, sent in and completed: what the rule of each says, and nothing
// else. Adding a command adds its rows here by itself.

const { commands, actions } = knowledge.registry;

type Role = 'member' | 'guest' | 'named' | 'by role' | 'by right' | 'unknown';
type Refused = 'organizers-only' | 'only-by-right' | 'organizer-unknown' | 'only-in-a-group';

const allRoles: readonly Role[] = ['member', 'guest', 'named', 'by role', 'by right', 'unknown'];

const people: Readonly<Record<Role, Actor>> = {
  member: personOf('member', {}),
  guest: personOf('guest', { guest: true }),
  named: personOf('named', {}),
  'by role': personOf('by role', { roles: ['somebody', organizerRole] }),
  'by right': personOf('by right', { organizer: true }),
  unknown: personOf('unknown', { organizer: null }),
};

/** What nobody does who was only named, whatever the group has set. */
const neverByName: readonly string[] = [
  'organizers',
  'organizers-chosen',
  'permissions',
  'permission',
  'two-people',
  'two-people-set',
  'settings-no-organizers',
];

const others = { member: 'organizers-only', guest: 'organizers-only', unknown: 'organizer-unknown' } as const;

/** Who is refused, and why; `kept`: what the group leaves to those of whom the platform says that they organize. */
function expected(name: string, who: Who, role: Role, group: string | null, kept: readonly Act[]) {
  if (who === 'anyone') return null;
  if (group === null) return 'only-in-a-group';
  if (role === 'by right') return null;
  if (role === 'member' || role === 'guest' || role === 'unknown') return others[role];
  if (kept.includes('organize')) return 'organizers-only';
  return neverByName.includes(name) || kept.includes(who) ? 'only-by-right' : null;
}

interface Case {
  readonly name: string;
  readonly who: Who;
  send(world: RightsWorld, ids: Ids, actor: Actor, direct: boolean): ReturnType<RightsWorld['hears']>;
}

interface Ids {
  readonly event: string;
  readonly draft: string;
}

function placeOf({ place }: RightsWorld, direct: boolean) {
  const isInGroup = !direct || place.platform === 'slack';
  return { ...place, group: isInGroup ? place.group : null, channel: direct ? 'direct' : place.channel };
}

const cases: readonly Case[] = [
  ...[...commands.values()].map(
    ({ name, who, options }): Case => ({
      name: `/${name}`,
      who,
      send: (world, { event }, actor, direct) => {
        const about = { actor, place: placeOf(world, direct), command: name };
        return world.hears({ kind: 'command', ...about, options: fitting(options, event) });
      },
    }),
  ),
  ...[...actions.values()].map(
    ({ name, who, options, labels }): Case => ({
      name,
      who,
      send: (world, { event, draft }, actor, direct) => {
        const given = fitting(options, name.startsWith('event-') && who !== 'anyone' ? draft : event);
        const call = { action: name, args: labels === undefined ? Object.values(given) : [] };
        const fields = labels === undefined ? {} : given;
        return world.hears({ kind: 'action', actor, place: placeOf(world, direct), call, fields });
      },
    }),
  ),
];

const refusals: readonly Refused[] = [
  'organizers-only',
  'only-by-right',
  'organizer-unknown',
  'only-in-a-group',
];
const words = new Map(refusals.map((each) => [knowledge.phrases.text('en', `error.${each}`), each]));

describe.each(['discord', 'slack'] as const)('who may do what, on %s', (style) => {
  let world: RightsWorld;

  beforeAll(async () => {
    world = await openRights(style);
  });

  afterAll(async () => {
    await world.stop();
    expect(world.errors).toEqual([]);
  });

  const roles = style === 'discord' ? allRoles : allRoles.filter((role) => role !== 'by role');
  const rows = cases.flatMap((each) =>
    roles.flatMap((role) => [false, true].map((direct) => ({ ...each, role, direct }))),
  );
  const policies: readonly { readonly kept: readonly Act[] }[] = [
    { kept: [] },
    { kept: ['create', 'names'] },
    { kept: acts.filter((act) => act !== 'organize') },
    { kept: acts },
  ];
  const keeping = (kept: readonly Act[]) => ({
    permissions: Object.fromEntries(kept.map((act) => [act, 'by-right'] as const)),
  });
  const expectedOf = ({ name, who, role, direct }: (typeof rows)[number], kept: readonly Act[]) =>
    expected(name, who, role, placeOf(world, direct).group, kept);

  test.each(policies)('what is refused changes nothing, where admins keep $kept', async ({ kept }) => {
    const ids = await world.furnish(keeping(kept));
    const before = world.kept();
    const refused = rows.filter((row) => expectedOf(row, kept) !== null);
    for (const row of refused) {
      const said = await row.send(world, ids, people[row.role], row.direct);
      const about = `${row.name} by ${row.role}, ${row.direct ? 'directly' : 'in the group'}`;
      expect(words.get(said.refused ?? ''), about).toBe(expectedOf(row, kept));
    }
    expect(refused.length).toBeGreaterThan(200);
    expect(world.kept()).toEqual(before);
  });

  test.each(policies.slice(0, 2))(
    'all else is not refused for that, where admins keep $kept',
    async ({ kept }) => {
      const some: readonly Role[] = ['member', 'unknown'];
      const allowed = rows.filter(
        (row) =>
          !row.direct && expectedOf(row, kept) === null && (row.who !== 'anyone' || some.includes(row.role)),
      );
      for (const row of allowed) {
        // Whatever the last one did is made good.
        const ids = await world.furnish(keeping(kept));
        const { refused } = await row.send(world, ids, people[row.role], row.direct);
        expect(words.get(refused ?? ''), `${row.name} by ${row.role}`).toBeUndefined();
      }
      expect(allowed.length).toBeGreaterThan(200);
    },
  );

  test.each(policies)(
    'nothing is completed for whoever may not use it, where admins keep $kept',
    async ({ kept }) => {
      await world.furnish(keeping(kept));
      const completing = knowledge.shapes.flatMap(({ name, who, options }) =>
        options
          .filter(({ completes }) => completes === 'event' || completes === 'any-event')
          .map((option) => ({ name, who, option: option.name })),
      );
      expect(completing.length).toBeGreaterThan(5);
      for (const { name, who, option } of completing)
        for (const role of roles) {
          const actor = people[role];
          const place = placeOf(world, false);
          const { offered } = await world.hears({
            kind: 'completion',
            actor,
            place,
            command: name,
            option,
            typed: '',
          });
          const mayUse = expected(name, who, role, place.group, kept) === null;
          expect(offered > 0, `${name} by ${role}`).toBe(mayUse);
        }
    },
  );
});
