import { slipsBetween } from '../when/nearest-word.ts';
import { knownPlaces } from './places/known-places.ts';

const longEnough = 5;

/**
 * The zones (IANA names) of places whose name begins so, then of those with a word that begins so, then of those that are a
 * slip of the keys away: "Los Angelos". Only ever to be offered: Madera is not Madeira.
 */
export function zonesLike(folded: string): string[] {
  if (folded === '') return [];
  const names = [...knownPlaces().byName];
  const ways = [
    (name: string) => name.startsWith(folded),
    (name: string) => name.includes(` ${folded}`),
    (name: string) => isSlip(name, folded),
  ];
  const places = ways.flatMap((isLike) =>
    names.filter(([name]) => isLike(name)).flatMap(([, found]) => found),
  );
  return [...new Set(places.flatMap(({ zones }) => zones))];
}

function isSlip(name: string, folded: string): boolean {
  return (
    Math.min(name.length, folded.length) >= longEnough &&
    Math.abs(name.length - folded.length) <= 1 &&
    slipsBetween(folded, name) <= 1
  );
}
