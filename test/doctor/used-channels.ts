import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { newFolder } from '../scenarios/bot-process.ts';

export interface Chosen {
  readonly platform: 'discord' | 'slack';
  readonly organizers?: string;
  readonly announcements?: string;
  /** Where an event is posted that is still to come, and one that is over. */
  readonly coming?: string;
  readonly over?: string;
}

/** A data folder in which organizers of one group have chosen these channels. */
export async function dataFolderWith(chosen: Chosen, fingerprint: string): Promise<string> {
  const folder = newFolder('data');
  await (await openDataFolder(folder, fingerprint)).close();
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  const { platform, organizers = null, announcements = null } = chosen;
  database
    .prepare(
      `INSERT INTO groups (id, platform, native_id, time_zone, languages, organizers_channel, announcement_channel)
       VALUES ('g', ?, 'n', 'UTC', '["en"]', ?, ?)`,
    )
    .run(platform, organizers, announcements);
  const hour = 3_600_000;
  for (const [id, channel, endsIn] of [
    ['coming', chosen.coming, hour],
    ['over', chosen.over, -hour],
  ] as const) {
    if (channel === undefined) continue;
    const end = Date.now() + endsIn;
    database
      .prepare(
        `INSERT INTO events (id, group_id, kind, title, description, accessibility, place, link, time_zone, starts_at,
         ends_at, state, created_at) VALUES (?, 'g', 'rally', '', '', '', '', '', 'UTC', ?, ?, 'open', 0)`,
      )
      .run(id, end - hour, end);
    database
      .prepare(`INSERT INTO posts (id, event_id, platform, channel) VALUES (?, ?, ?, ?)`)
      .run(id, id, platform, channel);
  }
  database.close();
  return folder;
}
