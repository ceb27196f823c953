import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../src/store/open.ts';
import { openStore } from '../../src/store/open.ts';
import { startPostgres } from '../../test/postgres/server.ts';
import { type Figure, limitFigure, ratioFigure } from '../figure.ts';
import type { Tell } from '../group.ts';
import { startChild } from '../start/child.ts';
import { residentMemory } from '../start/resident-memory.ts';
import { median, spread } from '../statistics.ts';
import { freshOn, freshSqlite } from './databases.ts';
import { fill } from './fill.ts';

const many = 100_000;
const few = 100;
const hour = 3_600_000;
/** By how much (MiB) a process may grow, and how much longer it may look for the next reminder. */
const bars = { growth: 5, look: 2 };
const rounds = 3;
const looks = 400;

/** A hundred thousand reminders that are due some day, or so many. */
const waiting = (count: number) =>
  fill({ groups: 200, events: count / 5, postsOfEach: 5, comingToEach: 1 }, Date.now() + 24 * hour);

/** What it costs that many reminders wait. */
export async function pending(tell: Tell): Promise<Figure[]> {
  const ours = [];
  const theirs = [];
  for (let round = 1; round <= rounds; round += 1) {
    tell(`memory, round ${round} of ${rounds}`);
    ours.push(await growth('waiting.ts', async (folder) => insert(folder)));
    theirs.push(await growth('scheduler.js', async () => {}));
  }
  tell(`growth from 0 to ${many} pending ${spread(ours, 1)} MiB, node-schedule ${spread(theirs, 1)} MiB`);
  return [
    limitFigure({
      name: `memory: growth from 0 to ${many} pending, against node-schedule's jobs (bar in MiB)`,
      value: Math.max(...ours),
      unit: 'MiB',
      baseline: median(theirs),
      bar: bars.growth,
    }),
    ...(await nextDue(tell)),
  ];
}

/** Puts the reminders into the database beside the process that is measured. */
function insert(folder: string): void {
  const database = new DatabaseSync(join(folder, 'sanctuary.db'), { timeout: 10_000 });
  for (const statement of waiting(many)) database.exec(statement);
  database.close();
}

/** How much (MiB) a process's resident memory grows while so many reminders come. */
async function growth(program: string, come: (folder: string) => Promise<void>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sanctuary-bot-bench-'));
  const env = { FOLDER: folder, MANY: String(many) };
  const flags = ['--expose-gc', '--no-warnings'];
  const child = startChild(new URL(`children/${program}`, import.meta.url), process.cwd(), env, flags);
  try {
    await child.says(/^empty$/m);
    const before = residentMemory(child.pid);
    await come(folder);
    child.tell();
    await child.says(/^full$/m);
    return residentMemory(child.pid) - before;
  } finally {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function nextDue(tell: Tell): Promise<Figure[]> {
  const server = await startPostgres({ durable: true });
  try {
    const sqlite = await lookedFor(async (count) => freshSqlite(waiting(count)));
    const postgres = await lookedFor(async (count) => freshOn(server, waiting(count)));
    return Object.entries({ SQLite: sqlite, PostgreSQL: postgres }).map(([where, { atMany, atFew }]) => {
      tell(`a look on ${where}: ${atFew.toFixed(0)} µs at ${few}, ${atMany.toFixed(0)} µs at ${many}`);
      return ratioFigure({
        name: `finding the next due on ${where}, at ${many} against ${few}`,
        value: atMany,
        unit: 'µs',
        baseline: atFew,
        bar: bars.look,
      });
    });
  } finally {
    await server.stop();
  }
}

async function lookedFor(fresh: (count: number) => ReturnType<typeof freshSqlite>) {
  const small = await fresh(few);
  const large = await fresh(many);
  const stores = { small: await openStore(small.engine()), large: await openStore(large.engine()) };
  const times: { small: number[]; large: number[] } = { small: [], large: [] };
  for (let time = 0; time < looks; time += 1)
    for (const size of ['small', 'large'] as const) {
      const began = performance.now();
      await look(stores[size]);
      if (time >= looks / 4) times[size].push((performance.now() - began) * 1_000);
    }
  for (const [size, database] of [
    ['small', small],
    ['large', large],
  ] as const) {
    await stores[size].close();
    await database.drop();
  }
  return { atMany: median(times.large), atFew: median(times.small) };
}

/** As the bot looks: is anything due, and if not, when? */
async function look({ outbox }: Store): Promise<void> {
  const now = Date.now();
  const taken = await outbox.claim(now, { owner: 'bench', until: now }, 256);
  if (taken.length > 0 || (await outbox.nextDue('bench')) === null)
    throw new Error('nothing should be due yet');
}
