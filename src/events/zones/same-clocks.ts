import { countryOf } from './places/countries.ts';

/** Two years ahead, twice a month: no change of clocks lies between. */
const looks = 48;
const hoursBetween = 15 * 24;

const signatures = new Map<string, string>();

/** What two zones share whose clocks will show the same all the time. */
export function clocksOf(zone: string): string {
  const known = signatures.get(zone);
  if (known !== undefined) return known;
  const now = Temporal.Now.zonedDateTimeISO(zone);
  const offsets = Array.from({ length: looks }, (_, at) => now.add({ hours: at * hoursBetween }).offset);
  const signature = offsets.join(' ');
  signatures.set(zone, signature);
  return signature;
}

/** The first of each country whose clocks differ: nobody need choose between two that always show the same. */
export function differingZones(zones: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const zone of zones) {
    const key = kindOfZone(zone);
    if (!seen.has(key)) seen.set(key, zone);
  }
  return [...seen.values()];
}

/** The same for zones of one country whose clocks show the same. Two countries may part ways. */
export function kindOfZone(zone: string): string {
  return `${countryOf(zone)} ${clocksOf(zone)}`;
}
