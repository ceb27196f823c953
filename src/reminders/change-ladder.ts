import type { Language } from '../chat/language.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { formatWhen } from '../events/when/format-when.ts';
import { mustHaveRoom } from '../store/caps.ts';
import type { Event } from '../store/events.ts';
import type { Repositories } from '../store/open.ts';
import { ladderOf, planLadder } from './ladder.ts';
import { mustBeComing } from './must-be-coming.ts';
import { dueAt, parseRung, type Rung } from './rung.ts';
import { isLive, type RungRow, remindersOf, rungsOf } from './rung-states.ts';
import { rungMoment, rungWords } from './rung-words.ts';

/** Two reminders closer together than this (ms) tell the same people the same thing twice. */
const leastApart = 5 * 60_000;

/** An event as it stands in the store at the moment of a change, with its reminders in every channel and for people. */
interface Standing {
  readonly event: Event;
  readonly rows: readonly RungRow[];
  readonly repositories: Repositories;
}

/**
 * Wants one more reminder of an event, in every channel where it stands, or for people; a skipped one for the same that is
 * due at the same moment comes back so. Resolves with its rung. Throws a Refusal for the field `when`.
 */
export async function addRung(core: Core, seen: Event, wanted: Rung, language: Language): Promise<Rung> {
  return changing(core, seen, (standing, known) => {
    const due = dueAt(standing.event, wanted);
    const same = known.find(
      (rung) =>
        dueAt(standing.event, rung) === due && isForTheSame(rung, wanted) && isAboutTheSame(rung, wanted),
    );
    return plan(core, standing, same ?? wanted, language);
  });
}

/** Wants one again that was skipped. Throws a Refusal where that is not possible any more. */
export async function putBackRung(core: Core, seen: Event, rung: Rung, language: Language): Promise<void> {
  await changing(core, seen, (standing, known) => {
    mustBeKnown(known, rung);
    return plan(core, standing, rung, language);
  });
}

interface Change {
  readonly ladder: readonly Rung[];
  readonly rung: Rung;
}

async function plan(core: Core, standing: Standing, rung: Rung, language: Language): Promise<Change> {
  const { event, repositories } = standing;
  mustBeSendable(core, standing, rung, language);
  await planLadder(repositories, event, [rung], core.clock.now());
  const others = ladderOf(event, core.content.campaign).filter((each) => each !== rung);
  return { ladder: [...others, rung], rung };
}

/** What a menu offered may be gone meanwhile, or forged. */
function mustBeKnown(known: readonly Rung[], rung: Rung): void {
  if (!known.includes(rung)) throw new Refusal('reminders.changed-meanwhile');
}

/** Throws a Refusal where a reminder at this rung would come too late, or beside another, or as one too many. */
function mustBeSendable(core: Core, { event, rows }: Standing, rung: Rung, language: Language): void {
  const now = core.clock.now();
  const due = dueAt(event, rung);
  const when = (at: Temporal.ZonedDateTime) => formatWhen(at, language);
  if (due >= event.start.epochMilliseconds)
    throw new Refusal('reminders.not-before-start', { start: when(event.start) }, 'when');
  if (due <= now) throw new Refusal('reminders.past', { when: when(rungMoment(event, rung)) }, 'when');
  const live = [...new Set(rows.filter(isLive).map((row) => row.rung))].filter((each) =>
    isForTheSame(each, rung),
  );
  const near = live.find((other) => Math.abs(dueAt(event, other) - due) < leastApart);
  if (near !== undefined) {
    const other = rungWords(core.phrases, language, near);
    throw new Refusal('reminders.too-near', { other, when: when(rungMoment(event, near)) }, 'when');
  }
  mustHaveRoom('reminders', live.filter((other) => dueAt(event, other) > now).length, 'when');
  const ever = new Set(rows.map((row) => row.rung));
  if (!ever.has(rung)) mustHaveRoom('remindersEver', ever.size, 'when');
}

function isForTheSame(one: Rung, other: Rung): boolean {
  return parseRung(one).to === parseRung(other).to;
}

function isAboutTheSame(one: Rung, other: Rung): boolean {
  return parseRung(one).about === parseRung(other).about;
}

/** Wants one no more, in every channel where the event stands, or for people. Throws a Refusal where it is too late for that. */
export async function skipRung(core: Core, seen: Event, rung: Rung): Promise<void> {
  await changing(core, seen, async ({ event, rows, repositories }, known) => {
    mustBeKnown(known, rung);
    const ofRung = rows.filter((row) => row.rung === rung);
    if (ofRung.some(({ state }) => state === 'sent')) throw new Refusal('reminders.already-sent');
    await repositories.outbox.withdrawReminders(event.id, rung);
    // Only what nobody has in hand was taken back.
    const after = await remindersOf(repositories, event);
    const inHand = after.some((row) => row.rung === rung && row.state === 'claimed');
    const overdue = dueAt(event, rung) <= core.clock.now();
    if (inHand || (overdue && ofRung.some(isLive))) throw new Refusal('reminders.being-sent');
    if (overdue) throw new Refusal('reminders.skip-too-late');
    const ladder = ladderOf(event, core.content.campaign);
    return { ladder: ladder.filter((each) => each !== rung), rung };
  });
}

/**
 * Changes the ladder of the event as it stands now: of two organizers at once both get what they asked for. Throws a
 * Refusal where no reminders can go out any more, or the event was moved since it was `seen`.
 */
async function changing(
  core: Core,
  seen: Event,
  change: (standing: Standing, known: readonly Rung[]) => Promise<Change>,
): Promise<Rung> {
  const { campaign } = core.content;
  return core.store.transaction(async (repositories) => {
    const event = await repositories.events.byId(seen.id);
    if (!event) throw new Refusal('event.gone');
    mustBeComing(event, core.clock.now());
    mustHaveRoom('changes', event.version);
    if (!event.start.equals(seen.start)) throw new Refusal('reminders.changed-meanwhile');
    const rows = await remindersOf(repositories, event);
    const { ladder, rung } = await change({ event, rows, repositories }, rungsOf(event, campaign, rows));
    const isSame = ladder.join() === ladderOf(event, campaign).join();
    if (!isSame && !(await repositories.events.rewriteOpen({ ...event, ladder })))
      throw new Refusal('reminders.changed-meanwhile');
    return rung;
  });
}
