import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tablesOfPeople } from '../../src/people/everything-of.ts';
import { forgetPerson } from '../../src/people/forget.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { directRealm, languageRealm, organizerRealm } from '../../src/people/realms.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { furnish, hour, noon } from '../contracts/store/furnish.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { filesUnder, findWords } from '../scenarios/search-bytes.ts';

const named = z.object({ name: z.string() });

test('every table in which somebody can be kept is known to what shows, copies and deletes it', async () => {
  const folder = newFolder('tables');
  const store = await openStore(sqlite(folder));
  await store.close();
  const database = new DatabaseSync(join(folder, 'sanctuary.db'), { readOnly: true });
  const tables = database
    .prepare(
      `SELECT sqlite_master.name FROM sqlite_master JOIN pragma_table_info(sqlite_master.name) AS columns
       WHERE sqlite_master.type = 'table' AND columns.name = 'person' ORDER BY 1`,
    )
    .all()
    .map((row) => named.parse(row).name);
  database.close();
  expect(tables).toEqual([...tablesOfPeople].sort());
});

test('of whoever is forgotten no pseudonym is left in any file, while the bot goes on', async () => {
  const folder = newFolder('forgotten');
  const store = await openStore(sqlite(folder));
  const names = pseudonyms(randomBytes(32));
  const everyName: string[] = [];
  const furnished = [];
  for (let count = 0; count < 6; count += 1) furnished.push(await furnish(store));
  for (let person = 0; person < 60; person += 1) {
    const as = (realm: string) => names.of(`discord:${person}`, realm);
    for (const { event, post } of furnished) {
      const at = { eventId: event.id, person: as(event.id) };
      const rsvp = { choice: 'going', via: 'button', actedAt: noon } as const;
      await store.rsvps.set(event.id, at.person, rsvp);
      await store.reactions.correct(post.id, { person: at.person, reaction: 'check' }, true, noon);
      await store.personalReminders.add({ ...at, rung: 'PT3H to personal' });
      await store.outbox.addDirects([
        {
          ...{ ...at, lane: 'discord x direct', rung: 'PT2H to going', dueAt: noon + hour },
          ...{ sealed: 'sealed', dropped: null, ofStart: noon },
        },
      ]);
    }
    await store.chosenLanguages.set(as(languageRealm), 'es', '2027-03');
    const wish = { person: as(directRealm), platform: 'discord', language: 'es', group: null } as const;
    await store.directWishes.agree({ ...wish, sealed: 'sealed' }, '2027-03');
    if (person % 20 === 7) {
      everyName.push(...furnished.map(({ event }) => as(event.id)), as(languageRealm), as(directRealm));
      everyName.push(...furnished.map(({ groupId }) => as(organizerRealm(groupId))));
    }
  }
  expect(findWords(everyName.slice(0, 8), filesUnder(folder))).not.toEqual([]);
  for (const person of [7, 27, 47])
    await store.transaction((repositories) =>
      forgetPerson(repositories, (realm) => names.of(`discord:${person}`, realm), {
        now: noon,
        retentionDays: 14,
      }),
    );
  expect(await store.scrub()).toBe(true);
  expect(findWords(everyName, filesUnder(folder))).toEqual([]);
  // The others are there still.
  expect((await store.rsvps.count(furnished[0]?.event.id ?? '')).going).toBe(57);
  await store.close();
});
