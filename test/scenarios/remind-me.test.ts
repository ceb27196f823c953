import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSlack } from '../contracts/slack-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { World } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';
import { cameTo, councilAt, inDays, livingWith, presses, taps, tells } from './reminded-people.ts';
import { clockShows } from './rosa-organizes.ts';

const title = 'Defend the law';
const worlds = everyWorld.filter(([name]) => name === 'Discord' || name === 'Slack by its socket');

describe.each(worlds)('on %s', (name, open) => {
  let world: World;
  let live: LiveWorld;
  let start: Temporal.ZonedDateTime;

  beforeEach(async () => {
    world = await open();
    live = await livingWith(world);
    start = inDays(8, 14);
    await councilAt(live, title, start);
  });

  afterEach(async () => {
    await live.stop();
    expect([...world.violations(), ...live.errors]).toEqual([]);
  });

  const remindMe = (before: string, told: string) =>
    tells(live, world.marcus, told, () => world.use(world.marcus, 'remind-me', { event: title, before }));
  const reminders = () => cameTo(live, world.marcus, title).filter(({ text }) => text.includes('Reminder'));
  const saysYes = async () => {
    const asked = await remindMe('3 hours', 'I can do that only by direct message');
    return presses(live, world.marcus, asked, 'Yes', 'I will remind you of Defend the law 3 hours before');
  };

  test('three hours before, once they said yes to being written to', async () => {
    const page = await saysYes();
    expect(page.text).toContain('I will remind you by direct message.');
    expect(page.text).toContain('I do not write between 9:00 PM and 8:00 AM (Los Angeles time).');
    await clockShows(live, start.subtract({ hours: 3, minutes: 1 }));
    expect(reminders()).toEqual([]);
    await clockShows(live, start.subtract({ hours: 3 }));
    expect(reminders()).toHaveLength(1);
    // They never answered, and can do so there.
    await presses(live, world.marcus, there(reminders()[0]), 'Going', 'You are counted as going');
    expect(there(reminders()[0]).text).toContain('1 going');
  });

  test('moves along with the event', async () => {
    await saysYes();
    const later = start.add({ hours: 1 });
    const when = later.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
    const draft = await tells(live, world.rosa, '→', () =>
      world.use(world.rosa, 'event edit', { event: title, when }),
    );
    await tells(live, world.rosa, 'Saved', () => world.press(world.rosa, draft, 'Save and tell people'));
    await clockShows(live, start.subtract({ hours: 3 }));
    expect(reminders()).toEqual([]);
    await clockShows(live, later.subtract({ hours: 3 }));
    expect(reminders()).toHaveLength(1);
  });

  test('is taken back from the list', async () => {
    await saysYes();
    await remindMe('the day before at 6pm', 'I will remind you of Defend the law the day before at 6:00 PM');
    const page = await tells(live, world.marcus, 'You asked me to remind you of', () =>
      world.use(world.marcus, 'remind-me'),
    );
    expect(page.text).toContain('3 hours before');
    const [menu] = page.selects;
    const first = there(menu?.options[0]);
    const after = await tells(live, world.marcus, 'Taken back', () =>
      world.choose(world.marcus, page, there(menu).label, first),
    );
    expect(there(after.selects[0]).options).toHaveLength(1);
    await clockShows(live, start.subtract({ days: 1 }).with({ hour: 18 }));
    expect(reminders()).toEqual([]);
    await clockShows(live, start.subtract({ hours: 3 }));
    expect(reminders()).toHaveLength(1);
  });

  test('is not sent to who said meanwhile that they cannot come', async () => {
    await saysYes();
    await taps(live, world.marcus, title, "Can't", 'not going');
    await clockShows(live, start.subtract({ hours: 3 }));
    expect(reminders()).toEqual([]);
  });

  test('in the list stands when it comes, though it was asked for in quiet hours, until it has come', async () => {
    await councilAt(live, 'Morning meeting', start.with({ hour: 9 }));
    const asked = await tells(live, world.marcus, 'I can do that only by direct message', () =>
      world.use(world.marcus, 'remind-me', { event: 'Morning meeting', before: '2 hours' }),
    );
    const comes = /8:00 AM PST · Morning meeting/;
    const page = await presses(
      live,
      world.marcus,
      asked,
      'Yes',
      'That time (2 hours before) is in your quiet',
    );
    expect(there(page.selects[0]).options).toEqual([expect.stringMatching(comes)]);
    await clockShows(live, start.with({ hour: 7, minute: 30 }));
    const waiting = await tells(live, world.marcus, 'You asked me to remind you of', () =>
      world.use(world.marcus, 'remind-me'),
    );
    expect(there(waiting.selects[0]).options).toEqual([expect.stringMatching(comes)]);
    await clockShows(live, start.with({ hour: 8 }));
    await tells(live, world.marcus, 'You asked for no reminders of your own', () =>
      world.use(world.marcus, 'remind-me'),
    );
  });

  test('who stops while one waits for the end of their quiet hours is kept in none of it', async () => {
    const { store, pseudonyms } = live.core;
    const { id } = await councilAt(live, 'Morning meeting', start.with({ hour: 9 }));
    const asked = await tells(live, world.marcus, 'I can do that only by direct message', () =>
      world.use(world.marcus, 'remind-me', { event: 'Morning meeting', before: '2 hours' }),
    );
    const page = await presses(
      live,
      world.marcus,
      asked,
      'Yes',
      'That time (2 hours before) is in your quiet',
    );
    await clockShows(live, start.with({ hour: 7, minute: 30 }));
    const waiting = () => store.outbox.directsTo(id, pseudonyms.of(world.marcus.account, id));
    expect(await waiting()).toMatchObject([{ state: 'pending', sealed: expect.any(String) }]);
    await presses(live, world.marcus, page, 'Stop these messages', 'your account is deleted');
    expect(await waiting()).toMatchObject([{ state: 'withdrawn', sealed: null }]);
    await clockShows(live, start.with({ hour: 8 }));
    expect(cameTo(live, world.marcus, 'Reminder')).toEqual([]);
  });

  test('from the receipt, by a form', async () => {
    const receipt = await taps(live, world.marcus, title, 'Maybe', 'Shall I remind you');
    await world.press(world.marcus, receipt, 'Remind me…');
    await until(() => world.form(world.marcus), 'the form');
    await tells(live, world.marcus, 'I can do that only by direct message', () =>
      world.fill(world.marcus, { 'How long before': '3 hours before' }),
    );
  });

  test('is refused in plain words where it cannot be', async () => {
    await saysYes();
    await remindMe(
      '3 hours and 2 minutes',
      'You already have a reminder within five minutes of that: 3 hours before',
    );
    await remindMe('400 days', 'has already passed');
    await remindMe('soon', 'I could not read that as a time');
    for (const hours of [2, 1, 4, 5]) await remindMe(`${hours} hours`, `${hours} hour`);
    await remindMe('30 minutes', 'You already have 5 reminders of this event');
    await tells(live, world.marcus, 'Say which event, too.', () =>
      world.use(world.marcus, 'remind-me', { before: '3 hours' }),
    );
    await tells(live, world.ana, 'No encuentro', () =>
      world.use(world.ana, 'remind-me', { event: 'Nothing of the kind', before: '3 horas' }),
    );
    await taps(live, world.ana, title, 'No puedo', 'no va a');
    await tells(live, world.ana, 'Usted dijo que no va', () =>
      world.use(world.ana, 'remind-me', { event: title, before: '3 horas' }),
    );
  });

  test('where quiet hours would swallow it, that is said at once', async () => {
    await councilAt(live, 'Early meeting', inDays(9, 8));
    await tells(live, world.marcus, 'That is in your quiet hours, which end only when it has begun', () =>
      world.use(world.marcus, 'remind-me', { event: 'Early meeting', before: '2 hours' }),
    );
    await tells(live, world.marcus, 'I can do that only by direct message', () =>
      world.use(world.marcus, 'remind-me', { event: 'Early meeting', before: '14 hours' }),
    );
  });

  test('in direct messages they name what they answered to', async () => {
    await taps(live, world.marcus, title, 'Going', 'Shall I remind you');
    await tells(live, world.marcus, 'I can do that only by direct message', () =>
      world.useDirectly(world.marcus, 'remind-me', { event: 'defend', before: '3 hours' }),
    );
    // Elsewhere nobody hears of it who was not there.
    if (name === 'Discord')
      await tells(live, world.ana, 'No encuentro', () =>
        world.useDirectly(world.ana, 'remind-me', { event: 'defend', before: '3 horas' }),
      );
  });
});

test('on Slack the bot’s own page leads there too', async () => {
  const world = await openSlack(knowledge, 'socket');
  const live = await livingWith(world);
  const home = there(world.home);
  await councilAt(live, title, inDays(8, 14));
  home.open(world.marcus);
  await until(() => home.page(world.marcus)?.includes(title), 'the page');
  home.press(world.marcus, 'My reminders');
  await until(() => home.over(world.marcus)?.includes('I do not write to you.'), 'what stands over it');
  await live.stop();
  expect([...world.violations(), ...live.errors]).toEqual([]);
});
