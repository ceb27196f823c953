import { Kysely } from 'kysely';
import { answerVotesIn } from './answer-votes.ts';
import { chosenLanguagesIn } from './chosen-languages.ts';
import type { Database, Engine } from './database.ts';
import { deliveriesIn } from './deliveries.ts';
import { eventsIn } from './events.ts';
import { groupsIn } from './groups.ts';
import { metaIn } from './meta.ts';
import { migrate } from './migrate.ts';
import { organizersIn } from './organizers.ts';
import { outboxIn } from './outbox.ts';
import { postsIn } from './posts.ts';
import { reactionsIn } from './reactions.ts';
import { rsvpsIn } from './rsvps.ts';
import { sharedAnswersIn } from './shared-answers.ts';
import { sharesIn } from './shares.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { templatesIn } from './templates.ts';

function repositories(db: Database) {
  return {
    meta: metaIn(db),
    groups: groupsIn(db),
    events: eventsIn(db),
    posts: postsIn(db),
    rsvps: rsvpsIn(db),
    reactions: reactionsIn(db),
    outbox: outboxIn(db),
    deliveries: deliveriesIn(db),
    shares: sharesIn(db),
    sharedAnswers: sharedAnswersIn(db),
    answerVotes: answerVotesIn(db),
    organizers: organizersIn(db),
    chosenLanguages: chosenLanguagesIn(db),
    templates: templatesIn(db),
  };
}

export type Repositories = ReturnType<typeof repositories>;

export interface Store extends Repositories {
  /** Everything in `work` is committed together, or nothing is. Use only the repositories it is given. */
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
    throw new StoreError(
      'unusable',
      'The database could not be opened or is damaged. Restore it from a backup, or set DATA_DIR to an empty folder.',
      error,
    );
  }
  return {
    ...repositories(db),
    transaction: (work) => db.transaction().execute((transaction) => work(repositories(transaction))),
    close: () => db.destroy(),
  };
}
