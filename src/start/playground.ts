import { randomBytes } from 'node:crypto';
import type { Log } from '../chat/log.ts';
import type { Config } from '../config.ts';
import { createCore } from '../core.ts';
import { draftEvent } from '../events/drafting/create-event.ts';
import { groupOf } from '../events/group-of.ts';
import { publishEvent } from '../events/posting/publish-event.ts';
import { unwatched } from '../outbox/stage.ts';
import { pseudonyms } from '../people/pseudonym.ts';
import { sealer } from '../people/seal.ts';
import { reactionNames as discordReactions } from '../platforms/discord/reaction-names.ts';
import { renderDiscord } from '../platforms/discord/render/render.ts';
import { openPlayground } from '../platforms/playground/open.ts';
import { channel, createPane, group } from '../platforms/playground/pane.ts';
import { reactionNames as slackReactions } from '../platforms/slack/reaction-names.ts';
import { renderSlack } from '../platforms/slack/render/render.ts';
import { ladderOf } from '../reminders/ladder.ts';
import { deafness } from '../routing/reactions/deaf.ts';
import { receiver } from '../routing/receive.ts';
import { openStore } from '../store/open.ts';
import { sqlite } from '../store/sqlite.ts';
import { exampleHearing } from './example-hearing.ts';
import { hearsOfEdits } from './hears-of-edits.ts';
import type { Knowledge } from './knowledge.ts';
import type { Running } from './running.ts';

/** Invented people whom a visitor can be. */
const people = [
  { id: 'ana', name: 'Ana', organizer: false },
  { id: 'marcus', name: 'Marcus', organizer: false },
  { id: 'rosa', name: 'Rosa', organizer: true },
];

/** A core of its own, with a clock that can be moved and a database that is gone with the process. */
export async function startPlayground(config: Config, knowledge: Knowledge, log: Log): Promise<Running> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const panes = [
    createPane({
      name: 'playground-discord',
      style: 'discord',
      render: renderDiscord,
      reactionNames: discordReactions,
      now,
    }),
    createPane({
      name: 'playground-slack',
      style: 'slack',
      render: renderSlack,
      reactionNames: slackReactions,
      now,
    }),
  ];
  const store = await openStore(sqlite(null));
  const core = createCore({
    knowledge,
    shapes: knowledge.shapes,
    store,
    log,
    pseudonyms: pseudonyms(randomBytes(32)),
    sealer: sealer(randomBytes(32)),
    clock: { now },
    platforms: panes,
    deaf: deafness(0),
    // Both chats show every event, as those of one coalition would.
    alsoIn: (place) =>
      panes.filter(({ name }) => name !== place.platform).map(({ name }) => ({ ...place, platform: name })),
    watch: unwatched,
    tapsPerMinute: config.tapsPerMinute,
  });
  const { receive, recognise } = receiver(core, knowledge.registry);
  for (const pane of panes) await pane.connect(receive, recognise);
  await core.worker.start();

  // Its groups are set up: whoever tries it out wants to make an event, not to answer questions first.
  for (const { name } of panes) {
    const { id } = await groupOf(core, { platform: name, group, channel });
    await store.groups.change(id, { timeZone: knowledge.content.campaign.time_zone, welcomed: true });
  }
  const home = { platform: 'playground-discord', group, channel };
  const draft = await draftEvent(store, await exampleHearing(core, home), home, now());
  const ladder = ladderOf(draft, knowledge.content.campaign);
  await publishEvent(store, { eventId: draft.id, ladder, alsoIn: core.alsoIn(home) }, now());
  await core.worker.run();

  const clock = {
    now,
    advance(ms: number) {
      ahead += ms;
      void core.worker.run().catch((error: unknown) => log.error('outbox-broke', {}, error));
    },
    nextDue: () => store.outbox.nextReminder(),
  };
  const page = openPlayground({
    panes,
    commands: knowledge.shapes,
    phrases: () => knowledge.phrases.under('page.'),
    people,
    clock,
    host: config.host,
  });
  return {
    web: [page.app],
    edits: hearsOfEdits(core),
    opened(url) {
      process.stdout.write(
        `The playground is open: ${url}\nNothing that is typed there is kept. Stop it with Ctrl+C.\n`,
      );
    },
    async stop() {
      page.stop();
      await core.worker.stop();
      await core.sharedAnswers.stop();
      await store.close();
    },
  };
}
