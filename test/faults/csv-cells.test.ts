import { expect, test } from 'vitest';
import { csvLine } from '../../src/events/exporting/csv.ts';

// A table that organizers open in a spreadsheet does nothing there but show its words.

test.each([
  '=1+1',
  '＝1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\u0001=1+1',
  '\0=1+1',
  ' \u202e=1+1',
  '\u2066 =1+1',
  '\ufeff=1+1',
])('%j is no formula, also where what nobody sees stands before it', (title) => {
  expect(csvLine([title])).toMatch(/^'[=+\-@＝]/);
});

test('one title is one cell, wherever columns end at a comma or, as in Spanish, at a semicolon', () => {
  expect(csvLine(['Rally; then a march, “all” of us', 3])).toBe('"Rally, then a march, “all” of us",3');
  expect(csvLine(['He said "stop"', 0])).toBe('"He said ""stop""",0');
});
