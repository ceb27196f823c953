import type { Content } from '../../src/content/content.ts';
import { openStore } from '../../src/store/open.ts';
import { startPostgres } from '../../test/postgres/server.ts';
import { atLeastFigure, type Figure, moreFigure, ratioFigure } from '../figure.ts';
import type { Tell } from '../group.ts';
import { median, spread } from '../statistics.ts';
import { bareOnPostgres, bareOnSqlite, type Reads } from './bare.ts';
import { freshOn, freshSqlite, type Measured } from './databases.ts';
import { fill, town } from './fill.ts';
import { workerOn } from './ours.ts';
import { bossOn, doesNothing, sameWork } from './pg-boss.ts';

const rounds = 5;
/** The share of what the bare statements reach. */
const bar = 0.5;
const count = town.events * town.postsOfEach;

/** Rows a second, round by round. */
type Speeds = number[];
type Way = (database: Measured) => Promise<number>;

/**
 * From the claim of reminders to their record, with a transport that does nothing: of the bot, in turns with the bare
 * statements on the same database, and on PostgreSQL with pg-boss. Databases are durable as in use.
 */
export async function throughput(content: Content, tell: Tell): Promise<Figure[]> {
  const ours = bot(content);
  const sqlite = await inTurns(
    () => freshSqlite(fill(town, Date.now() - 5_000)),
    { ours, each: bare(bareOnSqlite, 'each'), together: bare(bareOnSqlite, 'together') },
    (sentence) => tell(`SQLite: ${sentence}`),
  );
  const server = await startPostgres({ durable: true });
  try {
    const postgres = await inTurns(
      () => freshOn(server, fill(town, Date.now() - 5_000)),
      {
        ours,
        each: bare(bareOnPostgres, 'each'),
        together: bare(bareOnPostgres, 'together'),
        boss: boss(content),
        idleBoss: ({ at }) => bossOn(at, count, town.postsOfEach, doesNothing).then(speed),
      },
      (sentence) => tell(`PostgreSQL: ${sentence}`),
    );
    return [
      ...besideBare('SQLite', sqlite),
      ...besideBare('PostgreSQL', postgres),
      moreFigure({
        name: 'claim to recorded, PostgreSQL, against pg-boss doing the same',
        ...compared(postgres.ours, postgres.boss),
      }),
      ratioFigure({
        name: 'claim to recorded, PostgreSQL, against pg-boss whose handler does nothing at all',
        ...compared(postgres.ours, postgres.idleBoss),
        bar: null,
      }),
    ];
  } finally {
    await server.stop();
  }
}

function besideBare(
  where: string,
  { ours, each, together }: Record<'ours' | 'each' | 'together', Speeds>,
): Figure[] {
  return [
    atLeastFigure({
      name: `claim to recorded, ${where}, against bare SQL: a batch claimed, each message's facts read, a batch recorded`,
      ...compared(ours, each),
      bar,
    }),
    ratioFigure({
      name: `claim to recorded, ${where}, against bare SQL that reads a batch's facts at once too`,
      ...compared(ours, together),
      bar: null,
    }),
  ];
}

function compared(ours: Speeds, theirs: Speeds) {
  return { value: median(ours), unit: 'rows/s', baseline: median(theirs) } as const;
}

const speed = (ms: number): number => (count / ms) * 1_000;

/** One of each, again and again, so that whatever else the machine does falls on all alike. The first round warms up. */
async function inTurns<Name extends string>(
  fresh: () => Promise<Measured>,
  ways: Readonly<Record<Name, Way>>,
  tell: Tell,
): Promise<Record<Name, Speeds>> {
  const names = Object.keys(ways) as Name[];
  const speeds = Object.fromEntries(names.map((name) => [name, [] as Speeds])) as Record<Name, Speeds>;
  for (let round = 0; round <= rounds; round += 1) {
    tell(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const name of names) {
      const database = await fresh();
      const reached = await ways[name](database);
      await database.drop();
      if (round > 0) speeds[name].push(reached);
    }
  }
  for (const name of names) tell(`${name} ${spread(speeds[name])} rows/s`);
  return speeds;
}

function bot(content: Content): Way {
  return async (database) => {
    const store = await openStore(database.engine());
    const { worker, sent } = workerOn(store, content);
    const began = performance.now();
    await worker.run();
    const took = performance.now() - began;
    await worker.stop();
    await store.close();
    if (sent() !== count) throw new Error(`${sent()} of ${count} were sent`);
    return speed(took);
  };
}

function bare(run: (at: string, reads: Reads) => number | Promise<number>, reads: Reads): Way {
  return async ({ at }) => {
    const began = performance.now();
    const sent = await run(at, reads);
    if (sent !== count) throw new Error(`${sent} of ${count} were sent`);
    return speed(performance.now() - began);
  };
}

function boss(content: Content): Way {
  return async ({ at }) => {
    const { work, close } = await sameWork(at, content);
    const took = await bossOn(at, count, town.postsOfEach, work);
    await close();
    return speed(took);
  };
}
