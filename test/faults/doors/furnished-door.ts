import { saveTemplate } from '../../../src/events/repeating/save-template.ts';
import { sayYes } from '../../../src/reminders/direct/wish.ts';
import { newId } from '../../../src/store/new-id.ts';
import { openDiscord } from '../../contracts/discord-world.ts';
import { openDiscordPane, openSlackPane } from '../../contracts/playground-world.ts';
import { openSlack } from '../../contracts/slack-world.ts';
import { there } from '../../contracts/stand-in.ts';
import { knowledge } from '../../scenarios/every-world.ts';
import { type LiveWorld, liveIn } from '../../scenarios/live-world.ts';
import { planned } from '../../scenarios/planned.ts';
import { secrets } from '../harm.ts';
import { discordDoor } from './discord-door.ts';
import type { Door } from './door.ts';
import { paneDoor } from './pane-door.ts';
import { slackDoor } from './slack-door.ts';

export async function openDiscordDoor(): Promise<FurnishedDoor> {
  const world = await openDiscord(knowledge);
  return furnished(discordDoor(await liveIn(world, knowledge), world));
}

export async function openSlackDoor(): Promise<FurnishedDoor> {
  const world = await openSlack(knowledge, 'socket');
  return furnished(slackDoor(await liveIn(world, knowledge), world, knowledge.shapes));
}

export async function openSlackPaneDoor(): Promise<FurnishedDoor> {
  const world = await openSlackPane();
  return furnished(paneDoor(await liveIn(world, knowledge), world));
}

/** Of all doors the one that opens fastest. */
export async function openDiscordPaneDoor(): Promise<FurnishedDoor> {
  const world = await openDiscordPane();
  return furnished(paneDoor(await liveIn(world, knowledge), world));
}

export interface FurnishedDoor extends Door {
  /** Ids and titles of what nobody here may see, for people who guess. */
  readonly guesses: ReadonlyMap<string, string>;
}

async function furnished(door: Door): Promise<FurnishedDoor> {
  const { live } = door;
  const { privatePlace } = live.world;
  const start = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 5 });
  await planned(live, { title: { en: 'Hearing on the budget', es: 'Audiencia' }, start });
  const hidden = privatePlace && {
    title: { en: 'Not for all', es: '' },
    start,
    where: secrets.privateChannel,
    place: privatePlace,
  };
  await withTemplate(live);
  // Whoever is written to can say when not.
  await sayYes(live.core, live.world.rosa, live.world.place);
  const foreign = await ofAnotherGroup(live, start);
  return {
    ...door,
    guesses: new Map([
      ['the id of an event of another group', foreign],
      ['the title of an event of another group', 'Assembly in Riverton'],
      ...(hidden
        ? [['the id of an event in a private channel', (await planned(live, hidden)).id] as const]
        : []),
    ]),
  };
}

async function withTemplate({ core, world }: LiveWorld): Promise<void> {
  const [event] = await core.store.events.coming(world.place, core.clock.now(), 1);
  const { groupId, start } = there(event);
  const wanted = { groupId, name: 'Budget hearings', timeZone: start.timeZoneId };
  await saveTemplate(core.store, there(event), wanted);
}

/** Only in the database: its group is one that these people are not in. */
async function ofAnotherGroup({ core, world }: LiveWorld, start: Temporal.ZonedDateTime): Promise<string> {
  const group = await core.store.groups.ensure({
    platform: world.place.platform,
    nativeId: 'another',
    languages: ['en'],
  });
  const event = there((await core.store.events.coming(world.place, core.clock.now(), 1))[0]);
  const id = newId();
  await core.store.events.add(
    {
      ...event,
      id,
      groupId: group.id,
      title: { en: 'Assembly in Riverton', es: '' },
      place: secrets.otherGroup,
      start: start.add({ hours: 2 }),
      end: start.add({ hours: 3 }),
    },
    core.clock.now(),
  );
  await core.store.posts.add(id, { ...world.place, group: 'another', channel: 'another' });
  return id;
}
