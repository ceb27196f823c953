import { newId } from '../../store/new-id.ts';
import { type Bucket, type Rate, waitFor } from './bucket.ts';
import { buckets } from './buckets.ts';
import { type Doing, ratesFor, usualTaps } from './rates.ts';

/** How many people, and how many groups, are known at once: some megabytes at most. */
const mostPeople = 10_000;
const mostGroups = 2_000;

/** There is room for it, or not: then in how long (ms), and whether it is the person's own pace or all of the group's. */
export type Room =
  | {
      readonly isThere: true;
      /** It was not done after all. */
      giveBack(): void;
    }
  | {
      readonly isThere: false;
      readonly of: 'person' | 'group';
      readonly waitMs: number;
      /** Whether this person is told so for the first time since there was room. */
      readonly isNews: boolean;
    };

/**
 * How often one person, and everybody in a group together, may use the bot. In memory alone, and each process counts by
 * itself: a restart forgets it.
 */
export interface Limits {
  /**
   * People are known here by their pseudonyms under this random name: it is another one after each start, so that these
   * tell nothing elsewhere or later.
   */
  readonly name: string;
  /** Takes room for one. What a person was refused takes nothing from the others of the group. `group`: null in direct messages. */
  take(doing: Doing, person: string, group: string | null): Room;
  forgetOld(): void;
  /** How many people and groups it knows of. */
  readonly size: number;
}

interface Drawn {
  readonly bucket: Bucket;
  readonly rate: Rate;
  readonly of: 'person' | 'group';
}

/** @param taps of one person each minute; see {@link ratesFor}. */
export function createLimits(now: () => number, taps = usualTaps): Limits {
  const rates = ratesFor(taps);
  const people = buckets(now, mostPeople);
  const groups = buckets(now, mostGroups);
  const told = new Set<string>();
  const drawnFor = (doing: Doing, person: string, group: string | null): Drawn[] => {
    // Everything but what an app asks for by itself is a tap as well.
    const all: Doing[] = doing === 'act' || doing === 'completion' ? [doing] : ['act', doing];
    return all.flatMap((each): Drawn[] => {
      const { person: own, group: ofAll } = rates[each];
      const theirs: Drawn = { bucket: people.of(`${each} ${person}`, own), rate: own, of: 'person' };
      if (group === null) return [theirs];
      return [theirs, { bucket: groups.of(`${each} ${group}`, ofAll), rate: ofAll, of: 'group' }];
    });
  };
  return {
    name: newId(),
    take(doing, person, group) {
      const drawn = drawnFor(doing, person, group);
      const empty = drawn.find(({ bucket }) => bucket.left < 1);
      if (empty) {
        const waitMs = Math.max(...drawn.map(({ bucket, rate }) => waitFor(bucket, rate)));
        const isNews = !told.has(person);
        if (told.size < mostPeople) told.add(person);
        return { isThere: false, of: empty.of, waitMs, isNews };
      }
      for (const { bucket } of drawn) bucket.left -= 1;
      told.delete(person);
      return {
        isThere: true,
        giveBack() {
          for (const { bucket, rate } of drawn) bucket.left = Math.min(rate.atOnce, bucket.left + 1);
        },
      };
    },
    forgetOld() {
      people.forgetFull();
      groups.forgetFull();
      if (people.size === 0) told.clear();
    },
    get size() {
      return people.size + groups.size;
    },
  };
}
