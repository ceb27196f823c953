import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, World } from '../contracts/world.ts';
import { everyWorld } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';
import { cameTo, councilAt, inDays, livingWith, presses, taps, tells } from './reminded-people.ts';
import { clockShows, typedAs } from './rosa-organizes.ts';

const title = 'Defend the law';
const worlds = everyWorld.filter(([name]) => name === 'Discord' || name === 'Slack by its socket');

describe.each(worlds)('on %s', (_, open) => {
  let world: World;
  let live: LiveWorld;

  beforeEach(async () => {
    world = await open();
    live = await livingWith(world, 'PT2H to going-or-maybe', 'PT3H to going-or-maybe');
  });

  afterEach(async () => {
    await live.stop();
    expect([...world.violations(), ...live.errors]).toEqual([]);
  });

  const saysYes = async (person: Person) => {
    const receipt = await taps(live, person, title, 'Going', 'Shall I remind you by direct message');
    return presses(live, person, receipt, 'Yes', 'I will remind you by direct message');
  };
  const rosaMoves = async (start: Temporal.ZonedDateTime) => {
    await world.use(world.rosa, 'event edit', { event: title, when: typedAs(start) });
    const draft = await live.sees(world.rosa, 'This will change');
    await world.press(world.rosa, draft, 'Save and tell people');
    const isAsked = () => world.seen(world.rosa).some(({ text }) => text.includes('This will change'));
    await until(() => !isAsked(), 'the change to be saved');
  };
  const reminders = (person: Person) =>
    cameTo(live, person, title).filter(({ text }) => text.includes('Reminder'));
  const rows = async () => {
    const [event] = await live.core.store.events.open(live.core.clock.now());
    const { id, start } = there(event);
    return live.core.store.outbox.directCounts(id, start.epochMilliseconds, live.core.clock.now());
  };

  test('what falls into them comes once, at their end, and is not called late', async () => {
    const start = inDays(8, 9);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    // Both are due before anybody is awake.
    await clockShows(live, start.with({ hour: 6 }));
    await clockShows(live, start.with({ hour: 7 }));
    await clockShows(live, start.with({ hour: 7, minute: 59 }));
    expect(reminders(world.marcus)).toEqual([]);
    await clockShows(live, start.with({ hour: 8 }));
    expect(reminders(world.marcus)).toHaveLength(1);
    expect(reminders(world.marcus)[0]?.text).not.toContain('late');
  });

  test('what waits for their end still comes where the event is moved meanwhile, and says the new time', async () => {
    const start = inDays(8, 9);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    await clockShows(live, start.with({ hour: 7, minute: 30 }));
    // By the new time too all reminders are due already.
    for (const minute of [20, 10]) await rosaMoves(start.with({ minute }));
    await clockShows(live, start.with({ hour: 8 }));
    expect(reminders(world.marcus)).toHaveLength(1);
    expect(reminders(world.marcus)[0]?.text).toContain('9:10 AM');
  });

  test('moved to where a reminder is still to come, that one comes in place of what waits', async () => {
    const start = inDays(8, 9);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    await clockShows(live, start.with({ hour: 7, minute: 30 }));
    await rosaMoves(start.with({ hour: 13 }));
    await clockShows(live, start.with({ hour: 8 }));
    expect(reminders(world.marcus)).toEqual([]);
    await clockShows(live, start.with({ hour: 10 }));
    expect(reminders(world.marcus)).toHaveLength(1);
  });

  test('who changes their mind in their sleep is left alone', async () => {
    const start = inDays(8, 9);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    await clockShows(live, start.with({ hour: 7 }));
    await taps(live, world.marcus, title, "Can't", 'not going');
    await clockShows(live, start.with({ hour: 8 }));
    expect(reminders(world.marcus)).toEqual([]);
  });

  test('what would come only after the start is left out, and counted', async () => {
    const start = inDays(8, 8);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    await clockShows(live, start.with({ hour: 6 }));
    await clockShows(live, start.with({ hour: 8 }));
    expect(reminders(world.marcus)).toEqual([]);
    const left = (await rows()).filter(({ error }) => error === 'quiet-hours');
    expect(left.reduce((sum, { people }) => sum + people, 0)).toBe(2);
  });

  test('somebody chooses their own, in their own zone, or none at all', async () => {
    const start = inDays(8, 9);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    const page = await tells(live, world.marcus, 'My reminders', () => world.use(world.marcus, 'remind-me'));
    await world.press(world.marcus, page, 'Quiet hours');
    await until(() => world.form(world.marcus), 'the form');
    expect(world.form(world.marcus)?.values).toEqual({
      From: '9:00 PM',
      Until: '8:00 AM',
      'Your city, or a large one near you': 'Los Angeles',
    });
    await world.fill(world.marcus, { Until: '9:00 AM', 'Your city, or a large one near you': 'New York' });
    const changed = await live.sees(
      world.marcus,
      'I do not write between 9:00 PM and 9:00 AM (New York time).',
    );
    // Six in Los Angeles is nine in New York.
    await clockShows(live, start.with({ hour: 6 }));
    expect(reminders(world.marcus)).toHaveLength(1);

    await world.press(world.marcus, changed, 'Quiet hours');
    await until(() => world.form(world.marcus), 'the form');
    await world.fill(world.marcus, { From: 'Never. Write to me at any hour' });
    await live.sees(world.marcus, 'I write at any hour.');
  });

  test('one of which nobody saw whether it arrived is not sent a second time', async () => {
    const start = inDays(8, 14);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    there(world.trouble).loseNextAnswer();
    await clockShows(live, start.subtract({ hours: 3 }));
    expect(await rows()).toMatchObject([{ state: 'pending' }]);
    await clockShows(live, start.subtract({ hours: 2, minutes: 50 }));
    expect(await rows()).toMatchObject([{ state: 'sent' }]);
    expect(reminders(world.marcus)).toHaveLength(1);
  });

  test('whose messages are closed is told with their next answer, and can have them again', async () => {
    const start = inDays(8, 14);
    await councilAt(live, title, start);
    await saysYes(world.marcus);
    there(world.trouble).closeDirect(world.marcus);
    await clockShows(live, start.subtract({ hours: 3 }));
    expect(await rows()).toMatchObject([{ state: 'failed', error: 'direct-closed', people: 1 }]);
    expect(await live.core.store.directWishes.yesAfter('', 10)).toEqual([]);
    // Nothing more is tried.
    await clockShows(live, start.subtract({ hours: 2 }));
    expect(await rows()).toHaveLength(1);
    if (world.platform.name !== 'discord') return;
    const told = await taps(live, world.marcus, title, 'Maybe', 'your direct messages are closed to me');
    expect(told.text).toContain('Privacy Settings');
    await presses(live, world.marcus, told, 'Write to me again', 'I will remind you by direct message');
    expect(await live.core.store.directWishes.yesAfter('', 10)).toHaveLength(1);
  });
});
