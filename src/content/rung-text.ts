import { z } from 'zod';
import { readRungParts, rungOf } from '../reminders/rung.ts';

/** A reminder of a ladder as an editor writes it, and as it is kept: two ways to write the same become one. */
export const rungSchema = z
  .string()
  .trim()
  .transform((written, context) => {
    const text = written.replace(/\s+/g, ' ');
    const parts = readRungParts(text);
    if (parts !== null && parts.to !== 'personal') return rungOf(parts);
    context.addIssue({ code: 'custom', message: whyNone(text) });
    return z.NEVER;
  });

/** Why a text is no reminder, for somebody who has never programmed. */
function whyNone(text: string): string {
  const [before = '', ...rest] = text.split(' ');
  const [at = ''] = rest;
  if (readRungParts(before) === null)
    return `"${before}" is no length of time: a reminder begins with P and days (P7D), or PT and hours or minutes (PT2H, PT30M)`;
  if (!/^(to|about)?$/.test(at)) {
    if (readRungParts(`P1D ${at}`) === null)
      return `"${at}" is no time of day: write it by the 24-hour clock, such as 18:00`;
    if (readRungParts(`${before} ${at}`) === null)
      return `"${before} ${at}": a time of day can only stand behind whole days, such as P1D 18:00`;
  }
  const [, people] = / to (.*?)(?: about .*)?$/.exec(text) ?? [];
  if (people !== undefined && (people === 'personal' || readRungParts(`${before} to ${people}`) === null))
    return `"to ${people}": write "to going", "to going-or-maybe" or "to speakers", or nothing for the channel`;
  return `"${text}": behind the time can only stand whom it goes to, and then "about access"`;
}
