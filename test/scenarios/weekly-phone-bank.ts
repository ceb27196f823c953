import type { Event } from '../../src/store/events.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage, World } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, openly, rosaConfirms } from './rosa-organizes.ts';

const timeZone = 'America/Los_Angeles';

export const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[${timeZone}]`);

export const title = 'Weekly phone bank';

/** A phone bank reminds a day and an hour before here, so each is posted two days before it begins; a rally a week before. */
export const tuesdays = { kind: 'phone-bank', title, when: '2026-12-01 10:00-11:30', place: 'City Hall' };

/** One of each kind of platform. */
export const discord = there(everyWorld[0]);
export const likeSlack = there(everyWorld[4]);

/** The bot there, a week before the first phone bank. */
export async function livingWithSeries(open: () => Promise<World>): Promise<LiveWorld> {
  const live = await liveIn(await open(), knowledge);
  const { campaign } = live.core.content;
  const kinds = campaign.event_kinds;
  const event_kinds = {
    ...kinds,
    'phone-bank': { ...kinds['phone-bank'], reminders: ['P1D', 'PT1H'] },
    rally: { ...kinds.rally, reminders: ['P7D'] },
  };
  live.knows({ ...live.core.content, campaign: { ...campaign, event_kinds } });
  await clockShows(live, at('2026-11-24T12:00'));
  return live;
}

/** What Rosa sees that says this. */
export function sees(live: LiveWorld, words: string): Promise<SeenMessage> {
  return live.sees(live.world.rosa, words);
}

/** Rosa makes a phone bank that comes again and posts it; resolves with what she was shown before. */
export async function makes(
  live: LiveWorld,
  repeats: string,
  options: Readonly<Record<string, string>> = {},
): Promise<SeenMessage> {
  await live.world.use(live.world.rosa, 'event create', { ...tuesdays, repeats, ...options });
  const shown = await sees(live, 'Is this right?');
  await rosaConfirms(live);
  return shown;
}

/** The events of the series that was made, by their days. */
export async function events({ core, world }: LiveWorld): Promise<Event[]> {
  const now = core.clock.now();
  const coming = await core.store.events.coming(world.place, now, 20);
  const past = await core.store.events.past(world.place, now, 20);
  const all = [...coming, ...past].filter(({ series }) => series !== null);
  return all.sort((a, b) => (a.series?.occurrence ?? '').localeCompare(b.series?.occurrence ?? ''));
}

export const days = async (live: LiveWorld) => (await events(live)).map(({ series }) => series?.occurrence);

export async function eventOn(live: LiveWorld, day: string): Promise<Event> {
  return there((await events(live)).find(({ series }) => series?.occurrence === day));
}

/** Their posts, without what came later below them. */
export function posts(live: LiveWorld): SeenMessage[] {
  return openly(live, title).filter(({ text }) => !/Reminder|Cancelled|Changed/.test(text));
}

/** Rosa taps a button, and is told this. */
export async function taps(
  live: LiveWorld,
  under: string,
  label: string,
  told: string,
): Promise<SeenMessage> {
  const fits = () => live.world.seen(live.world.rosa).filter(({ text }) => text.includes(told));
  const before = new Set(fits().map(({ id }) => id));
  const message = await sees(live, under);
  await live.world.press(live.world.rosa, message, label);
  return until(() => fits().find(({ id }) => !before.has(id) || id === message.id), `“${told}”`);
}
