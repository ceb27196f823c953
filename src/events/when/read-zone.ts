import { cityName } from './city-name.ts';

/** A zone named in the text: by abbreviation ("pst", "pt"), or by offset from UTC in minutes ("gmt-3"). */
export type NamedZone = { written: string; name: string } | { written: string; offsetMinutes: number };

/** Abbreviations recognised as zones anywhere, so that a foreign one is refused by name and not as a typo. */
const abbreviations =
  'pst pdt pt mst mdt mt cst cdt ct est edt et akst akdt akt hst hdt hast hadt ast adt nst ndt nt pmst pmdt bst ist cet cest eet eest wet west msk jst kst hkt sgt wib sast wat cat eat aest aedt aet acst acdt act acwst awst nzst nzdt nzt chast chadt gst pht brt art clt clst pet cot vet lhst lhdt lht';

/** Locales whose readers know a zone by letters: each gives its own region's abbreviations and no others. */
const locales = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'es-ES'];

/**
 * Whether an abbreviation, lower case, is in use in a zone at any of some moments: "pst" and "pt" in Los Angeles
 * in winter. Source: CLDR, by way of Intl. One formatter at a time and no more than needed: each takes a millisecond.
 */
function isName(name: string, timeZone: string, moments: readonly Temporal.ZonedDateTime[]): boolean {
  for (const locale of locales) {
    for (const timeZoneName of ['short', 'shortGeneric'] as const) {
      const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName });
      for (const { epochMilliseconds } of moments) {
        const part = format.formatToParts(epochMilliseconds).find(({ type }) => type === 'timeZoneName');
        // Near a change of the clocks CLDR adds the place: "PT (United States)".
        if (part?.value.replace(/ \(.*/, '').toLowerCase() === name) return true;
      }
    }
  }
  return false;
}

/** Whether the zone named is in force at exactly this moment: "PST" in winter, not in summer. */
export function inForce(zone: NamedZone, at: Temporal.ZonedDateTime): boolean {
  if ('offsetMinutes' in zone) return at.offsetNanoseconds === zone.offsetMinutes * 60e9;
  return isName(zone.name, at.timeZoneId, [at]);
}

/**
 * Whether the zone named is the group's own. An offset must be the one in force; an abbreviation may be of
 * the other season, since "10am PST" is what people in Los Angeles write in July too, for their wall clock.
 */
export function isOwnZone(zone: NamedZone, at: Temporal.ZonedDateTime): boolean {
  if ('offsetMinutes' in zone) return inForce(zone, at);
  const seasons = [0, 3, 6, 9].map((months) => at.add({ months }));
  return isName(zone.name, at.timeZoneId, seasons);
}

const regions: Record<string, string> = {
  pacific: 'pt',
  pacifico: 'pt',
  eastern: 'et',
  este: 'et',
  central: 'ct',
  centro: 'ct',
  mountain: 'mt',
  montana: 'mt',
};

/** Takes the zones out of a folded text. The group's own city ("(los angeles)") says nothing and is dropped. */
export function readZones(folded: string, timeZone: string): { zones: NamedZone[]; rest: string } {
  const zones: NamedZone[] = [];
  const byName = (written: string, name: string) => {
    zones.push({ written, name });
    return ' ';
  };
  let rest = folded;
  for (const language of ['en', 'es'] as const) {
    const city = cityName(timeZone, language)
      ?.normalize('NFD')
      .replace(/\p{M}|['’]/gu, '')
      .toLowerCase();
    if (city !== undefined)
      rest = rest.replace(new RegExp(`\\b(?:hora (?:de|en) )?${RegExp.escape(city)}\\b(?: time)?`), ' ');
  }
  rest = rest
    .replace(
      /(?:\b(?:gmt|utc)|(?<=\d)z\b)(?: ?([+-]) ?(\d{1,2})(?::?(\d{2}))?(?![\d:apm]))?(?![a-z])/g,
      (written, sign, hour, minute) => {
        const size = Number(hour ?? 0) * 60 + Number(minute ?? 0);
        zones.push({
          written: written.toUpperCase(),
          offsetMinutes: sign === '-' && size > 0 ? -size : size,
        });
        return ' ';
      },
    )
    .replace(
      /\b(?:(pacific|eastern|central|mountain)(?: (?:standard|daylight))?(?: time)?|hora (?:estandar )?(?:de verano )?(?:del? )?(?:el |la )?(pacifico|este|centro|montana))\b/g,
      (written, english: string | undefined, spanish: string | undefined) =>
        byName(written, regions[english ?? spanish ?? ''] ?? written),
    )
    .replace(new RegExp(`(?<![a-z])(?:${abbreviations.replaceAll(' ', '|')})\\b`, 'g'), (name) =>
      byName(name.toUpperCase(), name),
    )
    .replace(/\b(?:local time|hora local)\b/g, ' ');
  return {
    zones,
    rest: rest
      .replace(/\( ?\)/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim(),
  };
}
