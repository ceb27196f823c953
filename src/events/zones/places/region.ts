/** A state or province, or the part of a country that people name cities of. */
export interface Region {
  /** All its names, folded, with commas between them. */
  readonly names: string;
  /** By zone (IANA name), the cities that are in it, as above; the zone in which most people live first. */
  readonly zones: Readonly<Record<string, string>>;
}
