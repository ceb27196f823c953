import type { Campaign } from './campaign.ts';
import type { Located } from './check-content.ts';
import type { Fault } from './fault.ts';
import { ageInDays, oldAfterDays } from './overdue.ts';
import type { ReadEntry } from './read-entry.ts';
import type { Sources } from './sources.ts';

/** Warnings, not faults: what was reviewed or checked too long ago is still shown, with its date. */
export function findStale(
  entries: readonly ReadEntry[],
  campaign: Located<Campaign> | undefined,
  sources: Located<Sources> | undefined,
  today: Temporal.PlainDate,
): Fault[] {
  const warnings: Fault[] = [];
  for (const { entry, lineOf } of entries) {
    const days = ageInDays(entry.reviewed_on, today);
    if (days <= oldAfterDays) continue;
    const problem = `Reviewed ${days} days ago.`;
    const mend = 'Compare it with its sources and set reviewed_on to today.';
    warnings.push({ file: entry.file, line: lineOf(['reviewed_on']), problem, mend });
  }
  for (const [index, hotline] of campaign?.data.hotlines.entries() ?? []) {
    const days = hotline.checked_on === null ? null : ageInDays(hotline.checked_on, today);
    if (days !== null && days <= oldAfterDays) continue;
    const line = campaign?.lineOf(['hotlines', index, 'checked_on']) ?? 1;
    const when = days === null ? 'has no date of a check' : `was checked ${days} days ago`;
    const problem = `The number of "${hotline.id}" ${when}.`;
    warnings.push({
      file: 'campaign.yaml',
      line,
      problem,
      mend: 'Call it or look it up, then set checked_on to today.',
    });
  }
  for (const [id, { checked_on }] of Object.entries(sources?.data ?? {})) {
    const days = ageInDays(checked_on, today);
    if (days <= oldAfterDays) continue;
    const problem = `The source "${id}" was checked ${days} days ago.`;
    const mend = 'Open its page, compare what the entries say, then set checked_on to today.';
    warnings.push({ file: 'sources.yaml', line: sources?.lineOf([id, 'checked_on']) ?? 1, problem, mend });
  }
  return warnings;
}
