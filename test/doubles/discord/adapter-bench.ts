import type { Inbound } from '../../../src/chat/inbound.ts';
import type { LogFacts } from '../../../src/chat/log.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import type { Responder } from '../../../src/chat/responder.ts';
import { createDiscord } from '../../../src/platforms/discord/discord.ts';
import { type DiscordDouble, startDiscordDouble } from './discord-double.ts';
import type { DiscordDoubleOptions } from './options.ts';

type Kind = Inbound['kind'];
type Of<K extends Kind> = Extract<Inbound, { kind: K }>;

export interface Heard<K extends Kind> {
  readonly inbound: Of<K>;
  readonly responder: Responder | null;
}

/** The bot's own Discord adapter at a double, with the test in the core's place. */
export interface AdapterBench {
  readonly double: DiscordDouble;
  readonly platform: Platform;
  /** Everything that was logged: codes with their facts. */
  readonly logged: readonly (readonly [string, LogFacts | undefined])[];
  /** What was told to the core so far. */
  heard<K extends Kind>(kind: K): readonly Of<K>[];
  /** Resolves with the first `count` of a kind, as soon as there are so many. */
  hears<K extends Kind>(kind: K, count: number): Promise<readonly Heard<K>[]>;
  connect(): Promise<void>;
  /** Registers a command `/ask`: the adapter itself has none here. */
  registerAsk(): Promise<void>;
  stop(): Promise<void>;
}

export async function startAdapter(options: DiscordDoubleOptions = {}): Promise<AdapterBench> {
  const bench = await openAdapter(options);
  await bench.connect();
  return bench;
}

/** Not yet connected. */
export async function openAdapter(options: DiscordDoubleOptions = {}): Promise<AdapterBench> {
  const double = await startDiscordDouble(options);
  const all: { readonly inbound: Inbound; readonly responder: Responder | null }[] = [];
  const logged: [string, LogFacts | undefined][] = [];
  const note = (code: string, facts?: LogFacts): void => void logged.push([code, facts]);
  const platform = createDiscord({
    token: double.token,
    apiUrl: double.url,
    shapes: [],
    log: { debug: note, info: note, warn: note, error: note },
    shutOut: () => note('shut-out'),
  });
  const of = <K extends Kind>(kind: K): Heard<K>[] => {
    const isOf = (inbound: Inbound): inbound is Of<K> => inbound.kind === kind;
    return all.flatMap(({ inbound, responder }) => (isOf(inbound) ? [{ inbound, responder }] : []));
  };
  return {
    double,
    platform,
    logged,
    heard: (kind) => of(kind).map(({ inbound }) => inbound),
    hears: (kind, count) =>
      double.waitFor(() => (of(kind).length >= count ? of(kind) : null), { for: `${count} of ${kind}` }),
    connect: () => platform.connect(async (inbound, responder) => void all.push({ inbound, responder })),
    async registerAsk() {
      const answer = await fetch(`${double.url}/v10/applications/${double.applicationId}/commands`, {
        method: 'PUT',
        headers: { Authorization: `Bot ${double.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify([{ name: 'ask', description: 'Ask' }]),
      });
      if (!answer.ok) throw new Error(`Not registered: ${answer.status}`);
    },
    async stop() {
      await platform.disconnect();
      await double.stop();
    },
  };
}
