import { Kysely } from 'kysely';
import { answerVotesIn } from './answer-votes.ts';
import { chosenLanguagesIn } from './chosen-languages.ts';
import type { Database, Engine } from './database.ts';
import { deliveriesIn } from './deliveries.ts';
import { directWishesIn } from './direct-wishes.ts';
import { eventsIn } from './events.ts';
import { groupsIn } from './groups.ts';
import { leasesIn } from './leases.ts';
import { metaIn } from './meta.ts';
import { migrate } from './migrate.ts';
import { organizersIn } from './organizers.ts';
import { outboxIn } from './outbox.ts';
import { personalRemindersIn } from './personal-reminders.ts';
import { postsIn } from './posts.ts';
import { reactionsIn } from './reactions.ts';
import { rsvpsIn } from './rsvps.ts';
import { seriesIn } from './series.ts';
import { sharedAnswersIn } from './shared-answers.ts';
import { sharesIn } from './shares.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { templatesIn } from './templates.ts';

function repositories(db: Database, engine: Pick<Engine, 'isShared' | 'now' | 'rows'>) {
  return {
    meta: metaIn(db),
    groups: groupsIn(db),
    events: eventsIn(db),
    posts: postsIn(db),
    rsvps: rsvpsIn(db),
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
  close(): Promise<void>;
}

/** Opens and migrates. Throws StoreError. */
export async function openStore(engine: Engine): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
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
    close: () => db.destroy(),
  };
}
