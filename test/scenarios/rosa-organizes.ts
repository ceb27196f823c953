import { setImmediate } from 'node:timers/promises';
import type { Event } from '../../src/store/events.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import type { LiveWorld } from './live-world.ts';

/** A time as organizers type it, and pickers hand it over. */
export function typedAs(start: Temporal.ZonedDateTime): string {
  return start.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** Rosa makes an event by the command and posts it. */
export async function rosaPosts(
  live: LiveWorld,
  title: string,
  when: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Event> {
  const { world } = live;
  const options = { kind: 'council-meeting', title, when, place: 'City Hall', ...more };
  await world.use(world.rosa, 'event create', options);
  await rosaConfirms(live);
  return eventOf(live, title);
}

/** Rosa taps *Post it* under what was understood. */
export async function rosaConfirms(live: LiveWorld): Promise<void> {
  const { world } = live;
  const known = new Set(
    world
      .seen(world.rosa)
      .filter(({ text }) => text.includes('Posted'))
      .map(({ id }) => id),
  );
  await world.press(world.rosa, await live.sees(world.rosa, 'Is this right?'), 'Post it');
  await until(
    () => world.seen(world.rosa).some(({ id, text }) => text.includes('Posted') && !known.has(id)),
    'Rosa to see that it is posted',
  );
}

/** The coming event of this title, as it is kept. */
export async function eventOf({ core, world }: LiveWorld, title: string): Promise<Event> {
  const coming = await core.store.events.coming(world.place, core.clock.now(), 100);
  return there(coming.find((event) => event.title.en === title || event.title.es === title));
}

/** What everybody sees in the channel that names this. */
export function openly({ world }: LiveWorld, words: string): SeenMessage[] {
  return world.seen(world.marcus).filter(({ text, isPrivate }) => !isPrivate && text.includes(words));
}

/** Turns the bot's clock to this moment, and has it do what is due then. */
export async function clockShows(live: LiveWorld, at: Temporal.ZonedDateTime): Promise<void> {
  live.passTime(at.epochMilliseconds - live.core.clock.now());
  await live.core.worker.run();
}

/** Resolves when so many are counted as going. */
export async function counted({ core }: LiveWorld, eventId: string, going: number): Promise<void> {
  while ((await core.store.rsvps.count(eventId)).going < going) await setImmediate();
}
