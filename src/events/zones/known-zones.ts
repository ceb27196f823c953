import { cityName } from '../when/city-name.ts';
import { foldZone } from './fold-zone.ts';
import { otherNames } from './other-names.ts';

export interface KnownZone {
  /** Its IANA name. */
  readonly id: string;
  /** All that it may be called, folded. */
  readonly names: readonly string[];
}

let known: readonly KnownZone[] | null = null;

/** Every zone that is named for a place, and UTC; those that have more names first, as most people live there. */
export function knownZones(): readonly KnownZone[] {
  known ??= [...Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/')), 'UTC']
    .map((id) => ({ id, names: namesOf(id) }))
    .toSorted((a, b) => weight(a) - weight(b) || a.id.localeCompare(b.id));
  return known;
}

function namesOf(id: string): string[] {
  const cities = (['en', 'es'] as const).map((language) => cityName(id, language) ?? id);
  const parts = id.split('/');
  const written = [
    ...cities,
    id,
    parts.at(-1) ?? id,
    parts.slice(1).join(' '),
    ...(otherNames.get(id) ?? []),
  ];
  return [...new Set(written.map(foldZone))].filter((name) => name !== '');
}

const order = [...otherNames.keys()];

function weight({ id }: KnownZone): number {
  const at = order.indexOf(id);
  return at === -1 ? order.length : at;
}
