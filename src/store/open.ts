import { Kysely } from 'kysely';
import { answerVotesIn } from './answer-votes.ts';
import { auditIn } from './audit.ts';
import { chosenLanguagesIn } from './chosen-languages.ts';
import type { Database, Engine } from './database.ts';
import { deliveriesIn } from './deliveries.ts';
import { directWishesIn } from './direct-wishes.ts';
import { erasingIn } from './erasing.ts';
import { eventCountsIn } from './event-counts.ts';
import { eventsIn } from './events.ts';
import type { Following } from './following.ts';
import { forgottenIn } from './forgotten.ts';
import { groupsIn } from './groups.ts';
import { keptIn } from './kept.ts';
import { leasesIn } from './leases.ts';
import { metaIn, scrubDueKey } from './meta.ts';
import { migrate } from './migrate.ts';
import { nameGrantsIn } from './name-grants.ts';
import { namesIn } from './names.ts';
import { newId } from './new-id.ts';
import { organizersIn } from './organizers.ts';
import { outboxIn } from './outbox.ts';
import { personalRemindersIn } from './personal-reminders.ts';
import { postsIn } from './posts.ts';
import { reactionsIn } from './reactions.ts';
import { requestsIn } from './requests.ts';
import { followingDialect } from './rotation/following-dialect.ts';
import { type NewSecret, type Renewed, renew } from './rotation/renew.ts';
import { rsvpsIn } from './rsvps.ts';
import { rulesIn } from './rules.ts';
import { seriesIn } from './series.ts';
import { sharedAnswersIn } from './shared-answers.ts';
import { sharesIn } from './shares.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { templatesIn } from './templates.ts';
import { tombstonesIn } from './tombstones.ts';

function repositories(db: Database, engine: Pick<Engine, 'isShared' | 'now' | 'rows'>) {
  return {
    meta: metaIn(db),
    groups: groupsIn(db),
    events: eventsIn(db),
    posts: postsIn(db),
    rsvps: rsvpsIn(db),
    eventCounts: eventCountsIn(db),
    names: namesIn(db),
    reactions: reactionsIn(db),
    outbox: outboxIn(db, engine),
    deliveries: deliveriesIn(db),
    shares: sharesIn(db),
    sharedAnswers: sharedAnswersIn(db),
    answerVotes: answerVotesIn(db),
    organizers: organizersIn(db),
    chosenLanguages: chosenLanguagesIn(db),
    directWishes: directWishesIn(db),
    personalReminders: personalRemindersIn(db),
    templates: templatesIn(db),
    leases: leasesIn(db, engine.now),
    series: seriesIn(db),
    audit: auditIn(db),
    requests: requestsIn(db),
    nameGrants: nameGrantsIn(db),
    erasing: erasingIn(db),
    kept: keptIn(db),
    rules: rulesIn(db),
    tombstones: tombstonesIn(db),
    forgotten: forgottenIn(db),
  };
}

export type Repositories = ReturnType<typeof repositories>;

export interface Store extends Repositories {
  /** Whether other processes may work in the same database. */
  readonly isShared: boolean;
  /**
   * Everything in `work` is committed together, or nothing is, as if one transaction ran after another. Use only the
   * repositories it is given, and change nothing else: it is carried out again where another process got in its way.
   */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /**
   * Has nothing stay behind of what was deleted, nor tell by the order of rows whose is whose. False where that cannot be
   * done just now: it is, with a later tidying (operations/retention.ts).
   */
  scrub(): Promise<boolean>;
  /** Gives everybody the pseudonym of this secret, and seals what is sealed with it: see rotation/renew.ts. */
  renew(secret: NewSecret): Promise<Renewed>;
  close(): Promise<void>;
}

/** Opens and migrates. `following`: the secrets that are known; it costs nothing where that is one. Throws StoreError. */
export async function openStore(engine: Engine, following: Following | null = null): Promise<Store> {
  const isOne = following === null || following.fingerprints.length === 1;
  const { dialect } = isOne ? engine : followingDialect(engine, following);
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    if (error instanceof StoreError) throw error;
    throw (
      engine.troubleOf(error) ??
      new StoreError(
        'unusable',
        `The database could not be opened or is damaged. Restore it from a backup, or ${engine.elsewhere}.`,
        error,
      )
    );
  }
  return {
    ...repositories(db, engine),
    isShared: engine.isShared,
    transaction: (work) => engine.transaction(db, (transaction) => work(repositories(transaction, engine))),
    scrub: () => scrub(db, engine),
    renew: (secret) => renew(db, engine, secret),
    close: () => db.destroy(),
  };
}

async function scrub(db: Kysely<Tables>, engine: Engine): Promise<boolean> {
  let isDone = false;
  try {
    isDone = await engine.scrub(db);
  } finally {
    if (!isDone)
      await metaIn(db)
        .set(scrubDueKey, newId())
        .catch(() => {});
  }
  return isDone;
}
