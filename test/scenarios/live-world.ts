import { randomBytes } from 'node:crypto';
import type { Backups } from '../../src/backups/backups.ts';
import type { Content } from '../../src/content/content.ts';
import { type Core, createCore, usualRetention } from '../../src/core.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';
import { deafness } from '../../src/routing/reactions/deaf.ts';
import { receiver } from '../../src/routing/receive.ts';
import type { Knowledge } from '../../src/start/knowledge.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { errorLog } from '../contracts/error-log.ts';
import { until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage, World } from '../contracts/world.ts';

/** What there is besides a world: see {@link liveIn}. */
export interface Living {
  readonly unsettled?: boolean;
  readonly tapsPerMinute?: number;
  readonly retentionDays?: number;
  readonly dataDir?: string | null;
  readonly backups?: Backups;
  readonly steady?: () => number;
}

/** The whole bot on one platform with people on it, with a database in memory and a clock that can be moved. */
export interface LiveWorld {
  readonly world: World;
  readonly core: Core;
  readonly errors: readonly unknown[];
  passTime(ms: number): void;
  /** From now on the bot knows this; `contentIs` also has the shared answers put right. */
  knows(content: Content): void;
  contentIs(content: Content): Promise<void>;
  /** Resolves with the last message that says this to that person. */
  sees(person: Person, words: string): Promise<SeenMessage>;
  /** Asks privately, and resolves with the answer that has this button. */
  asks(person: Person, question: string, button: string): Promise<SeenMessage>;
  /** Resolves when all that came in so far has been dealt with. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * `unsettled`: its group is new to the bot; else it has chosen its time zone long ago, as most have. `tapsPerMinute`: where
 * it is not about limits, a few people do in seconds what takes them a day. `dataDir`: a folder for the database, where its
 * files are looked at. `steady`: its clock is one that may be wrong; else it is moved on purpose.
 */
export async function liveIn(
  world: World,
  knowledge: Knowledge,
  {
    unsettled = false,
    tapsPerMinute = 100_000,
    retentionDays = usualRetention,
    dataDir = null,
    backups,
    steady,
  }: Living = {},
): Promise<LiveWorld> {
  let ahead = 0;
  let { content } = knowledge;
  const { log, errors } = errorLog();
  const store = await openStore(sqlite(dataDir));
  const core = createCore({
    knowledge: {
      get content() {
        return content;
      },
      answers: knowledge.answers,
      phrases: knowledge.phrases,
    },
    shapes: knowledge.shapes,
    store,
    log,
    pseudonyms: pseudonyms(randomBytes(32)),
    sealer: sealer(randomBytes(32)),
    clock: { now: () => Date.now() + ahead, ...(steady ? { steady } : {}) },
    platforms: [world.platform],
    deaf: deafness(0),
    alsoIn: () => [],
    watch: unwatched,
    tapsPerMinute,
    retentionDays,
    ...(backups ? { backups } : {}),
  });
  if (world.place.group !== null && !unsettled) {
    const { id } = await groupOf(core, world.place);
    await store.groups.change(id, { timeZone: content.campaign.time_zone, welcomed: true });
  }
  const receiving = receiver(core, knowledge.registry);
  await world.platform.connect(receiving.receive, receiving.recognise);
  const find = (person: Person, fits: (message: SeenMessage) => boolean, what: string) =>
    until(() => [...world.seen(person), ...world.seenDirectly(person)].findLast(fits), what);
  return {
    world,
    core,
    errors,
    passTime(ms) {
      ahead += ms;
    },
    knows(next) {
      content = next;
    },
    contentIs(next) {
      content = next;
      return core.sharedAnswers.contentChanged();
    },
    sees: (person, words) =>
      find(person, ({ text }) => text.includes(words), `${person.name} to see “${words}”`),
    async asks(person, question, button) {
      await world.use(person, 'ask', { question });
      return find(person, ({ buttons }) => buttons.some(({ label }) => label === button), `“${button}”`);
    },
    settled: () => receiving.ended(),
    async stop() {
      await receiving.ended();
      await core.sharedAnswers.stop();
      await world.stop();
      await store.close();
    },
  };
}
