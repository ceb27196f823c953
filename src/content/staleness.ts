import type { Campaign } from './campaign.ts';
import type { Fault } from './fault.ts';
import type { LineOf } from './parse-yaml.ts';
import type { ReadEntry } from './read-entry.ts';

/** Half a year: after that a phone number or a statement about the law deserves another look (project rule). */
const OLD_AFTER_DAYS = 180;

/** Warnings, not faults: what was reviewed or checked too long ago is still shown, with its date. */
export function findStale(
  entries: readonly ReadEntry[],
  campaign: { data: Campaign; lineOf: LineOf },
  today: Temporal.PlainDate,
): Fault[] {
  const warnings: Fault[] = [];
  for (const { entry, lineOf } of entries) {
    const days = ageInDays(entry.reviewed_on, today);
    if (days <= OLD_AFTER_DAYS) continue;
    const problem = `Reviewed ${days} days ago.`;
    const mend = 'Compare it with its sources and set reviewed_on to today.';
    warnings.push({ file: entry.file, line: lineOf(['reviewed_on']), problem, mend });
  }
  for (const [index, hotline] of campaign.data.hotlines.entries()) {
    const days = hotline.checked_on === null ? null : ageInDays(hotline.checked_on, today);
    if (days !== null && days <= OLD_AFTER_DAYS) continue;
    const line = campaign.lineOf(['hotlines', index, 'checked_on']);
    const when = days === null ? 'has no date of a check' : `was checked ${days} days ago`;
    const problem = `The number of "${hotline.id}" ${when}.`;
    warnings.push({
      file: 'campaign.yaml',
      line,
      problem,
      mend: 'Call it or look it up, then set checked_on to today.',
    });
  }
  return warnings;
}

function ageInDays(date: string, today: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(date).until(today, { largestUnit: 'day' }).days;
}
