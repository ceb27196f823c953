import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Actor } from '../../src/chat/actor.ts';
import type { Inbound } from '../../src/chat/inbound.ts';
import type { Place } from '../../src/chat/place.ts';
import type { Responder } from '../../src/chat/responder.ts';
import { type Core, createCore } from '../../src/core.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { organizerRealm } from '../../src/people/realms.ts';
import { sealer } from '../../src/people/seal.ts';
import { createPane } from '../../src/platforms/playground/pane.ts';
import { deafness } from '../../src/routing/reactions/deaf.ts';
import { receiver } from '../../src/routing/receive.ts';
import { exampleHearing } from '../../src/start/example-hearing.ts';
import type { GroupSettings } from '../../src/store/groups.ts';
import { newId } from '../../src/store/new-id.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { errorLog } from '../contracts/error-log.ts';
import { there } from '../contracts/stand-in.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { knowledge } from '../scenarios/every-world.ts';

/** What somebody was told. */
export interface Heard {
  readonly refused: string | null;
  readonly offered: number;
  /** Whether the bot said anything at all, and all of that as JSON. */
  readonly answered: boolean;
  readonly said: string;
}

type Asked = Extract<Inbound, { kind: 'command' | 'action' | 'question' | 'home' | 'completion' }>;
type Unsent = Asked extends infer One
  ? One extends Asked
    ? Omit<One, 'id' | 'at' | 'direct'>
    : never
  : never;

/** The bot with a group on one kind of platform, and all that is kept of it. */
export interface RightsWorld {
  readonly core: Core;
  readonly place: Place;
  readonly errors: readonly unknown[];
  /** A group of its own, with a posted event, a draft, its organizers and these settings. */
  furnish(
    settings: GroupSettings,
    title?: string,
  ): Promise<{ readonly event: string; readonly draft: string }>;
  hears(inbound: Unsent): Promise<Heard>;
  /** Delivers once more what came last. */
  repeats(): Promise<Heard>;
  /** A digest of all rows of each table, but for which deliveries were taken. */
  kept(): Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export const organizerRole = '112233445566778899';

/** @param style Discord's direct messages are in no group, and its people bear roles; Slack's are in their workspace. */
export async function openRights(style: 'discord' | 'slack'): Promise<RightsWorld> {
  const folder = newFolder('rights');
  const pane = createPane({
    name: style,
    style,
    render: () => [],
    reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
    now: Date.now,
  });
  const { log, errors } = errorLog();
  const store = await openStore(sqlite(folder));
  const capabilities = { ...pane.capabilities, roles: style === 'discord' };
  const core = createCore({
    knowledge,
    shapes: knowledge.shapes,
    store,
    log,
    pseudonyms: pseudonyms(randomBytes(32)),
    sealer: sealer(randomBytes(32)),
    clock: { now: Date.now },
    platforms: [{ ...pane, capabilities }],
    deaf: deafness(0),
    alsoIn: () => [],
    watch: unwatched,
    tapsPerMinute: 1_000_000,
  });
  let groups = 0;
  const here = (): Place => ({ platform: style, group: `town ${groups}`, channel: 'events' });
  const { receive } = receiver(core, knowledge.registry);
  let count = 0;
  let last: Asked | null = null;
  const delivered = async (inbound: Asked): Promise<Heard> => {
    const answer = hearing();
    await receive(inbound, answer.responder);
    return answer.heard();
  };
  return {
    core,
    get place() {
      return here();
    },
    errors,
    async furnish(settings, title = 'Ours') {
      groups += 1;
      const { id } = await groupOf(core, here());
      await store.groups.change(id, {
        timeZone: knowledge.content.campaign.time_zone,
        welcomed: true,
        organizerRoles: [organizerRole],
        ...settings,
      });
      await store.organizers.add(id, core.pseudonyms.of(accountOf('named'), organizerRealm(id)));
      const texts = { title: { en: title, es: title } };
      const hearing = await exampleHearing(core, here());
      const event = { ...hearing, ...texts, id: newId(), version: 1, series: null };
      const draft = { ...event, id: newId(), state: 'draft' } as const;
      for (const each of [{ ...event, state: 'open' } as const, draft]) {
        await store.events.add(each, Date.now());
        await store.posts.add(each.id, here());
      }
      return { event: event.id, draft: draft.id };
    },
    hears(inbound) {
      count += 1;
      const direct = inbound.place.channel === 'direct';
      last = { ...inbound, id: `act ${count}`, at: Date.now(), direct };
      return delivered(last);
    },
    repeats: () => delivered(there(last ?? undefined)),
    kept: () => dump(folder),
    stop: () => store.close(),
  };
}

function accountOf(name: string): string {
  return `rights:${name}`;
}

export function personOf(name: string, rights: Partial<Actor>): Actor {
  const usual = { language: 'en', organizer: false, guest: false, maySpeak: true, roles: [] } as const;
  return { account: accountOf(name), ...usual, ...rights };
}

/** Takes what the bot answers as a platform would. */
function hearing() {
  let refused: string | null = null;
  let offered = 0;
  const heard: unknown[] = [];
  const said = async (...what: readonly unknown[]): Promise<void> => {
    heard.push(what);
  };
  const responder: Responder = {
    defer: said,
    answer: said,
    update: said,
    open: said,
    note: said,
    async refuse(message) {
      heard.push(message);
      refused = message.summary;
    },
    async complete(choices) {
      heard.push(choices);
      offered = choices.length;
    },
  };
  return {
    responder,
    heard: (): Heard => ({ refused, offered, answered: heard.length > 0, said: JSON.stringify(heard) }),
  };
}

const named = z.object({ name: z.string() });

function dump(folder: string): Record<string, string> {
  const database = new DatabaseSync(join(folder, 'sanctuary.db'), { readOnly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' and name <> 'deliveries' order by name")
      .all()
      .map((row) => named.parse(row).name);
    const rowsOf = (table: string) =>
      JSON.stringify(database.prepare(`select * from ${table} order by 1, 2`).all());
    return Object.fromEntries(
      tables.map((table) => [table, createHash('sha256').update(rowsOf(table)).digest('hex').slice(0, 16)]),
    );
  } finally {
    database.close();
  }
}
