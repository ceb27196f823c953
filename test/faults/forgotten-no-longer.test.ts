import { expect, test } from 'vitest';
import { retaining } from '../../src/operations/retention.ts';
import { forgetPerson } from '../../src/people/forget.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';
import { digestOf } from '../../src/store/forgotten.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { furnish, hour, noon } from '../contracts/store/furnish.ts';
import { newFolder } from '../scenarios/bot-process.ts';

const secret = Buffer.alloc(32, 7);
const day = 24 * hour;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

test('of who had themselves forgotten nothing is kept for longer than of who did nothing', async () => {
  const store = await openStore(sqlite(newFolder('data')));
  const { of } = pseudonyms(secret);
  const { event } = await furnish(store);
  const end = event.end.epochMilliseconds;
  const ana = of('discord:ana', event.id);
  await store.rsvps.set(event.id, ana, { choice: 'going', via: 'button', actedAt: noon });
  const late = { now: end + 13 * day, retentionDays: 14 };
  await store.transaction((repositories) =>
    forgetPerson(repositories, (realm) => of('discord:ana', realm), late),
  );
  const marks = async () => (await store.forgotten.all()).map(({ digest }) => digest);
  expect(await marks()).toContain(digestOf(ana));
  const now = () => end + 15 * day;
  const keys = { pseudonyms: pseudonyms(secret), sealer: sealer(secret) };
  await retaining({ store, ...keys, log: silent, days: 14, now })();
  expect(await marks()).toEqual([]);
  await store.close();
});
