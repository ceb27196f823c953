import { slipsBetween } from '../when/nearest-word.ts';
import { foldZone } from './fold-zone.ts';
import { knownZones } from './known-zones.ts';

/** Nobody finds anything in a longer list, and a menu holds no more. */
export const mostZones = 25;
/** Fewer letters begin too many names. */
const fewest = 3;
const longEnough = 5;

/**
 * The zones (IANA names) that somebody may mean: by a city, a region or a country in either language, or as computers
 * write it. One if it is clear, several where a name is ambiguous or only begun, none where it says nothing.
 */
export function findZones(typed: string): string[] {
  const exact = byIdentifier(typed.trim());
  if (exact !== null) return [exact];
  const [wanted = '', ...shorter] = [typed, typed.split(/[,(]/)[0] ?? ''].map(foldZone);
  for (const each of [wanted, ...shorter]) {
    const named = knownZones().filter(({ names }) => each !== '' && names.includes(each));
    if (named.length > 0) return named.map(({ id }) => id);
  }
  const begun = zonesLike(wanted);
  if (begun.length > 0) return wanted.length >= fewest && begun.length <= mostZones ? begun : [];
  return misspelt(wanted);
}

/** Those whose name is a slip of the keys away: "Los Angelos". Short names are a slip away from too many. */
function misspelt(wanted: string): string[] {
  const near = (name: string) =>
    Math.min(name.length, wanted.length) >= longEnough &&
    Math.abs(name.length - wanted.length) <= 1 &&
    slipsBetween(wanted, name) <= 1;
  return knownZones()
    .filter(({ names }) => names.some(near))
    .map(({ id }) => id);
}

/** Those whose name begins so, or has a word that begins so; what begins so first. */
export function zonesLike(folded: string): string[] {
  const first = knownZones().filter(({ names }) => names.some((name) => name.startsWith(folded)));
  const within = knownZones().filter(({ names }) => names.some((name) => name.includes(` ${folded}`)));
  return [...new Set([...first, ...within].map(({ id }) => id))];
}

/** `America/Chicago` in any case, and older names of the same zone: `US/Pacific`. */
function byIdentifier(typed: string): string | null {
  if (!/^[a-z_+-]+(?:\/[a-z_+-]+)+$/i.test(typed)) return null;
  try {
    const now = Temporal.Now.zonedDateTimeISO(typed);
    const known = knownZones().find(({ id }) => now.equals(now.withTimeZone(id)));
    return known?.id ?? now.timeZoneId;
  } catch {
    return null;
  }
}
