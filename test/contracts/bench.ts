import { expect } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import type { MessageRef, Place } from '../../src/chat/place.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { type StandIn, there, until } from './stand-in.ts';
import type { Person, SeenMessage, Traits, World } from './world.ts';

/** What one test has before it: a platform that has just been connected. */
export interface Bench {
  readonly world: World;
  readonly platform: Platform;
  readonly core: StandIn;
}

/** The tests of one theme; `at` is the bench of the running test. */
export type Theme = (at: () => Bench, traits: Traits) => void;

/** Everything that was done before has been told when this resolves: a platform tells things in order. */
export async function allTold({ world, core }: Bench): Promise<void> {
  const before = core.heard('command').length;
  await world.use(world.marcus, 'help');
  await core.hears('command', before + 1);
}

/** Resolves with the message that says this to that person, once everything is said. */
export async function sees({ world, core }: Bench, person: Person, words: string): Promise<SeenMessage> {
  const look = () => world.seen(person).find(({ text }) => text.includes(words));
  await until(look, `${person.name} to see “${words}”`);
  await core.settled();
  return there(look());
}

/** Posts a message and resolves with how everybody sees it. */
export async function posted(
  { world, platform }: Bench,
  message: Message,
  key = 'key0000000000000000000001',
): Promise<{ readonly ref: MessageRef; readonly seen: SeenMessage }> {
  const ref = await platform.send(world.place, message, key);
  return { ref, seen: there(world.seen(world.ana).find(({ id }) => id === ref.message)) };
}

/** A message that was there and is not any more. */
export async function gone(bench: Bench, deletable: boolean): Promise<MessageRef> {
  const { platform, world } = bench;
  const ref: MessageRef = { platform: platform.name, channel: world.place.channel, message: 'never-was' };
  if (!deletable) return ref;
  const { ref: sent } = await posted(bench, { summary: 'Gone soon', blocks: [] });
  world.deleteMessage(sent.message);
  return sent;
}

/** The PlatformError with which it fails; anything else fails the test. */
export async function failure(work: Promise<unknown>): Promise<PlatformError> {
  const error = await work.then(
    (value) => new Error(`it did not fail, but gave ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  if (error instanceof PlatformError) return error;
  throw error;
}

export function inChannel(place: Place, channel: string): Place {
  return { ...place, channel };
}

/** Clocks have a grain (ms), and what must bear different times runs ahead of them a little. */
const grain = 20;

/** Whether an act is dated neither before it began nor after it was told. */
export function expectDated(at: number, began: number, told: number): void {
  expect(at).toBeGreaterThanOrEqual(began - grain);
  expect(at).toBeLessThanOrEqual(told + grain);
}
