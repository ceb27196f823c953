import { cityName } from '../../when/city-name.ts';
import { centralAmerica, citiesAbroad, countryNicknames } from './cities-abroad.ts';
import type { Named } from './place.ts';

interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly names: readonly string[];
  readonly zones: readonly string[];
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
interface World {
  /** Every country that this runtime knows zones of, by its names in both languages. */
  readonly countries: readonly Country[];
  readonly countryByZone: ReadonlyMap<string, string>;
}

let known: World | null = null;

/** Made when it is first asked for: it takes a fifth of a second, which a start has not, and few ever ask. */
function world(): World {
  known ??= gathered();
  return known;
}

function gathered(): World {
  const displayed = (['en', 'es'] as const).map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const countries = codes.flatMap((code) => {
    const zones = new Intl.Locale(`und-${code}`).getTimeZones() ?? [];
    const names = displayed.flatMap((names) => names.of(code) ?? []);
    if (zones.length === 0 || names.length === 0) return [];
    return [{ code, zones, names: [...names, ...(countryNicknames[code]?.split(', ') ?? [])] }];
  });
  const byZone = countries.flatMap(({ code, zones }) => zones.map((zone) => [zone, code] as const));
  return { countries, countryByZone: new Map(byZone) };
}

/** The country (ISO 3166-1) that a zone is of; null for those of none, such as UTC. */
export function countryOf(zone: string): string | null {
  return world().countryByZone.get(zone) ?? null;
}

/** The keys of a country, and of what it lies in. */
export function keysOf(country: string): string[] {
  return centralAmerica.includes(country) ? [country, 'Centroamérica'] : [country];
}

/** Countries by their names, with their zones in an order that is given. */
export function namedCountries(sorted: (zones: readonly string[]) => readonly string[]): Named[] {
  return world().countries.flatMap(({ code, names, zones }) => {
    // Guadalupe is a town more often than an island.
    const isListed = ['US', 'MX', 'CA', ...Object.keys(citiesAbroad)].includes(code);
    const place = {
      kind: 'region',
      key: code,
      within: keysOf(code),
      zones: sorted(zones),
      isListed,
    } as const;
    return names.map((name): Named => [name, place]);
  });
}

/** The cities that zones are named for. */
export function namedByZones(): Named[] {
  return [...Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/')), 'UTC'].flatMap((id) => {
    const country = countryOf(id);
    const within = country === null ? [] : keysOf(country);
    const place = { kind: 'city', key: null, within, zones: [id], isListed: false } as const;
    const parts = id.split('/');
    const cities = (['en', 'es'] as const).map((language) => cityName(id, language) ?? id);
    const names = [...cities, id, parts.at(-1) ?? id, parts.slice(1).join(' ')];
    return names.map((name): Named => [name, place]);
  });
}
