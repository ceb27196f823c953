import { foldZone } from '../fold-zone.ts';
import { centralAmerica, citiesAbroad } from './cities-abroad.ts';
import { countryOf, keysOf, namedByZones, namedCountries } from './countries.ts';
import { canadianProvinces, mexicanStates } from './neighbours.ts';
import type { Named, Place } from './place.ts';
import type { Region } from './region.ts';
import { timeWords } from './time-words.ts';
import { usStates } from './us-states.ts';

interface KnownPlaces {
  /** By folded name; those of the lists first. */
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  /** Regions by two letters, as they are written behind a city. */
  readonly byCode: ReadonlyMap<string, readonly Place[]>;
}

let known: KnownPlaces | null = null;

/** Every place that can be named: made when it is first asked for, since few ever do. */
export function knownPlaces(): KnownPlaces {
  known ??= gathered();
  return known;
}

function gathered(): KnownPlaces {
  const listed = [
    ...regionsOf('US', usStates),
    ...regionsOf('MX', mexicanStates),
    ...regionsOf('CA', canadianProvinces),
    ...Object.entries(citiesAbroad).flatMap(([country, zones]) => cities(keysOf(country), zones)),
  ];
  const order = [...new Set(listed.flatMap(([, { zones }]) => zones))];
  const rank = (zone: string) => (order.indexOf(zone) === -1 ? order.length : order.indexOf(zone));
  const sorted = (zones: readonly string[]) => zones.toSorted((a, b) => rank(a) - rank(b));
  const countries = [...namedCountries(sorted), ...isthmus(order)];
  const regions = [...listed, ...countries].map(([, place]) => place).filter(({ key }) => key !== null);
  return {
    byName: gatheredBy([...listed, ...times(), ...countries, ...namedByZones()]),
    byCode: gatheredBy(regions.flatMap((place) => codesOf(place).map((code): Named => [code, place]))),
  };
}

function gatheredBy(named: readonly Named[]): Map<string, Place[]> {
  const gathered = new Map<string, Place[]>();
  for (const [name, place] of named) {
    const folded = foldZone(name);
    const others = gathered.get(folded) ?? [];
    if (!others.includes(place)) gathered.set(folded, [...others, place]);
  }
  return gathered;
}

function regionsOf(country: string, regions: Readonly<Record<string, Region>>): Named[] {
  return Object.entries(regions).flatMap(([code, { names, zones }]) => {
    const key = `${country}-${code}`;
    const within = [key, country];
    const place = { kind: 'region', key, within, zones: Object.keys(zones), isListed: true } as const;
    return [...names.split(', ').map((name): Named => [name, place]), ...cities(within, zones)];
  });
}

function isthmus(order: readonly string[]): Named[] {
  const zones = order.filter((zone) => centralAmerica.includes(countryOf(zone) ?? ''));
  const key = 'Centroamérica';
  const place = { kind: 'region', key, within: [key], zones, isListed: true } as const;
  return ['Centroamérica', 'Centro América', 'Central America'].map((name): Named => [name, place]);
}

function cities(within: readonly string[], zones: Readonly<Record<string, string>>): Named[] {
  return Object.entries(zones).flatMap(([zone, names]) => {
    const place = { kind: 'city', key: null, within, zones: [zone], isListed: true } as const;
    return names === '' ? [] : names.split(', ').map((name): Named => [name, place]);
  });
}

function times(): Named[] {
  return Object.entries(timeWords).flatMap(([words, zones]) => {
    const place = { kind: 'time', key: null, within: [], zones, isListed: true } as const;
    return words.split(', ').map((word): Named => [word, place]);
  });
}

/** "B.C." is a state of Mexico too, and "C.A." a part of the continent. */
const moreCodes: Readonly<Record<string, string>> = { 'MX-BCN': 'bc', 'MX-BCS': 'bcs', Centroamérica: 'ca' };

function codesOf({ key }: Place): string[] {
  const code = key?.split('-').at(-1) ?? '';
  const more = moreCodes[key ?? ''];
  return [...(code.length === 2 ? [code] : []), ...(more === undefined ? [] : [more])];
}
