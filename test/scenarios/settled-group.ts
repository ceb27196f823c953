import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';

/** A data folder in which this server or workspace has chosen its time zone long ago, as most have. */
export async function settleGroup(
  dataFolder: string,
  platform: string,
  nativeId: string,
  timeZone = 'America/Los_Angeles',
): Promise<void> {
  const store = await openStore(sqlite(dataFolder));
  const { id } = await store.groups.ensure({ platform, nativeId, languages: ['en', 'es'] });
  await store.groups.change(id, { timeZone, welcomed: true });
  await store.close();
}
