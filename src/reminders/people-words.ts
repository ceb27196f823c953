import type { Language } from '../chat/language.ts';
import { inQuietHours } from '../outbox/fan-out.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { DirectCount } from '../store/outbox.ts';

/** Put off to the end of their quiet hours; what a platform only asked to slow down is still on its way. */
function waitsForMorning({ isPutOff, error }: DirectCount): boolean {
  return isPutOff && (error === null || error.startsWith(inQuietHours));
}

export function isOnItsWay(count: DirectCount): boolean {
  return (count.state === 'pending' || count.state === 'claimed') && !waitsForMorning(count);
}

/**
 * How a reminder to people fares, in numbers alone: how far it has come, or what became of it. Who changed their mind
 * meanwhile is not counted. Null where it went to nobody so far.
 */
export function peopleWords(
  phrases: Phrases,
  language: Language,
  counts: readonly DirectCount[],
): string | null {
  const people = (fits: (count: DirectCount) => boolean) =>
    counts.filter(fits).reduce((sum, count) => sum + count.people, 0);
  const sent = people(({ state }) => state === 'sent');
  const onTheirWay = people(isOnItsWay);
  const others = {
    later: people(waitsForMorning),
    quiet: people(({ state, error }) => state === 'withdrawn' && error === inQuietHours),
    failed: people(({ state }) => state === 'failed'),
    unknown: people(({ state }) => state === 'unknown'),
  };
  const all = sent + onTheirWay + Object.values(others).reduce((sum, each) => sum + each, 0);
  if (all === 0) return null;
  const say = (key: string, values: Readonly<Record<string, number>>) =>
    phrases.text(language, `reminders.people.${key}`, values);
  const first = onTheirWay > 0 ? say('progress', { sent, all }) : say('sent', { people: sent });
  const rest = Object.entries(others).filter(([, count]) => count > 0);
  return [first, ...rest.map(([key, count]) => say(key, { people: count }))].join('; ');
}
