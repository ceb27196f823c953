import type { Place } from '../../src/chat/place.ts';
import { draftEvent } from '../../src/events/drafting/create-event.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { publishEvent } from '../../src/events/posting/publish-event.ts';
import type { Rung } from '../../src/reminders/rung.ts';
import type { Event, Texts } from '../../src/store/events.ts';
import type { LiveWorld } from './live-world.ts';

interface Plan {
  readonly title: Texts;
  readonly start: Temporal.ZonedDateTime;
  readonly where?: string;
  /** Where it is posted, if not in the place that everybody sees. */
  readonly place?: Place;
  /** When it reminds; never, if not said. */
  readonly ladder?: readonly Rung[];
}

/** An event as if an organizer had confirmed it: its post is on its way. */
export async function planned({ core, world }: LiveWorld, plan: Plan): Promise<Event> {
  const place = plan.place ?? world.place;
  const { id: groupId } = await groupOf(core, place);
  const nothing = { en: '', es: '' };
  const draft = await draftEvent(
    core.store,
    {
      groupId,
      kind: 'rally',
      title: plan.title,
      description: nothing,
      accessibility: nothing,
      place: plan.where ?? 'City Hall',
      link: '',
      start: plan.start,
      end: plan.start.add({ hours: 1 }),
      ladder: null,
      edits: null,
      showsNames: false,
      buttonsOnly: false,
    },
    place,
    core.clock.now(),
  );
  const event = await publishEvent(
    core.store,
    { eventId: draft.id, ladder: plan.ladder ?? [], alsoIn: [] },
    core.clock.now(),
  );
  await core.worker.run();
  return event;
}

/** The same for an event of one hour that another group has made, and shared with the one here. */
export async function sharedByAnother(live: LiveWorld, plan: Plan): Promise<Event> {
  const { core, world } = live;
  const { platform } = world.place;
  const nativeId = 'another-group';
  const { id } = await core.store.groups.ensure({ platform, nativeId, languages: ['en'] });
  await core.store.groups.change(id, { timeZone: plan.start.timeZoneId });
  const event = await planned(live, plan);
  await core.store.transaction(async ({ events }) => events.rewriteOpen({ ...event, groupId: id }));
  return { ...event, groupId: id };
}
