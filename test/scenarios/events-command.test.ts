import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatWhen } from '../../src/events/when/format-when.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';

const zone = 'America/Los_Angeles';

/** A Wednesday at noon, so that a week has days before and behind it. */
function nextWednesday(): Temporal.ZonedDateTime {
  const now = Temporal.Now.zonedDateTimeISO(zone);
  const noon = now.add({ days: 7 + 3 - now.dayOfWeek }).startOfDay();
  return noon.add({ hours: 12 });
}

describe.each(everyWorld)('/events on %s', (_, open) => {
  let live: LiveWorld;
  let now: Temporal.ZonedDateTime;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    now = nextWednesday();
    live.passTime(now.epochMilliseconds - Date.now());
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const on = (days: number) => now.add({ days });
  const called = (title: string, en = title) => ({ en, es: title === en ? '' : title });
  const list = async (person: Person, words: string) => {
    await live.world.use(person, 'events');
    return live.sees(person, words);
  };

  test('what is coming stands week by week, with the time, the place and the count', async () => {
    const { world } = live;
    await planned(live, { title: called('Third week'), start: on(12) });
    await planned(live, { title: called('On Sunday'), start: on(4), where: 'The library' });
    const monday = await planned(live, { title: called('On Monday'), start: on(5) });
    await planned(live, { title: called('Tomorrow'), start: on(1) });
    await world.use(world.ana, 'rsvp', { event: 'On Monday', choice: 'going' });
    await live.sees(world.ana, 'On Monday');

    const { text, isPrivate, selects } = await list(world.marcus, 'This week');
    expect(isPrivate).toBe(true);
    const third = on(12).toPlainDate();
    const heading = `Week of ${third.toLocaleString('en', { month: 'long', day: 'numeric' })}`;
    const order = ['This week', 'Tomorrow', 'On Sunday', 'Next week', 'On Monday', heading, 'Third week'];
    const places = order.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const when = world.momentAs(monday.start.epochMilliseconds, formatWhen(monday.start, 'en'));
    expect(text).toContain(`On Monday · ${when} · City Hall · ✅ 1 going`);
    expect(text).toContain('The library · ✅ 0 going');
    expect(text).not.toContain('You:');
    expect(there(selects[0]).options).toHaveLength(4);
  });

  test('your own answer is marked, for you alone, and in your language', async () => {
    const { world } = live;
    await planned(live, { title: called('Marcha por todos', 'March for all'), start: on(1) });
    await world.use(world.ana, 'rsvp', { event: 'March for all', choice: 'maybe' });
    await live.sees(world.ana, 'Marcha por todos');
    const own = await list(world.ana, 'Esta semana');
    expect(own.text).toContain('Marcha por todos');
    expect(own.text).toContain('Usted tal vez va');
    expect((await list(world.marcus, 'This week')).text).not.toContain('You:');
  });

  test('one can be chosen, and is shown with its buttons to whoever chose it', async () => {
    const { world } = live;
    await planned(live, { title: called('Rally for data'), start: on(1) });
    const shown = await list(world.marcus, 'This week');
    const select = there(shown.selects[0]);
    expect(select.label).toBe('Choose an event');
    expect(select.options[0]).toContain('Rally for data');
    await world.choose(world.marcus, shown, select.label, there(select.options[0]));
    const views = () => world.seen(world.marcus).filter(({ isPrivate }) => isPrivate);
    const view = await until(() => views()[1], 'the event alone');
    expect(view.text).toContain('Rally for data');
    expect(view.buttons.map(({ label }) => label)).toContain('✅ Going');
  });

  test('of many events the next ones are shown, and how many more there are', async () => {
    const { world } = live;
    for (const day of Array.from({ length: 18 }, (_each, at) => at + 1)) {
      await planned(live, { title: called(`Meeting no. ${day}!`), start: on(day) });
    }
    const { text, selects } = await list(world.marcus, 'and 3 more events');
    expect(text).toContain('Meeting no. 15!');
    expect(text).not.toContain('Meeting no. 16!');
    expect(selects.flatMap(({ options }) => options)).toHaveLength(15);
  });

  test('where nothing is planned it says so, and tells organizers how to plan something', async () => {
    const { world } = live;
    const command = `${world.platform.capabilities.slash}event create`;
    expect((await list(world.rosa, 'Nothing is planned')).text + textsOf(world.rosa)).toContain(command);
    await list(world.marcus, 'Nothing is planned');
    expect(textsOf(world.marcus)).not.toContain(command);
    await planned(live, { title: called('Soon over'), start: on(1) });
    await list(world.marcus, 'Soon over');
    live.passTime(2 * 24 * 60 * 60 * 1000);
    await list(world.ana, 'Todavía no hay nada planeado');
  });

  const textsOf = (person: Person) =>
    live.world
      .seen(person)
      .filter(({ isPrivate }) => isPrivate)
      .map(({ text }) => text)
      .join('\n');

  test('what is planned in a private channel is listed for organizers alone', async () => {
    const { world } = live;
    if (world.privatePlace === null) return;
    await planned(live, { title: called('In the open'), start: on(1) });
    await planned(live, { title: called('Behind doors'), start: on(1), place: world.privatePlace });
    expect((await list(world.marcus, 'In the open')).text).not.toContain('Behind doors');
    expect((await list(world.rosa, 'Behind doors')).text).toContain('In the open');
  });
});

test('in a direct message on Discord, where no server can be known, it says where to use it', async () => {
  const live = await liveIn(await openDiscord(knowledge), knowledge);
  const { world } = live;
  await world.useDirectly(world.marcus, 'events');
  await live.sees(world.marcus, 'Use it in a channel there');
  await live.stop();
  expect([...world.violations(), ...live.errors]).toEqual([]);
});

test('a group that has chosen no time zone yet sees weeks by the clocks of each event', async () => {
  const live = await liveIn(await openDiscord(knowledge), knowledge, { unsettled: true });
  const now = nextWednesday();
  live.passTime(now.epochMilliseconds - Date.now());
  const { world } = live;
  // Sunday evening in Los Angeles, and Monday already in London.
  await planned(live, { title: { en: 'Late on Sunday', es: '' }, start: now.add({ days: 4, hours: 10 }) });
  await world.use(world.marcus, 'events');
  const { text } = await live.sees(world.marcus, 'This week');
  expect(text).toContain('Late on Sunday');
  await live.stop();
  expect([...world.violations(), ...live.errors]).toEqual([]);
});
