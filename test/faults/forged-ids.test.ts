import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionCall } from '../../src/chat/action-id.ts';
import type { Place } from '../../src/chat/place.ts';
import { groupOf } from '../../src/events/group-of.ts';
import { organizerRealm } from '../../src/people/realms.ts';
import { there } from '../contracts/stand-in.ts';
import { aTemplate } from '../contracts/store/furnish.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { fitting } from './fitting.ts';
import { openRights, personOf, type RightsWorld } from './rights-world.ts';

// Every button and form there is, with ids of another group, cut short, or delivered twice. Whoever presses organizes by
// right, so that nothing but the id is in the way. What Discord lets through is in forged-buttons.test.ts.

const rosa = personOf('rosa', { organizer: true });
const actions = [...knowledge.registry.actions.values()];

let world: RightsWorld;

beforeAll(async () => {
  world = await openRights('discord');
});

afterAll(async () => {
  await world.stop();
  expect(world.errors).toEqual([]);
});

/** A group with one of everything that a button can name. */
async function everything(): Promise<Readonly<Record<string, string>>> {
  const { event, draft } = await world.furnish(
    { organizersChannel: 'room', twoPeople: ['everybody'] },
    'Theirs',
  );
  const { store, pseudonyms, clock } = world.core;
  const group = await groupOf(world.core, world.place);
  const [post] = await store.posts.of(event);
  const template = aTemplate(group.id, 'Theirs');
  await store.templates.save(template);
  const { kind, title, description, accessibility, place, link, ladder } = there(
    (await store.events.byId(event)) ?? undefined,
  );
  const series = {
    id: 'seriesseries',
    groupId: group.id,
    ...{ kind, title, description, accessibility, place, link, ladder },
    timeZone: 'America/Los_Angeles',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    first: Temporal.PlainDateTime.from('2030-12-03T10:00'),
    duration: Temporal.Duration.from({ hours: 2 }),
    places: [world.place],
    skipped: ['2026-12-08'],
    next: '2030-12-10',
    postAt: clock.now() + 1e9,
    version: 1,
    showsNames: false,
    buttonsOnly: false,
  };
  await store.series.add(series);
  const request = await store.requests.add({
    groupId: group.id,
    person: pseudonyms.of('somebody else', organizerRealm(group.id)),
    kind: 'action',
    name: 'event-cancel',
    given: { event },
    seen: '',
    madeAt: clock.now(),
  });
  return { event, draft, post: there(post).id, template: template.id, series: series.id, request };
}

/** What an id stands under where it is one of ours. */
const naming = ['event', 'series', 'template', 'request', 'post', 'value'];

function press(place: Place, call: ActionCall, fields = {}) {
  return world.hears({ kind: 'action', actor: rosa, place, call, fields });
}

test('what another group has is neither changed nor used, by whichever button or form', async () => {
  const theirs = await everything();
  await world.furnish({ organizersChannel: 'room' });
  for (const action of actions)
    for (const [what, id] of Object.entries(theirs)) {
      const given = Object.fromEntries(
        Object.entries(fitting(action.options, id)).map(([name, word]) => [
          name,
          word === id && !naming.includes(name) ? 'anything' : word,
        ]),
      );
      if (!Object.values(given).includes(id)) continue;
      const before = world.kept();
      const call = { action: action.name, args: action.labels === undefined ? Object.values(given) : [] };
      const { said } = await press(world.place, call, action.labels === undefined ? {} : given);
      expect(said, `${action.name} with their ${what}`).not.toContain('Theirs');
      expect(world.kept(), `${action.name} with their ${what}`).toEqual(before);
    }
});

test('an id that is cut short, or left out, does nothing', async () => {
  const { event } = await world.furnish({});
  const before = world.kept();
  let cut = 0;
  for (const { name, options, labels } of actions) {
    const args = Object.values(fitting(options, event));
    const at = args.indexOf(event);
    if (labels !== undefined || at === -1) continue;
    for (const call of [args.with(at, event.slice(0, -1)), args.with(at, ''), args.slice(0, at)]) {
      await press(world.place, { action: name, args: call });
      expect(world.kept(), `${name}:${call.join(':')}`).toEqual(before);
      cut += 1;
    }
  }
  expect(cut).toBeGreaterThan(60);
});

test('what is delivered twice is done once, and the second time nothing is said', async () => {
  for (const { name, options, labels } of actions) {
    const { event, draft } = await world.furnish({});
    const given = fitting(options, name.startsWith('event-') ? draft : event);
    const call = { action: name, args: labels === undefined ? Object.values(given) : [] };
    expect((await press(world.place, call, labels === undefined ? {} : given)).answered, name).toBe(true);
    expect((await world.repeats()).answered, name).toBe(false);
  }
});

test('buttons that come in another order than they were pressed in end in what is true', async () => {
  const { event, draft } = await world.furnish({});
  const { store } = world.core;
  const stateOf = async (id: string) => (await store.events.byId(id))?.state;
  await press(world.place, { action: 'event-cancel', args: [event] });
  for (const action of ['event-publish', 'event-discard', 'event-change', 'event-save', 'event-edit'])
    expect((await press(world.place, { action, args: [event] })).refused, action).not.toBeNull();
  expect(await stateOf(event)).toBe('cancelled');
  await press(world.place, { action: 'event-discard', args: [draft] });
  for (const action of ['event-publish', 'event-cancel', 'event-save', 'event-change'])
    expect((await press(world.place, { action, args: [draft] })).refused, action).not.toBeNull();
  expect(await stateOf(draft)).toBeUndefined();
});
