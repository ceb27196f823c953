import type { Event } from '../../src/store/events.ts';
import { there } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import type { OrganizersRoom } from './organizers-room.ts';
import { planned } from './planned.ts';
import { clockShows } from './rosa-organizes.ts';

export const zone = 'America/Los_Angeles';
/** When it begins, on a Tuesday. */
export const morning = Temporal.ZonedDateTime.from(`2027-02-16T09:00[${zone}]`);
/** When events begin, if nothing else is said. */
export const start = morning.add({ days: 2 });

export const called = (en: string) => ({ en, es: '' });

/** A minute later, when what failed together is told together. */
export async function aMinuteLater({ live }: OrganizersRoom): Promise<void> {
  const now = Temporal.Instant.fromEpochMilliseconds(live.core.clock.now()).toZonedDateTimeISO(zone);
  await clockShows(live, now.add({ minutes: 1, seconds: 1 }));
}

/** What organizers read in their channel of what could not be sent, oldest first. */
export function reports(room: OrganizersRoom): readonly SeenMessage[] {
  return room.told().filter(({ text }) => text.includes('Something was'));
}

export function report(room: OrganizersRoom): SeenMessage {
  return there(reports(room).at(-1));
}

export function labels(room: OrganizersRoom): readonly string[] {
  return report(room).buttons.map(({ label }) => label);
}

/** A rally that reminds on the day before and two hours before. */
export function rally(
  { live }: OrganizersRoom,
  title = 'Rally for all',
  more: Partial<Parameters<typeof planned>[1]> = {},
): Promise<Event> {
  return planned(live, { title: called(title), start, ladder: ['P1D', 'PT2H'], ...more });
}
