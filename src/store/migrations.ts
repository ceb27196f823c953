import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from './database.ts';
import { eventsAndPeopleByPseudonym } from './migrations/001-events-and-people-by-pseudonym.ts';
import { orderOfReactionsPostsAnewAndShares } from './migrations/002-order-of-reactions-posts-anew-and-shares.ts';
import { sharedAnswersVotesAndOrganizersChannel } from './migrations/003-shared-answers-votes-and-organizers-channel.ts';
import { editsTemplatesSettingsAndLanguages } from './migrations/004-edits-templates-settings-and-languages.ts';
import { seriesDirectMessagesAndSeveralProcesses } from './migrations/005-series-direct-messages-and-several-processes.ts';
import { retentionNamesAndPermissions } from './migrations/006-retention-names-and-permissions.ts';
import type { Step } from './migrations/step.ts';

const steps: Readonly<Record<string, Step>> = {
  '001-events-and-people-by-pseudonym': eventsAndPeopleByPseudonym,
  '002-order-of-reactions-posts-anew-and-shares': orderOfReactionsPostsAnewAndShares,
  '003-shared-answers-votes-and-organizers-channel': sharedAnswersVotesAndOrganizersChannel,
  '004-edits-templates-settings-and-languages': editsTemplatesSettingsAndLanguages,
  '005-series-direct-messages-and-several-processes': seriesDirectMessagesAndSeveralProcesses,
  '006-retention-names-and-permissions': retentionNamesAndPermissions,
};

/** All migrations by name, oldest first. A released one is never changed. */
export function migrations(engine: Pick<Engine, 'instant' | 'tableEnd'>): Record<string, Migration> {
  const making = (db: Kysely<unknown>) => ({
    instant: engine.instant,
    table(name: string, order?: 'byKey') {
      const builder = db.schema.createTable(name);
      if (engine.tableEnd === '') return builder;
      return builder.modifyEnd(sql.raw(engine.tableEnd + (order === 'byKey' ? ', without rowid' : '')));
    },
  });
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      { up: (db: Kysely<unknown>) => step(db, making(db)) },
    ]),
  );
}
