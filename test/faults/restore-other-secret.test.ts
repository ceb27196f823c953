import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backup } from '../../src/cli/backup/backup.ts';
import { restore } from '../../src/cli/restore/restore.ts';
import { rotateKey } from '../../src/cli/rotate-key/rotate-key.ts';
import { forgetPerson } from '../../src/people/forget.ts';
import { keyRing } from '../../src/people/keys.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { furnish } from '../contracts/store/furnish.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { run } from './keeping.ts';

const [earlier, newest] = [Buffer.alloc(32, 7), Buffer.alloc(32, 9)];
const { of, fingerprint } = pseudonyms(earlier);

/** Ana answered, a backup was made, Ana had herself forgotten, and then the secret was changed. */
async function changedSince() {
  const folder = newFolder('data');
  const store = await openDataFolder(folder, fingerprint);
  const { event } = await furnish(store);
  const said = { choice: 'going', via: 'button', actedAt: 1 } as const;
  await store.rsvps.set(event.id, of('discord:ana', event.id), said);
  await store.close();
  const places = { DATA_DIR: folder, BACKUP_DIR: newFolder('backups'), XDG_CONFIG_HOME: newFolder('config') };
  const old = { ...places, SANCTUARY_SECRET: earlier.toString('base64') };
  expect(await run(backup, [], old)).toMatchObject({ code: 0 });
  const again = await openDataFolder(folder, fingerprint);
  const keeping = { now: Date.now(), retentionDays: 14 };
  await again.transaction((repositories) =>
    forgetPerson(repositories, (realm) => of('discord:ana', realm), keeping),
  );
  await again.close();
  const both = {
    ...places,
    SANCTUARY_SECRET: newest.toString('base64'),
    SANCTUARY_SECRET_PREVIOUS: earlier.toString('base64'),
  };
  expect(await run(rotateKey, [], both)).toMatchObject({ code: 0 });
  const [file = ''] = readdirSync(places.BACKUP_DIR);
  const putBack = (env: Record<string, string>) =>
    run(restore, [join(places.BACKUP_DIR, file), '--yes'], env);
  const coming = async () => {
    const ring = keyRing(newest);
    const now = await openDataFolder(folder, ring.fingerprints[0] ?? '', ring);
    return now.rsvps.count(event.id).finally(() => now.close());
  };
  return {
    old,
    none: { ...places, SANCTUARY_SECRET_FILE: join(newFolder('no'), 'secret') },
    both,
    putBack,
    coming,
  };
}

test('with the earlier secret alone, or with none, nobody could tell who was forgotten: nothing is put back', async () => {
  const { old, none, both, putBack, coming } = await changedSince();
  for (const settings of [old, none]) {
    const { code, said } = await putBack(settings);
    expect({ code, said }).toMatchObject({ code: exitCodes.config });
    expect(said).toContain('SANCTUARY_SECRET_PREVIOUS_FILE');
    expect(await coming()).toMatchObject({ going: 0 });
  }
  expect(await putBack(both)).toMatchObject({ code: 0 });
  expect(await coming()).toMatchObject({ going: 0 });
});
