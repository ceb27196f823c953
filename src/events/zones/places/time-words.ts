/**
 * Words for a time rather than a place, folded: each with the zones (IANA names) that it may mean, the likeliest first.
 * Mexico calls its own times Centro and Pacífico, and its clocks do not change.
 */
export const timeWords: Readonly<Record<string, readonly string[]>> = {
  'pacific, us pacific, pt, pst, pdt, west coast, costa oeste': ['America/Los_Angeles'],
  pacifico: ['America/Los_Angeles', 'America/Mazatlan'],
  'mountain, montana, us mountain, mt, mst': ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  'central, centro, cst': ['America/Chicago', 'America/Mexico_City'],
  'us central, ct, cdt': ['America/Chicago'],
  'eastern, este, us eastern, et, est, edt, east coast, costa este': ['America/New_York'],
  'akst, akdt': ['America/Anchorage'],
  hst: ['Pacific/Honolulu'],
  'atlantic, atlantico, ast': ['America/Puerto_Rico', 'America/Halifax'],
  'cet, cest': ['Europe/Madrid', 'Europe/Berlin'],
  ist: ['Asia/Calcutta', 'Asia/Jerusalem', 'Europe/Dublin'],
  gmt: ['UTC', 'Europe/London'],
  utc: ['UTC'],
};
