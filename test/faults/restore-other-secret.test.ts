import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backup } from '../../src/cli/backup/backup.ts';
import { restore } from '../../src/cli/restore/restore.ts';
import { forgetPerson } from '../../src/people/forget.ts';
import { type KeyRing, keyRing } from '../../src/people/keys.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { exitCodes } from '../../src/startup-error.ts';
import type { Store } from '../../src/store/open.ts';
import { furnish } from '../contracts/store/furnish.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { run } from './keeping.ts';

const [earlier, between, newest] = [7, 8, 9].map((fill) => Buffer.alloc(32, fill)) as [
  Buffer,
  Buffer,
  Buffer,
];
const { of, fingerprint } = pseudonyms(earlier);

async function within<T>(folder: string, ring: KeyRing, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openDataFolder(folder, ring.fingerprints[0] ?? '', ring);
  return work(store).finally(() => store.close());
}

/** By the secret that is in force. */
async function forget(account: string, folder: string, secret: Buffer) {
  const ring = keyRing(secret);
  const keeping = { now: Date.now(), retentionDays: 14 };
  await within(folder, ring, (store) =>
    store.transaction((repositories) =>
      forgetPerson(repositories, (realm) => ring.pseudonyms.of(account, realm), keeping),
    ),
  );
}

/** As npm run rotate-key does it. */
async function change(folder: string, secret: Buffer, before: Buffer) {
  const ring = keyRing(secret, before);
  await within(folder, ring, (store) => store.renew({ ...ring.change(), from: ring.pseudonyms.fingerprint }));
}

/** Ana and Rosa answered, a backup was made, Ana had herself forgotten, the secret was changed, and Rosa did the same. */
async function changedSince(secrets: readonly Buffer[]) {
  const folder = newFolder('data');
  const store = await openDataFolder(folder, fingerprint);
  const { event } = await furnish(store);
  const said = { choice: 'going', via: 'button', actedAt: 1 } as const;
  for (const account of ['discord:ana', 'discord:rosa'])
    await store.rsvps.set(event.id, of(account, event.id), said);
  await store.close();
  const places = { DATA_DIR: folder, BACKUP_DIR: newFolder('backups'), XDG_CONFIG_HOME: newFolder('config') };
  const settings = (now: Buffer, before: Buffer | null) => ({
    ...{ ...places, SANCTUARY_SECRET: now.toString('base64') },
    ...(before && { SANCTUARY_SECRET_PREVIOUS: before.toString('base64') }),
  });
  expect(await run(backup, [], settings(earlier, null))).toMatchObject({ code: 0 });
  await forget('discord:ana', folder, earlier);
  let before = earlier;
  for (const now of secrets) {
    await change(folder, now, before);
    await forget('discord:rosa', folder, now);
    before = now;
  }
  const [file = ''] = readdirSync(places.BACKUP_DIR);
  const putBack = (env: Record<string, string>) =>
    run(restore, [join(places.BACKUP_DIR, file), '--yes'], env);
  const coming = () => within(folder, keyRing(before), ({ rsvps }) => rsvps.count(event.id));
  const none = { ...places, SANCTUARY_SECRET_FILE: join(newFolder('no'), 'secret') };
  return { settings, none, putBack, coming };
}

test('with the earlier secret alone, or with none, nobody could tell who was forgotten: nothing is put back', async () => {
  const { settings, none, putBack, coming } = await changedSince([newest]);
  for (const each of [settings(earlier, null), none]) {
    const { code, said } = await putBack(each);
    expect({ code, said }).toMatchObject({ code: exitCodes.config });
    expect(said).toContain('SANCTUARY_SECRET_PREVIOUS_FILE');
    expect(await coming()).toMatchObject({ going: 0 });
  }
  expect(await putBack(settings(newest, earlier))).toMatchObject({ code: 0 });
  expect(await coming()).toMatchObject({ going: 0 });
});

test('where it was changed twice, who had themselves forgotten before, between and after stays forgotten', async () => {
  const { settings, putBack, coming } = await changedSince([between, newest]);
  const { code, said } = await putBack(settings(newest, between));
  expect({ code, said }).toMatchObject({ code: exitCodes.config });
  expect(said).toContain('the one of that day as SANCTUARY_SECRET_PREVIOUS_FILE');
  expect(await putBack(settings(newest, earlier))).toMatchObject({ code: 0 });
  expect(await coming()).toMatchObject({ going: 0 });
});

test('where it was changed there and back, nothing is put back', async () => {
  const { settings, none, putBack, coming } = await changedSince([between, earlier]);
  for (const each of [settings(earlier, null), settings(earlier, between), none]) {
    const { code, said } = await putBack(each);
    expect({ code, said }).toMatchObject({ code: exitCodes.config });
    expect(await coming()).toMatchObject({ going: 0 });
  }
});
