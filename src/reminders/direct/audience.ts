import type { Repositories } from '../../store/open.ts';
import type { FanOutRow } from '../../store/outbox.ts';
import { parseRung } from '../rung.ts';

type Rung = Pick<FanOutRow, 'eventId' | 'rung'>;
type Kept = Pick<Repositories, 'rsvps' | 'personalReminders'>;

/** Whom a rung speaks to, as known at that event. Whoever said they cannot come is never among them. */
export async function audienceOf({ rsvps, personalReminders }: Kept, row: Rung): Promise<Set<string>> {
  const { eventId, rung } = row;
  switch (parseRung(rung).to) {
    case 'channel':
      return new Set();
    case 'going':
      return rsvps.peopleWho(eventId, ['going']);
    case 'going-or-maybe':
      return rsvps.peopleWho(eventId, ['going', 'maybe']);
    case 'speakers':
      return rsvps.peopleWho(eventId, ['going'], true);
    case 'personal': {
      const asked = await personalReminders.peopleOf(eventId, rung);
      return asked.difference(await rsvps.peopleWho(eventId, ['not-going']));
    }
  }
}

/** The same for one person. */
export async function isInAudience(
  { rsvps, personalReminders }: Kept,
  { eventId, rung }: Rung,
  person: string,
): Promise<boolean> {
  const choice = (await rsvps.of(eventId, person))?.choice ?? null;
  switch (parseRung(rung).to) {
    case 'channel':
      return false;
    case 'going':
      return choice === 'going';
    case 'going-or-maybe':
      return choice === 'going' || choice === 'maybe';
    case 'speakers':
      return choice === 'going' && (await rsvps.speaks(eventId, person));
    case 'personal':
      return choice !== 'not-going' && (await personalReminders.of(eventId, person)).includes(rung);
  }
}
