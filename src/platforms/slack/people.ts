import { z } from 'zod';
import type { Actor } from '../../chat/actor.ts';
import { type Language, languageOf } from '../../chat/language.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { accountOf } from './names.ts';
import type { CallSlack } from './web-api/call-slack.ts';

/** https://docs.slack.dev/reference/methods/users.info */
const info = z.object({
  user: z.object({
    team_id: z.string().optional(),
    locale: z.string().optional(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    is_primary_owner: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    /** Of another workspace, and in no channel that is shared with this one. */
    is_stranger: z.boolean().optional(),
    /** Of a workspace in an organization: where else this person belongs. */
    enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  }),
});

interface Known {
  readonly language: Language;
  readonly organizer: boolean;
  readonly guest: boolean;
  readonly since: number;
}

/** How long (ms) what was learned of somebody holds; and of how many people it is kept, in memory alone. */
const holdsFor = 5 * 60_000;
/** That somebody organizes must not hold long: whoever loses that right is refused from then on. */
const organizerHoldsFor = 30_000;
const mostPeople = 1_000;
/** How long (ms) a person may wait for being looked up: of the 3 seconds that Slack gives for an answer. */
const patience = 1_000;

/** Tells who somebody is, by the id that Slack gives with what they did. */
export type ActorOf = (user: string) => Promise<Actor>;

export function people(call: CallSlack, team: string, now: () => number): ActorOf {
  const known = new Map<string, Known>();
  const asked = new Map<string, Promise<Known | null>>();
  /** Slack limits look-ups per minute: until then there is no use in asking. */
  let limitedUntil = 0;

  const remember = (user: string, person: Known): void => {
    known.delete(user);
    known.set(user, person);
    const [oldest] = known.keys();
    if (known.size > mostPeople && oldest !== undefined) known.delete(oldest);
  };
  const lookUp = async (user: string): Promise<Known | null> => {
    try {
      const answer = await call('users.info', { user, include_locale: true }, info);
      const person = {
        language: languageOf(answer.user.locale),
        organizer: organizes(answer.user, team),
        guest: isGuest(answer.user, team),
        since: now(),
      };
      remember(user, person);
      return person;
    } catch (error) {
      if (error instanceof PlatformError && error.code === 'rate-limited' && error.retry !== 'never') {
        limitedUntil = now() + error.retry.afterMs;
      }
      return null;
    } finally {
      asked.delete(user);
    }
  };
  const look = (user: string): Promise<Known | null> => {
    if (now() < limitedUntil) return Promise.resolve(null);
    const under = asked.get(user) ?? lookUp(user);
    asked.set(user, under);
    return withinPatience(under);
  };

  return async (user) => {
    const account = accountOf(team, user);
    const before = known.get(user);
    if (before && now() - before.since < (before.organizer ? organizerHoldsFor : holdsFor))
      return actor(account, before);
    const found = await look(user);
    if (found) return actor(account, found);
    // Language and membership hardly ever change; who may organize must be known for sure.
    return {
      account,
      language: before?.language ?? 'en',
      organizer: null,
      guest: before?.guest ?? true,
      maySpeak: true,
      roles: [],
    };
  };
}

function actor(account: string, { language, organizer, guest }: Known): Actor {
  return { account, language, organizer, guest, maySpeak: true, roles: [] };
}

type User = z.output<typeof info>['user'];

/** Somebody of another workspace, in a shared channel, may be an admin there and nobody here. */
function organizes(user: User, team: string): boolean {
  const isOne = user.is_admin === true || user.is_owner === true || user.is_primary_owner === true;
  return isOne && isOurs(user, team);
}

function isGuest(user: User, team: string): boolean {
  const isOne = user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true;
  return isOne || !isOurs(user, team);
}

function isOurs({ team_id, enterprise_user }: User, team: string): boolean {
  return team_id === undefined || team_id === team || enterprise_user?.teams?.includes(team) === true;
}

async function withinPatience(work: Promise<Known | null>): Promise<Known | null> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  try {
    return await Promise.race([work, enough]);
  } finally {
    clearTimeout(timer);
  }
}
