import { foldZone } from './fold-zone.ts';
import { placeNamed, type Reading } from './place-named.ts';
import { countryOf } from './places/countries.ts';
import { differingZones, kindOfZone } from './same-clocks.ts';
import { zonesLike } from './zones-like.ts';

/** Fewer letters begin too many names. */
const fewest = 3;
/** Nobody finds anything in a longer list, and a menu holds no more. */
export const mostZones = 25;

/**
 * What somebody may mean by what they typed for their time zone. `certain`: it is set at once, since a wrong one would put
 * every event at a wrong hour. `asked`: one of these (IANA names, the campaign's own first if it is among them) has to be
 * chosen; `isGuess` if none of them may be meant. `offset`: a difference such as GMT-8, which is none.
 */
export type FoundZone =
  | { readonly is: 'certain'; readonly zone: string }
  | { readonly is: 'asked'; readonly zones: readonly string[]; readonly isGuess: boolean }
  | { readonly is: 'offset' }
  | { readonly is: 'unknown' };

/** `own`: the campaign's zone, which says what is near. Words in either language, or an IANA name. */
export function findZone(typed: string, own: string): FoundZone {
  const exact = byIdentifier(typed.trim());
  if (exact !== null) return { is: 'certain', zone: exact };
  const written = typed.split(/[,;()·–—/]|\s-\s/).map((part) => part.trim());
  const parts = written
    .filter((part) => !isOffset(part) && !isBeside(part))
    .map(foldZone)
    .filter(Boolean);
  const [first] = parts;
  if (first === undefined) return { is: written.some(isOffset) ? 'offset' : 'unknown' };
  const reading = placeNamed(parts);
  if (reading.places.length > 0) return weighed(reading, own);
  const near = first.length < fewest ? [] : differingZones(zonesLike(first));
  if (near.length === 0 || near.length >= mostZones) return { is: 'unknown' };
  return { is: 'asked', zones: withOwn(near, own), isGuess: true };
}

function weighed({ places, isDoubtful, isBorneOut }: Reading, own: string): FoundZone {
  const zones = differingZones(places.flatMap((place) => place.zones));
  const [only] = zones;
  const isListed = places.some((place) => place.isListed);
  const isSure = !isDoubtful && (isBorneOut || (isListed && zones.every((zone) => isNear(zone, own))));
  if (only !== undefined && zones.length === 1 && isSure) return { is: 'certain', zone: only };
  const home = countryOf(own);
  const isAbroad =
    places.some(({ kind }) => kind !== 'time') && zones.some((zone) => countryOf(zone) !== home);
  const isGuess = isDoubtful || zones.length === 1;
  return { is: 'asked', zones: isAbroad || isGuess ? withOwn(zones, own) : ownFirst(zones, own), isGuess };
}

/** The continent's, and the country's own beyond it. Of other names there may be a town near here: Dublin, Valencia. */
function isNear(zone: string, own: string): boolean {
  const isAlike = zone.split('/')[0] === own.split('/')[0];
  return isAlike || zone === 'UTC' || countryOf(zone) === countryOf(own);
}

function ownFirst(zones: readonly string[], own: string): string[] {
  const isOwn = (zone: string) => kindOfZone(zone) === kindOfZone(own);
  return [...zones.filter(isOwn), ...zones.filter((zone) => !isOwn(zone))].slice(0, mostZones);
}

function withOwn(zones: readonly string[], own: string): string[] {
  const sorted = ownFirst(zones, own);
  return zones.some((zone) => kindOfZone(zone) === kindOfZone(own))
    ? sorted
    : [...sorted.slice(0, mostZones - 1), own];
}

/** "GMT-8", "UTC+05:30", "-0800": where clocks change it is right for half the year. */
function isOffset(part: string): boolean {
  return /^(?:gmt|utc|z)?\s*[+\-−±]\s*\d{1,2}(?::?\d{2})?(?:\s*(?:h|hours|horas))?$/i.test(part);
}

/** Computers say which Pacific they mean: "(UTC-08:00) Pacific Time (US & Canada)". */
function isBeside(part: string): boolean {
  return /^(?:us|u\.s\.|ee\.? ?uu\.?) (?:&|and|y) canad[aá]$/i.test(part);
}

/** `America/Chicago` in any case, and older names of the same zone: `US/Pacific`. */
function byIdentifier(typed: string): string | null {
  if (!/^[a-z_+-]+(?:\/[a-z_+-]+)+$/i.test(typed)) return null;
  try {
    const now = Temporal.Now.zonedDateTimeISO(typed);
    const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'].find((id) =>
      now.equals(now.withTimeZone(id)),
    );
    return known ?? now.timeZoneId;
  } catch {
    return null;
  }
}
