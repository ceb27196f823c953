import { describe, expect, test } from 'vitest';
import { findZone, mostZones } from '../../src/events/zones/find-zone.ts';
import { knownPlaces } from '../../src/events/zones/places/known-places.ts';
import { zoneName } from '../../src/events/zones/zone-label.ts';

// What people type for their time zone. A wrong one puts every hearing at a wrong hour: it is set only where it is certain.

const own = 'America/Los_Angeles';
const here = (typed: string) => findZone(typed, own);
const each = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).flatMap(([zone, names]) => names.split(' | ').map((name) => [name, zone] as const));

const plain = {
  'America/Los_Angeles':
    'Los Angeles | los ángeles | L.A. | LA | Los Angeles CA | Los Ángeles, California | Los Angeles, CA, USA | Los Angeles County | East LA | Long Beach | Santa Monica | Compton | Inglewood | Downey | Whittier | El Monte | South Gate | Pomona | Palmdale | Santa Clarita | Burbank | Torrance | Boyle Heights | Van Nuys | Riverside | San Diego | San Francisco | Oakland | Sacramento | Fresno | San Bernardino | Oxnard | Las Vegas | Seattle | bay area | área de la bahía | West Coast | West Coast USA | Costa Oeste de Estados Unidos | costa oeste | California | Pasadena, CA | Hollywood, California | San José, California',
  'America/New_York':
    'New York | Nueva York | New York City | Ciudad de Nueva York | NYC | Brooklyn | Miami | Boston | Atlanta | Filadelfia | Washington DC | Washington, D.C. | East Coast | costa este | Eastern | EST | hora del este | tiempo del este | horario del este | Maine | Nueva Jersey | Carolina del Norte',
  'America/Chicago':
    'Chicago | Houston TX | Houston, Texas | Dallas, TX | San Antonio | New Orleans | Nueva Orleans | Minneapolis | St. Louis | Nashville | Illinois | Chicago, IL (Central) | America/Chicago | america/chicago',
  'America/Denver': 'Denver | Albuquerque | Nuevo México | Utah | El Paso | El Paso, TX',
  'America/Phoenix': 'Phoenix | Tucson, AZ | Phoenix (MST)',
  'America/Louisville': 'Louisville',
  'America/Detroit': 'Detroit',
  'Pacific/Honolulu': 'Honolulu | Hawái',
  'America/Anchorage': 'Anchorage',
  'America/Mexico_City':
    'Ciudad de México | Mexico City | CDMX | México, D.F. | Guadalajara | Guadalajara, Jalisco | Puebla | Oaxaca | Michoacán | León, Guanajuato | Toluca, Estado de México',
  'America/Tijuana': 'Tijuana | Tijuana, B.C. | Baja California | Mexicali',
  'America/Cancun': 'Quintana Roo | Cancún',
  'America/Hermosillo': 'Hermosillo, Sonora',
  'America/Mazatlan': 'Culiacán',
  'America/Monterrey': 'Monterrey',
  'America/Guatemala': 'Guatemala | Ciudad de Guatemala | Quetzaltenango',
  'America/El_Salvador': 'San Salvador | El Salvador | Santa Ana, El Salvador',
  'America/Tegucigalpa': 'Tegucigalpa | San Pedro Sula | Honduras',
  'America/Managua': 'Managua | León, Nicaragua',
  'America/Costa_Rica': 'San José, Costa Rica | Costa Rica',
  'America/Sao_Paulo': 'São Paulo | sao paulo',
  'America/Bogota': 'Bogotá | Colombia',
  'America/Buenos_Aires': 'Buenos Aires | Argentina',
  'America/Santiago': 'Santiago de Chile',
  'Europe/Madrid': 'Madrid, España | Madrid, Spain | Europe/Madrid',
  'Asia/Calcutta': 'Kolkata, India | Asia/Kolkata',
  UTC: 'UTC',
};

const decidedByTheRest = {
  'America/Los_Angeles':
    'Ontario, California | Ontario, CA | Valencia, California | Newark, CA | Dublin, CA | Fontana, CA | Venice, CA | City of Industry, CA | Nowhereland, California | Santa Ana, CA | Vancouver, WA | Pacific Standard Time (PST) | (UTC-08:00) Pacific Time (US & Canada) | PST (GMT-8) | US/Pacific',
  'America/New_York':
    'Portland, Maine | Portland Maine | Norfolk, Virginia | Athens, Georgia | Jamaica, NY | Wilmington, DE | Norfolk, Virginia, Estados Unidos',
  'America/Chicago': 'Cairo, Illinois | Panama City, Florida | Madrid, Iowa | Portland, Alabama',
  'America/Denver': 'Las Vegas, New Mexico | Las Vegas, Nuevo México',
  'America/Boise': 'Ontario, Oregon',
  'America/Toronto': 'Toronto, Canada | Toronto, Ontario',
};

describe('a time zone', () => {
  test.each(each(plain))('is set at once by “%s”: %s', (typed, zone) => {
    expect(here(typed)).toEqual({ is: 'certain', zone });
  });

  test.each(each(decidedByTheRest))('is set by what stands behind the city, “%s”: %s', (typed, zone) => {
    expect(here(typed)).toEqual({ is: 'certain', zone });
  });

  test.each([
    ['Portland', 'America/Los_Angeles America/New_York'],
    ['Washington', 'America/Los_Angeles America/New_York'],
    ['Salem', 'America/Los_Angeles America/New_York'],
    ['Pasadena', 'America/Los_Angeles America/Chicago'],
    ['Hollywood', 'America/Los_Angeles America/New_York'],
    ['Springfield', 'America/Los_Angeles America/Chicago America/New_York'],
    ['San José', 'America/Los_Angeles America/Costa_Rica'],
    ['Santa Ana', 'America/Los_Angeles America/El_Salvador'],
    ['León', 'America/Los_Angeles America/Mexico_City America/Managua'],
    ['La Paz', 'America/Los_Angeles America/Mazatlan America/La_Paz'],
    ['Texas', 'America/Chicago America/Denver'],
    ['Tejas', 'America/Chicago America/Denver'],
    ['Paris, Texas', 'America/Chicago America/Denver'],
    ['Chicago, Texas', 'America/Chicago America/Denver'],
    ['Portland, Tennessee', 'America/Chicago America/New_York'],
    ['South Dakota', 'America/Chicago America/Denver'],
    ['Dakota del Sur', 'America/Chicago America/Denver'],
    ['Kentucky', 'America/Louisville America/Chicago'],
    ['Florida', 'America/New_York America/Chicago'],
    ['Arizona', 'America/Phoenix America/Denver'],
    ['Indiana', 'America/Indianapolis America/Chicago'],
    ['hora del Pacífico', 'America/Los_Angeles America/Mazatlan'],
    ['tiempo del pacífico', 'America/Los_Angeles America/Mazatlan'],
    ['horario del pacífico', 'America/Los_Angeles America/Mazatlan'],
    ['zona del Pacífico', 'America/Los_Angeles America/Mazatlan'],
    ['hora del centro', 'America/Chicago America/Mexico_City'],
    ['Mountain Time', 'America/Denver America/Phoenix'],
    ['MST', 'America/Denver America/Phoenix'],
    ['GMT', 'UTC Europe/London'],
    ['Georgia', 'America/Los_Angeles America/New_York Asia/Tbilisi'],
    ['Jersey', 'America/Los_Angeles America/New_York Europe/Jersey'],
    ['Monrovia', 'America/Los_Angeles Africa/Monrovia'],
    ['San Marino', 'America/Los_Angeles Europe/San_Marino'],
    ['Davis', 'America/Los_Angeles Antarctica/Davis'],
    ['Jamaica', 'America/Los_Angeles America/New_York America/Jamaica'],
    ['Granada', 'America/Los_Angeles America/Managua America/Grenada Europe/Madrid'],
    ['Monterey', 'America/Los_Angeles America/Monterrey'],
    ['Norfolk', 'America/Los_Angeles America/New_York Pacific/Norfolk'],
    ['San Juan', 'America/Los_Angeles America/Puerto_Rico America/Argentina/San_Juan'],
    ['IST', 'Asia/Calcutta Asia/Jerusalem Europe/Dublin'],
  ])('is asked where several may be meant, “%s”: %s', (typed, zones) => {
    expect(offered(typed)).toEqual({ zones: zones.split(' ').toSorted(), isGuess: false });
  });

  test.each([
    ['Madrid', 'America/Los_Angeles Europe/Madrid'],
    ['Dublin', 'America/Los_Angeles Europe/Dublin'],
    ['Palmer', 'America/Los_Angeles Antarctica/Palmer'],
    ['San Luis', 'America/Los_Angeles America/Argentina/San_Luis'],
    ['India', 'America/Los_Angeles Asia/Calcutta'],
    ['Kolkata', 'America/Los_Angeles Asia/Calcutta'],
    ['Los Angelos', 'America/Los_Angeles'],
    ['Chicgo', 'America/Chicago America/Los_Angeles'],
    ['Guatemla', 'America/Guatemala America/Los_Angeles'],
    ['Los Angeles, Californa', 'America/Los_Angeles'],
    ['Madrid, Nowhereland', 'America/Los_Angeles Europe/Madrid'],
    ['Los Angeles, EST', 'America/Los_Angeles America/New_York'],
    ['Los Angeles, New York', 'America/Los_Angeles America/New_York'],
    ['Los Angeles / Chicago', 'America/Los_Angeles America/Chicago'],
    ['Toronto, CA', 'America/Los_Angeles America/Toronto'],
    ['Bogotá, CO', 'America/Los_Angeles America/Bogota America/Denver'],
    ['Guatemala, C.A.', 'America/Los_Angeles America/Guatemala'],
    ['ok', 'America/Los_Angeles America/Chicago'],
    ['ok hi', 'America/Los_Angeles Pacific/Honolulu'],
    ['CA', 'America/Los_Angeles'],
    ['CT', 'America/Chicago America/New_York America/Los_Angeles'],
    ['Guadalupe', 'America/Guadeloupe America/Los_Angeles'],
  ])('is only offered where it is not sure, “%s”: %s', (typed, zones) => {
    expect(offered(typed)).toEqual({ zones: zones.split(' ').toSorted(), isGuess: true });
  });

  test.each(['México', 'Estados Unidos', 'EE.UU.', 'USA', 'Brasil', 'Canada'])(
    'is asked for a country that has several: “%s”',
    (typed) => {
      expect(here(typed)).toMatchObject({ is: 'asked', isGuess: false });
    },
  );

  test('has the campaign’s own first, if it is among them', () => {
    expect(here('Washington')).toMatchObject({ zones: ['America/Los_Angeles', 'America/New_York'] });
    expect(here('Madrid')).toMatchObject({ zones: ['Europe/Madrid', 'America/Los_Angeles'] });
  });

  test.each(['GMT-8', 'UTC-8', 'gmt -8', '-8', '+05:00', 'UTC+5:30', '-0800', '(UTC-08:00)'])(
    'is not a difference, since clocks change: “%s”',
    (typed) => {
      expect(here(typed)).toEqual({ is: 'offset' });
    },
  );

  test.each([
    '',
    ' ',
    'x',
    'America',
    'Nowhereland',
    '10am',
    '🌎',
    '('.repeat(100),
    'Etc/GMT+8x/..',
    ',',
    'Nowhereland, Foo',
  ])('is not guessed from “%s”', (typed) => {
    expect(here(typed)).toEqual({ is: 'unknown' });
  });

  test('is set by its identifier, and found by its city in either language', () => {
    for (const zone of Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/'))) {
      expect(here(zone)).toEqual({ is: 'certain', zone });
      for (const language of ['en', 'es'] as const) {
        const found = here(zoneName(zone, language));
        expect(['certain', 'asked']).toContain(found.is);
        expect(found.is === 'asked' ? found.zones.length : 1).toBeLessThanOrEqual(mostZones);
      }
    }
  });

  test('of which a letter is wrong or missing is never set, unless that is a place of its own', () => {
    const names = [...knownPlaces().byName.keys()].filter((name) => name.length > 5);
    for (const name of names) {
      const cut = name.slice(0, -1);
      if (!knownPlaces().byName.has(cut) && !/ /.test(cut))
        expect([cut, here(cut).is]).not.toEqual([cut, 'certain']);
    }
  });

  test('is known by places whose zones this runtime has', () => {
    const runtime = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
    const zones = [...knownPlaces().byName.values()].flat().flatMap((place) => place.zones);
    expect([...new Set(zones)].filter((zone) => !runtime.has(zone))).toEqual([]);
  });

  test('is near or far as it is to the campaign', () => {
    expect(findZone('Madrid', 'Europe/Madrid')).toMatchObject({ is: 'certain' });
    expect(findZone('Chicago', 'Europe/Madrid')).toMatchObject({ is: 'asked' });
  });
});

function offered(typed: string) {
  const found = here(typed);
  return found.is === 'asked' ? { zones: found.zones.toSorted(), isGuess: found.isGuess } : found;
}
