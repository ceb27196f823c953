import type { z } from 'zod';

/** What to do about a wrong value, by the name of the field; people fix a field, not a type. */
const BY_FIELD: Readonly<Record<string, string>> = {
  id: 'Write it as topic/name in small letters, for example provision/data-sharing.',
  title:
    'Write one short line that says what this is about. In sources.yaml it may also be one text for en and one for es.',
  questions: 'List 3 or more ways people ask this, one per line, each starting with "- ".',
  aliases: 'List words or phrases people use for it, each on a line starting with "- ".',
  sources: 'List at least one id from sources.yaml: every answer must show where it comes from.',
  url: 'Write the full address, starting with https://.',
  reviewed_on: 'Write the date of the last review as year-month-day, for example 2026-11-22.',
  reviewed_by: 'Write the role of whoever reviewed it, never a name.',
  checked_on:
    'Write the date it was last checked as year-month-day (for a phone number that was never checked: null).',
  published: 'Write the date as year-month-day, or leave the line out.',
  order: 'Write a whole number from 1 on, without quotes: 1 stands first among the entries of its topic.',
  time_zone: 'Use a zone name such as America/Los_Angeles.',
  duration: 'Use an ISO duration, for example PT2H for two hours.',
  reminders:
    'For example [P7D, P1D 18:00, PT2H, PT2H to going-or-maybe]: a week before, the day before at 6 pm, two hours before, and then also to those who said they come. docs/editing-content.md explains it.',
  ahead: 'Write "early", or how long before the event to ask, for example "72 hours" or "5 business days".',
  asks: 'Write for each "what" (in en and es), "ahead", and either "hotline" or "email".',
  number: 'Write the phone number as people dial it, in quotes.',
  en: 'Write the English text here.',
  es: 'Write the Spanish text here.',
  time: 'Write the hour as "10:00", in quotes.',
  weekday: 'Use 1 for Monday to 7 for Sunday.',
};

/** The problem in plain words, taken from what zod found. */
export function describeIssue(found: z.core.$ZodIssue): string {
  const issue = innermost(found);
  const field = fieldOf(issue);
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return `"${field}" is missing.`;
  if (issue.code === 'unrecognized_keys') return `Unknown key "${issue.keys.join('", "')}".`;
  return `"${field}": ${issue.message}.`;
}

export function mendIssue(found: z.core.$ZodIssue): string {
  const issue = innermost(found);
  if (issue.code === 'unrecognized_keys') return 'Remove it, or correct its spelling.';
  if (issue.code === 'invalid_type' && issue.expected === 'string' && /number|boolean/.test(issue.message)) {
    return 'Put it into "quotes".';
  }
  for (const key of issue.path.toReversed()) {
    const mend = BY_FIELD[String(key)];
    if (mend) return mend;
  }
  return 'Compare it with the other files in this folder.';
}

/** Where a value may have several shapes, the fault in the shape that fits furthest. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const [deepest] = issue.errors
    .flatMap((issues) => issues.slice(0, 1))
    .toSorted((a, b) => b.path.length - a.path.length);
  return deepest ? { ...deepest, path: [...issue.path, ...deepest.path] } : issue;
}

function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.path.map(String).join('.') || 'the file';
}
