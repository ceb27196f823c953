import { knownPlaces } from './places/known-places.ts';
import type { Place } from './places/place.ts';
import { clocksOf, kindOfZone } from './same-clocks.ts';

/** What words may stand for, and how much is known of it. */
export interface Reading {
  readonly places: readonly Place[];
  /** Something in it fits nothing: whatever it stands for has to be asked. */
  readonly isDoubtful: boolean;
  /** Two parts of it say the same: namesakes are ruled out. */
  readonly isBorneOut: boolean;
}

const nothing: Reading = { places: [], isDoubtful: false, isBorneOut: false };

/** The place that parts name, the inner first: "Portland", "Maine", "USA". */
export function placeNamed(parts: readonly string[]): Reading {
  const [first = '', ...outer] = parts;
  return outer.reduce((inner, part) => narrowed(inner, part), alone(first));
}

/** A name by itself: "Portland", or with what it lies in and no comma: "Portland Maine". */
function alone(folded: string): Reading {
  const { byName, byCode } = knownPlaces();
  const named = byName.get(folded) ?? [];
  const coded = byCode.get(folded) ?? [];
  const states = statesIn(coded);
  // CT is a time, and Connecticut.
  const isAmbiguous = states.length > 0 && named.every(({ kind }) => kind === 'time');
  if (named.length > 0) {
    return { ...nothing, places: isAmbiguous ? [...named, ...states] : named, isDoubtful: isAmbiguous };
  }
  const words = folded.split(' ');
  for (let at = 1; at < words.length; at++) {
    const tail = words.slice(at).join(' ');
    const isRegion = [...(byName.get(tail) ?? []), ...(byCode.get(tail) ?? [])].some(
      ({ kind }) => kind === 'region',
    );
    if (!isRegion) continue;
    const head = alone(words.slice(0, at).join(' '));
    // "ok hi" is not Honolulu.
    const isKnown = head.places.length > 0;
    const whole = narrowed(head, tail);
    return { ...whole, isDoubtful: whole.isDoubtful || !isKnown };
  }
  // Two letters by themselves are as likely a slip.
  return { ...nothing, places: states.length > 0 ? states : coded, isDoubtful: coded.length > 0 };
}

/** What is left of a name by what stands behind it. A state or a country decides; what does not fit is asked. */
function narrowed(inner: Reading, part: string): Reading {
  const { byName, byCode } = knownPlaces();
  const coded = byCode.get(part) ?? [];
  const outer = [...new Set([...(byName.get(part) ?? []), ...coded])];
  const whole = (places: readonly Place[], isBorneOut: boolean, isDoubtful = false): Reading => {
    return { places, isBorneOut, isDoubtful: inner.isDoubtful || isDoubtful };
  };
  if (outer.length === 0) return whole(inner.places, false, true);
  const states = statesIn(coded);
  const liesIn = (place: Place, regions: readonly Place[]) =>
    regions.some(({ key }) => key !== null && place.within.includes(key));

  const inside = inner.places.filter((place) => liesIn(place, outer));
  if (inside.length > 0) {
    const here = inside.filter((place) => liesIn(place, states));
    if (states.length === 0 || here.length > 0) return whole(here.length > 0 ? here : inside, true);
    // CA is Canada in "Toronto, CA", and Centroamérica in "Guatemala, C.A.".
    return whole([...inside, ...states], false, true);
  }
  const others = outer.filter(({ kind }) => kind !== 'region');
  const agreed = inner.places.flatMap((place) => agreeing(place, place.kind === 'time' ? outer : others));
  if (agreed.length > 0) return whole(agreed, true);
  if (inner.places.length > 0 && others.length > 0) return whole([...inner.places, ...outer], false, true);
  return whole(others.length === 0 && states.length > 0 ? states : outer, false);
}

/** Two letters are a state of the United States before they are a country. */
function statesIn(coded: readonly Place[]): Place[] {
  return coded.filter(({ key }) => key?.startsWith('US-'));
}

/** The place with those of its zones that are the others' as well: "Phoenix (MST)", "Pacific, USA". */
function agreeing(place: Place, others: readonly Place[]): Place[] {
  const zones = place.zones.filter((zone) =>
    others.some((other) => {
      const shared = other.kind === 'region' ? kindOfZone : clocksOf;
      return other.zones.some((another) => shared(another) === shared(zone));
    }),
  );
  return zones.length === 0 ? [] : [{ ...place, zones }];
}
