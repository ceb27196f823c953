import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import type { Store } from '../store/open.ts';
import { aborted } from './aborted.ts';
import { type Held, type Holding, hold, times } from './holding.ts';
import type { News } from './news.ts';
import type { Processes, ProcessSeen } from './processes.ts';

export interface CrewParts {
  readonly store: Store;
  readonly log: Log;
  /** The name of this machine. */
  readonly host: string;
  /** The fingerprints of all secrets that it knows. */
  readonly knows: readonly string[];
  readonly tell: (news: News) => void;
  /** Called in one process alone when others have died. */
  readonly othersDied: () => Promise<void>;
}

/** Several processes on one database, of which this is one. */
export interface Crew extends Processes {
  /** Begins to take part. */
  join(): void;
  /** Does the work while this process is the one that hears that platform. `restAfter`: see `hold`. */
  listen(platform: string, work: (held: Held) => Promise<void>, restAfter: () => number): void;
  /** Hears nothing any more; others take over at once. */
  stopListening(): Promise<void>;
  /** Takes part no more. */
  leave(): Promise<void>;
}

/** One row in `leases` for each process, as long as it lives; the name ends in the secrets that it knows. */
export const ofProcess = 'process:';
/** So much of a fingerprint tells two secrets apart. */
const sign = (fingerprint: string) => fingerprint.slice(0, 10);

/** Whether the process with a lease of this name knows the secret with this fingerprint. */
export function knowsNewest(name: string, fingerprint: string): boolean {
  return name.split(':').slice(2).includes(sign(fingerprint));
}

/** Who hears a platform's gateway; Discord has one for each of its shards, and the bot one shard. */
const ofGateway = (platform: string) => `${platform}-gateway:`;
const shard = 0;

export function createCrew({ store, log, host, knows, tell, othersDied }: CrewParts): Crew {
  const { leases } = store;
  const id = randomUUID();
  const nameOf = (process: string) => `${ofProcess}${process}:`;
  const self = { name: nameOf(id) + knows.map(sign).join(':'), owner: host };
  const listeners = new Map<string, Holding>();
  let leaving = false;
  let member: Holding | null = null;
  let house: Holding | null = null;

  const beMember = async ({ signal }: Held): Promise<void> => {
    await aborted(signal);
    // Whoever finds the row of a process that has ended takes it for dead.
    if (leaving) await leases.drop(self);
  };
  const keepHouse = async ({ signal }: Held): Promise<void> => {
    while (!signal.aborted) {
      if ((await leases.dropEnded(ofProcess)) > 0) await othersDied();
      await pause(times.beat, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  return {
    areSeveral: true,
    keepsHouse: () => house?.isHeld() ?? false,
    hears: (platform) => listeners.get(platform)?.isHeld() ?? false,
    tell,
    async running() {
      const processes = await leases.held(ofProcess);
      const heard = await Promise.all(
        [...listeners.keys()].map(async (platform) => {
          const held = await leases.held(ofGateway(platform));
          return held.map(({ owner }) => ({ platform, owner }));
        }),
      );
      return processes.map(({ name, owner }): ProcessSeen => {
        const mine = heard.flat().filter((one) => name.startsWith(nameOf(one.owner)));
        return { host: owner, hears: mine.map(({ platform }) => platform) };
      });
    },
    join() {
      member = hold({ leases, ...self, log, work: beMember });
      house = hold({ leases, name: 'housekeeping', owner: id, log, work: keepHouse });
    },
    listen(platform, work, restAfter) {
      const name = `${ofGateway(platform)}${shard}`;
      listeners.set(platform, hold({ leases, name, owner: id, log, work, restAfter }));
    },
    async stopListening() {
      await Promise.all([...listeners.values()].map((each) => each.stop()));
    },
    async leave() {
      leaving = true;
      await Promise.all([house?.stop(), member?.stop()]);
    },
  };
}
