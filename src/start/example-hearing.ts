import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import type { NewEvent } from '../events/drafting/create-event.ts';
import { groupOf, zoneOf } from '../events/group-of.ts';

/** Far enough ahead (days) that every reminder of a hearing is still to come. */
const leastDaysAhead = 8;

/** The hearing that the playground opens with, as the campaign's content describes it. */
export async function exampleHearing(core: Core, home: Place): Promise<NewEvent> {
  const { hearing } = core.content.campaign.example;
  const group = await groupOf(core, home);
  const timeZone = zoneOf(group);
  const today = Temporal.Instant.fromEpochMilliseconds(core.clock.now())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const earliest = today.add({ days: leastDaysAhead });
  const date = earliest.add({ days: (hearing.weekday - earliest.dayOfWeek + 7) % 7 });
  const start = date.toZonedDateTime({ timeZone, plainTime: hearing.time });
  const { kind, title, description, accessibility, place, link } = hearing;
  const { duration } = core.content.campaign.event_kinds[kind];
  return {
    groupId: group.id,
    kind,
    title,
    description,
    accessibility,
    place,
    link,
    start,
    end: start.add(duration),
    ladder: null,
    edits: null,
    showsNames: false,
    buttonsOnly: false,
  };
}
