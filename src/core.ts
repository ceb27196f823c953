import type { Answers } from './answers/answer.ts';
import { type Backups, noBackups } from './backups/backups.ts';
import type { CommandShape } from './chat/command-shape.ts';
import type { Log } from './chat/log.ts';
import type { Place } from './chat/place.ts';
import type { Platform } from './chat/platform.ts';
import type { Content } from './content/content.ts';
import type { Fault } from './content/fault.ts';
import { rolling } from './events/recurring/roll.ts';
import { believing } from './operations/believed-time.ts';
import type { Clock } from './operations/clock.ts';
import { expiring } from './operations/expire-backups.ts';
import { retaining } from './operations/retention.ts';
import { tidying } from './operations/tidy.ts';
import { type HeldQuestions, heldQuestions } from './organizers/questions/held-questions.ts';
import type { Away } from './organizers/telling/away.ts';
import { takeMessagesDown } from './organizers/wiping/take-messages-down.ts';
import type { Delivery } from './outbox/delivery.ts';
import type { WatchStages } from './outbox/stage.ts';
import { createWorker, type Worker } from './outbox/worker.ts';
import { type JustForgotten, justForgotten } from './people/just-forgotten.ts';
import type { Pseudonyms } from './people/pseudonym.ts';
import { scrubbingSoon } from './people/scrub-soon.ts';
import type { Sealer } from './people/seal.ts';
import type { Phrases } from './phrases/phrases.ts';
import { alone, type Processes } from './processes/processes.ts';
import { type HeldForms, heldForms } from './routing/forms/held-forms.ts';
import { type InTurn, turns } from './routing/in-turn.ts';
import { createLimits, type Limits } from './routing/limits/limits.ts';
import type { Deaf } from './routing/reactions/deaf.ts';
import { sharedAnswersUpkeep, type Upkeep } from './sharing/upkeep.ts';
import type { Store } from './store/open.ts';

/** What was made of the content folder. Never to be kept: each is another one when the folder has been edited. */
export interface Known {
  readonly content: Content;
  readonly answers: Answers;
  readonly phrases: Phrases;
}

export interface Connection {
  readonly isUp: boolean;
  /** Epoch ms. */
  readonly since: number;
}

/** How the content folder fares, for whoever looks after the bot. */
export interface ContentState {
  /** When (epoch ms) what the bot knows was loaded. */
  loadedAt: number;
  /** Why what stands in the folder now is not used; empty if it is. */
  faults: readonly Fault[];
}

/** Within so long (ms) after a start each platform that can be reached has said in which groups the bot is. */
const platformsTellWithin = 60 * 60_000;

export interface CoreParts {
  readonly store: Store;
  /** Always of the last good state of the content folder. */
  readonly knowledge: Known;
  readonly pseudonyms: Pseudonyms;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Log;
  readonly platforms: readonly Platform[];
  /** As platforms were told of them: they stay the same until a restart. */
  readonly shapes: readonly CommandShape[];
  readonly deaf: Deaf;
  /** Further channels in which an event of this place is posted too. */
  readonly alsoIn: (place: Place) => readonly Place[];
  readonly watch: WatchStages;
  /** For how many days after an event it is kept who said what; left out: as is usual. */
  readonly retentionDays?: number;
  /** Those of this installation; left out: there is but this one. */
  readonly processes?: Processes;
  /** How often one person may tap, each minute; left out: as is usual. */
  readonly tapsPerMinute?: number;
  /** Left out: there are none. */
  readonly backups?: Backups;
  /** When the bot did not run before this start, if long enough to speak of. */
  readonly away?: Away | null;
}

/** All that commands work with. It knows platforms only through the port. */
export interface Core
  extends Known,
    Omit<CoreParts, 'knowledge' | 'watch' | 'away' | 'processes' | 'tapsPerMinute'> {
  readonly retentionDays: number;
  readonly processes: Processes;
  readonly backups: Backups;
  readonly worker: Worker;
  readonly inTurn: InTurn;
  /** When (epoch ms) the reactions under each post were last read completely, by the post's id. */
  readonly readings: Map<string, number>;
  /** Platforms whose reactions will be read again soon, all that has not been read since a moment (epoch ms). */
  readonly readingAgain: Map<string, number>;
  /** Questions that can still be handed on to organizers: in memory alone. */
  readonly held: HeldQuestions;
  /** How often one may use the bot, and a group together: in memory alone. */
  readonly limits: Limits;
  /** Who had themselves forgotten a short while ago: in memory alone. */
  readonly justForgotten: JustForgotten;
  /** Has nothing stay behind in files of who was forgotten. */
  readonly scrubSoon: () => Promise<void>;
  /** Forms that can be gone back to: in memory alone. */
  readonly forms: HeldForms;
  /** Answers (by a random token) that were called right or wrong already, oldest first. */
  readonly voted: Set<string>;
  /** Sets of faults in the content (by a hash) that the organizers of each group (by its id) were told of. */
  readonly toldFaults: Map<string, Set<string>>;
  readonly sharedAnswers: Upkeep;
  /** Whether each platform is connected, by its name; one that never was is not among them. */
  readonly connections: Map<string, Connection>;
  readonly contentState: ContentState;
  /** Epoch ms. */
  readonly startedAt: number;
  platform(name: string): Platform | undefined;
  /** What stands before a command's name when people type it there. */
  slash(platform: string): string;
  /** True if somebody may have tapped on this event a moment ago too, so that two answers may be on their way at once. */
  rush(eventId: string, platform: string): boolean;
}

/** Days; see RETENTION_DAYS. */
export const usualRetention = 14;

/** How long the answer to a tap may be on its way, in milliseconds. */
const answerTime = 3_000;

export function createCore(parts: CoreParts): Core {
  const byName = new Map(parts.platforms.map((platform) => [platform.name, platform]));
  const platform = (name: string) => byName.get(name);
  const {
    knowledge,
    watch,
    away = null,
    processes = alone,
    retentionDays = usualRetention,
    tapsPerMinute,
    backups = noBackups,
    ...others
  } = parts;
  const { store, clock, log } = parts;
  const held = heldQuestions(() => clock.now(), processes.areSeveral ? processes : null);
  const forms = heldForms(() => clock.now());
  const forgotten = justForgotten(
    parts.pseudonyms,
    () => clock.now(),
    processes.areSeveral ? processes : null,
  );
  const limits = createLimits(() => clock.now(), tapsPerMinute);
  const sharedAnswers = sharedAnswersUpkeep(() => core);
  const clocksOfOthers = () =>
    parts.platforms.filter(({ name }) => core.connections.get(name)?.isUp).map((each) => each.now());
  const believe = believing({ meta: store.meta, clock, log, others: clocksOfOthers });
  let believed = clock.now();
  const now = () => clock.now();
  const expire = expiring(store, backups, log, now, retentionDays, () => believed);
  const tidy = tidying(store, () => clock.now());
  const { pseudonyms, sealer } = parts;
  const retain = retaining({
    ...{ store, pseudonyms, sealer, log, days: retentionDays },
    now: () => believed,
    toldFrom: clock.now() + platformsTellWithin,
    takeDown: (refs) => takeMessagesDown({ platform }, refs),
  });
  const delivery: Delivery = {
    store,
    pseudonyms: parts.pseudonyms,
    sealer: parts.sealer,
    platform,
    now: () => clock.now(),
    watch,
    away,
    get content() {
      return knowledge.content;
    },
    get phrases() {
      return knowledge.phrases;
    },
  };
  const onWake = async () => {
    held.forgetOld();
    forms.forgetOld();
    forgotten.forgetOld();
    limits.forgetOld();
    await tidy();
    believed = await believe();
    await expire();
    if (!processes.keepsHouse()) return;
    await retain();
    sharedAnswers.wake();
  };
  const series = rolling({ store, log, now: () => clock.now(), campaign: () => knowledge.content.campaign });
  const worker = createWorker(delivery, log, onWake, [series]);
  const lastTap = new Map<string, number>();
  const rush = (eventId: string, name: string) => {
    // Of a tap that another process answers just now this one knows nothing.
    if (processes.areSeveral && !platform(name)?.capabilities.oneListener) return true;
    const now = performance.now();
    const before = lastTap.get(eventId) ?? Number.NEGATIVE_INFINITY;
    lastTap.delete(eventId);
    lastTap.set(eventId, now);
    const [oldest] = lastTap.keys();
    if (lastTap.size > 1_000 && oldest !== undefined) lastTap.delete(oldest);
    return now - before < answerTime;
  };
  const core: Core = {
    ...others,
    retentionDays,
    processes,
    backups,
    get content() {
      return knowledge.content;
    },
    get answers() {
      return knowledge.answers;
    },
    get phrases() {
      return knowledge.phrases;
    },
    worker,
    platform,
    slash: (name) => platform(name)?.capabilities.slash ?? '',
    rush,
    held,
    limits,
    justForgotten: forgotten,
    scrubSoon: scrubbingSoon(store, log),
    forms,
    sharedAnswers,
    inTurn: turns(),
    readings: new Map(),
    readingAgain: new Map(),
    voted: new Set(),
    toldFaults: new Map(),
    connections: new Map(),
    contentState: { loadedAt: clock.now(), faults: [] },
    startedAt: clock.now(),
  };
  return core;
}
