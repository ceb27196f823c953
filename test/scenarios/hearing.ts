import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PermissionFlagsBits } from 'discord.js';
import { expect } from 'vitest';
import { newFolder } from './bot-process.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** What @everyone has in the Discord double's server, as far as a member needs it. */
const usual =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions;

/** And what makes somebody an organizer there. */
export const organizing = PermissionFlagsBits.ManageEvents | usual;

/** A minute that is far enough ahead for a two-hour reminder, as somebody would type it. */
export function aboutTwoHoursAhead(): Temporal.ZonedDateTime {
  const soon = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ hours: 2, minutes: 2 });
  return soon.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}

/** The project's content, but the one reminder of a hearing that begins at `start` is due `seconds` from now. */
export function contentWithReminderIn(seconds: number, start: Temporal.ZonedDateTime): string {
  const due = Temporal.Now.zonedDateTimeISO().add({ seconds });
  const before = due.until(start, { smallestUnit: 'second', largestUnit: 'hour' });
  const folder = newFolder('content');
  cpSync(join(project, 'content'), folder, { recursive: true });
  const file = join(folder, 'campaign.yaml');
  const kind = /(council-meeting:[\s\S]*?reminders:\s+)\[[^\]]*\]/;
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(kind);
  writeFileSync(file, text.replace(kind, `$1[${before.toString()}]`));
  return folder;
}

/** The hearing as an organizer types it. */
export function creation(start: Temporal.ZonedDateTime): Record<string, string> {
  const day = start.toLocaleString('en', { month: 'long', day: 'numeric' });
  const hour = start.toLocaleString('en', { hour: 'numeric', minute: '2-digit' });
  return {
    kind: 'council-meeting',
    title: 'Defend the sanctuary law',
    title_es: 'Defiende la ley santuario',
    when: `${day} at ${hour}`,
    place: 'City Hall, Room 340',
  };
}
