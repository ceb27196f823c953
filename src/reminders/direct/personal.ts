import type { Language } from '../../chat/language.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { voice } from '../../events/showing/bilingual.ts';
import { formatWhen } from '../../events/when/format-when.ts';
import { mustHaveRoom } from '../../store/caps.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories } from '../../store/open.ts';
import { readRung } from '../read-rung.ts';
import { dueAt, type Rung, rungWith } from '../rung.ts';
import { rungMoment } from '../rung-words.ts';
import { personalWords } from './personal-words.ts';

/** Two closer together than this (ms) say the same thing twice. */
const leastApart = 5 * 60_000;

/** Names the option and the form's field that all refusals here are about. */
export const option = 'before';

/** The rung that somebody typed for themselves. Throws a Refusal for the field `before` that says what to type instead. */
export async function readPersonalRung(
  core: Core,
  typed: string,
  event: Event,
  language: Language,
): Promise<Rung> {
  try {
    return rungWith(await readRung(core, typed, event, language), { to: 'personal', about: null });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.phrase, error.values, option, error.waysOn);
  }
}

/** Somebody at one event, and what they want to be told. */
export interface Wanted {
  readonly event: Event;
  /** As known at that event. */
  readonly person: string;
  readonly rung: Rung;
}

/** Throws a Refusal where this person cannot be reminded so. */
export async function mustBeRemindable(
  core: Core,
  { rsvps, personalReminders }: Pick<Repositories, 'rsvps' | 'personalReminders'>,
  { event, person, rung }: Wanted,
  language: Language,
): Promise<void> {
  const now = core.clock.now();
  mustNotHaveBegun(event, now);
  const title = voice(core.phrases, [language]).title(event.title);
  if ((await rsvps.of(event.id, person))?.choice === 'not-going')
    throw new Refusal('personal.declined', { title });
  const due = dueAt(event, rung);
  const when = (at: Temporal.ZonedDateTime) => formatWhen(at, language);
  if (due >= event.start.epochMilliseconds)
    throw new Refusal('reminders.not-before-start', { start: when(event.start) }, option);
  if (due <= now) throw new Refusal('reminders.past', { when: when(rungMoment(event, rung)) }, option);
  const ever = await personalReminders.of(event.id, person);
  const own = ever.filter((each) => dueAt(event, each) > now);
  if (own.includes(rung)) return;
  const near = own.find((each) => Math.abs(dueAt(event, each) - due) < leastApart);
  if (near !== undefined)
    throw new Refusal('personal.too-near', { other: personalWords(core.phrases, language, near) }, option);
  mustHaveRoom('personal', own.length, option);
  mustHaveRoom('personalEver', ever.length, option);
}

/** Throws a Refusal where nobody can be reminded of this event any more. */
export function mustNotHaveBegun({ state, start }: Event, now: number): void {
  if (state === 'draft') throw new Refusal('event.gone');
  if (state === 'cancelled') throw new Refusal('event.is-cancelled');
  if (start.epochMilliseconds <= now) throw new Refusal('personal.has-begun');
}

/** Reminds them then, and of the event as it will be then. Throws a Refusal where that cannot be. */
export async function addPersonal(core: Core, wanted: Wanted, language: Language): Promise<void> {
  await core.store.transaction(async (repositories) => {
    const event = await repositories.events.byId(wanted.event.id);
    if (!event) throw new Refusal('event.gone');
    const { person, rung } = wanted;
    await mustBeRemindable(core, repositories, { event, person, rung }, language);
    const eventId = event.id;
    await repositories.personalReminders.add({ eventId, person, rung });
    const ofStart = event.start.epochMilliseconds;
    await repositories.outbox.planFanOut({ eventId, rung, dueAt: dueAt(event, rung), ofStart });
  });
}
