import { describe, expect, test } from 'vitest';
import { findZones, mostZones } from '../../src/events/zones/find-zones.ts';
import { knownZones } from '../../src/events/zones/known-zones.ts';
import { otherNames } from '../../src/events/zones/other-names.ts';
import { zoneName } from '../../src/events/zones/zone-label.ts';

// What people type for their time zone.

describe('a time zone', () => {
  test.each([
    ['Los Angeles', 'America/Los_Angeles'],
    ['los ángeles', 'America/Los_Angeles'],
    ['L.A.', 'America/Los_Angeles'],
    ['Los Angelos', 'America/Los_Angeles'],
    ['San Diego, CA', 'America/Los_Angeles'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['hora del Pacífico', 'America/Los_Angeles'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['Ciudad de México', 'America/Mexico_City'],
    ['CDMX', 'America/Mexico_City'],
    ['America/Chicago', 'America/Chicago'],
    ['america/chicago', 'America/Chicago'],
    ['Eastern', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['hora del este', 'America/New_York'],
    ['Nueva York', 'America/New_York'],
    ['Buenos Aires', 'America/Buenos_Aires'],
    ['Guatemala', 'America/Guatemala'],
    ['Kolkata', 'Asia/Calcutta'],
    ['UTC', 'UTC'],
  ])('is meant by “%s”: %s', (typed, zone) => {
    const meant = findZones(typed);
    expect(meant[0]).toBe(zone);
    // The Pacific is Mexico's too.
    expect(meant.length).toBeLessThanOrEqual(typed === 'hora del Pacífico' ? 2 : 1);
  });

  test.each([
    ['Washington', ['America/Los_Angeles', 'America/New_York']],
    ['hora del centro', ['America/Chicago', 'America/Mexico_City']],
    ['San Juan', ['America/Puerto_Rico', 'America/Argentina/San_Juan']],
    ['texas', ['America/Denver', 'America/Chicago']],
  ])('is one of several for “%s”', (typed, zones) => {
    expect(findZones(typed).toSorted()).toEqual(zones.toSorted());
  });

  test.each([
    '',
    ' ',
    'x',
    'America',
    'Nowhereland',
    '10am',
    '+05:00',
    'GMT-8',
    '🌎',
    '('.repeat(500),
    'Etc/GMT+8x/..',
  ])('is not guessed from “%s”', (typed) => {
    expect(findZones(typed)).toEqual([]);
  });

  test('is found by its own name and by its city in either language, and never among too many', () => {
    for (const { id } of knownZones()) {
      expect(findZones(id)).toEqual([id]);
      for (const language of ['en', 'es'] as const) {
        const meant = findZones(zoneName(id, language));
        expect(meant).toContain(id);
        expect(meant.length).toBeLessThanOrEqual(mostZones);
      }
    }
  });

  test('is known by names that stand for zones of this runtime', () => {
    const runtime = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
    expect([...otherNames.keys()].filter((id) => !runtime.has(id))).toEqual([]);
  });
});
