import { afterEach, expect, test } from 'vitest';
import type { Inbound } from '../../src/chat/inbound.ts';
import type { Receive, Recognise } from '../../src/chat/platform.ts';
import { channel, createPane, group } from '../../src/platforms/playground/pane.ts';
import { createCrew } from '../../src/processes/crew.ts';
import { type Holding, hold, times } from '../../src/processes/holding.ts';
import { deafness } from '../../src/routing/reactions/deaf.ts';
import { listenInTurn } from '../../src/start/listen-in-turn.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { eventually } from './several-on-one-database.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const stores: Store[] = [];
const holdings: Holding[] = [];

afterEach(async () => {
  await Promise.all(holdings.splice(0).map((each) => each.stop()));
  await Promise.all(stores.splice(0).map((each) => each.close()));
});

/** Those who want to hold the same thing, each with a connection of its own, and what happens to them in order. */
async function contenders(...names: string[]) {
  const folder = newFolder('data');
  const told: string[] = [];
  const begin = (name: string, store: Store) => {
    const holding = hold({
      leases: store.leases,
      name: 'gateway',
      owner: name,
      log: quiet,
      async work({ signal }) {
        told.push(`${name} begins`);
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        told.push(`${name} ends`);
      },
    });
    holdings.push(holding);
    return { name, store, holding };
  };
  const open: Store[] = [];
  for (const _name of names) open.push(await openStore(sqlite(folder)));
  stores.push(...open);
  const all = open.map((store, at) => begin(names[at] ?? '', store));
  const holder = () =>
    eventually('one of them to hold it', async () => all.find(({ holding }) => holding.isHeld()));
  return { all, told, holder };
}

test('what a dead process held is held again within ten seconds, with one to connect', () => {
  const { lasts, look, beat, margin } = times;
  expect(lasts + look).toBeLessThan(9_000);
  // It is renewed twice before its holder lets go, so that one renewal may fail.
  expect(2 * beat).toBeLessThan(lasts - margin);
});

test('one of three has it; whoever stops gives it to another at once, after its work has ended', async () => {
  const { all, told, holder } = await contenders('a', 'b', 'c');
  const first = await holder();
  expect(told).toEqual([`${first.name} begins`]);
  await first.holding.stop();
  expect(first.holding.isHeld()).toBe(false);
  const second = await holder();
  expect(second).not.toBe(first);
  expect(told).toEqual([`${first.name} begins`, `${first.name} ends`, `${second.name} begins`]);
  expect(all.filter(({ holding }) => holding.isHeld())).toEqual([second]);
});

test('whoever cannot reach the database ends its work by its own clock, before another one begins', async () => {
  const { told, holder } = await contenders('a', 'b');
  const first = await holder();
  await first.store.close();
  const second = await eventually('the other one to hold it', async () => {
    const held = await holder();
    return held.name === first.name ? null : held;
  });
  expect(told).toEqual([`${first.name} begins`, `${first.name} ends`, `${second.name} begins`]);
});

test('what reaches a process that stood still is dropped before any timer has told it how late it is', async () => {
  const store = await openStore(sqlite(newFolder('data')));
  stores.push(store);
  const logged: string[] = [];
  const log = { ...quiet, warn: (code: string) => void logged.push(code) };
  const crew = createCrew({ store, log, host: 'here', knows: [], tell() {}, othersDied: async () => {} });
  const pane = createPane({
    name: 'playground-discord',
    style: 'discord',
    render: (message) => [message],
    reactionNames: { check: 'check', thinking: 'thinking', cross: 'cross' },
    now: Date.now,
  });
  const { message } = await pane.send(
    { platform: pane.name, group, channel },
    { summary: 'A rally', blocks: [] },
    'k1',
  );
  const heard: Inbound[] = [];
  const receive: Receive = async (inbound) => void heard.push(inbound);
  const recognise: Recognise = async (actor) => ({ ...actor, may: async () => true });
  const core = { deaf: deafness(0), connections: new Map(), clock: { now: Date.now } };
  const lost = () => {};
  listenInTurn({ platform: pane, explain: () => null }, crew, core, { receive, recognise, log, lost });
  const ana = { person: { id: 'ana', name: 'Ana', organizer: false }, language: 'en' as const };
  await eventually('it to hear', async () => heard.length > 0 && crew.hears(pane.name));
  await pane.react(ana, message, 'check', true);
  expect(heard.map(({ kind }) => kind)).toEqual(['connected', 'reaction']);

  const until = performance.now() + times.lasts;
  while (performance.now() < until);
  await pane.react(ana, message, 'check', false);
  expect(heard).toHaveLength(2);
  expect(logged).toEqual(['heard-out-of-turn']);
  expect(crew.hears(pane.name)).toBe(false);

  // It takes its turn anew, and is told that it missed something.
  await eventually('it to hear again', async () => crew.hears(pane.name) && heard.length > 2);
  expect(heard.at(-1)?.kind).toBe('connected');
  expect(Date.now() - (core.deaf.since(pane.name) ?? 0)).toBeLessThan(60_000);
  await crew.stopListening();
});
