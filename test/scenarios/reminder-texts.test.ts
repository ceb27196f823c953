import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatWhen } from '../../src/events/when/format-when.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, eventOf, rosaPosts } from './rosa-organizes.ts';

// What a reminder says, as it stands in the channel.

const title = 'Defend the sanctuary law';
const at = (when: string) => Temporal.ZonedDateTime.from(`${when}[America/Los_Angeles]`);
const platforms = everyWorld.filter(([name]) => name === 'Discord' || name === 'Slack by its socket');

describe.each(platforms)('a reminder on %s', (_, open) => {
  let live: LiveWorld;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    await clockShows(live, at('2026-11-23T12:00'));
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const openly = () => live.world.seen(live.world.ana).filter(({ isPrivate }) => !isPrivate);
  /** The last message in the channel that says this. */
  const said = (words: string): Promise<SeenMessage> =>
    until(() => openly().findLast(({ text }) => text.includes(words)), `“${words}” in the channel`);

  test('says what, when, where, how to take part and how many come, with the buttons', async () => {
    const link = 'https://example.org/agenda';
    await rosaPosts(live, title, '2026-12-08 10:00', { accessibility: 'Ramp on Main St.', link });
    await clockShows(live, at('2026-12-01T10:01'));
    const { text, buttons } = await said('Reminder / Recordatorio');
    for (const words of [
      'Tue, Dec 8, 10:00 AM',
      'mar, 8 de dic, 10:00',
      'City Hall',
      'Ramp on Main St.',
      link,
      'How to take part: To speak, sign up as the agenda says',
      'Cómo participar: Para hablar, apúntese',
      '0 going',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('is late');
    expect(buttons).toHaveLength(3);
  });

  test('of another kind of event tells nobody how to speak to the Council', async () => {
    await rosaPosts(live, title, '2026-12-08 10:00', { kind: 'rally' });
    await clockShows(live, at('2026-12-01T10:01'));
    expect((await said('Reminder')).text).not.toContain('agenda');
  });

  test('that comes after an outage says first that it is late, until somebody answers under it', async () => {
    const { world } = live;
    await rosaPosts(live, title, '2026-12-08 10:00');
    await clockShows(live, at('2026-12-08T09:35'));
    const late = await said('Reminder / Recordatorio');
    const [first = '', second = ''] = late.text.split('\n').filter((line) => line.trim() !== '');
    expect(first).toMatch(/^This reminder is late\. It starts (in 25 minutes|<t:\d+:R>)\.$/);
    expect(second).toContain('Este recordatorio llega tarde. Empieza');
    // The message is brought up to date by the tap: nothing in it may say any more how long it is until the start.
    await world.press(world.ana, late, there(late.buttons[0]).label);
    const after = await said('1 going');
    expect(openly().filter(({ text }) => text.includes('Reminder / Recordatorio'))).toHaveLength(1);
    expect(after.text).not.toContain('is late');
  });

  test('that comes nine minutes after its time makes no fuss about it', async () => {
    await rosaPosts(live, title, '2026-12-08 10:00');
    await clockShows(live, at('2026-12-08T08:09'));
    expect((await said('Reminder / Recordatorio')).text).not.toContain('is late');
  });

  test('that comes eleven minutes after its time says so', async () => {
    await rosaPosts(live, title, '2026-12-08 10:00');
    await clockShows(live, at('2026-12-08T08:11'));
    expect((await said('Reminder / Recordatorio')).text).toContain('is late');
  });

  test('about access comes in time to ask, with the last day for each thing and of whom to ask', async () => {
    const { world } = live;
    await rosaPosts(live, title, '2026-12-08 10:00');
    await clockShows(live, at('2026-11-27T12:00'));
    const { text, buttons } = await said('Interpretation and access /');
    const by = (day: string) => world.momentAs(at(day).epochMilliseconds, formatWhen(at(day), 'en'));
    for (const words of [
      'Ask the City Clerk for anything else. Ask by the day below, or earlier:',
      'Pida a más tardar el día que dice abajo, o antes:',
      `Sign language / Lengua de señas: ${by('2026-12-01T10:00')} · 213-978-1133`,
      // 72 hours before is a Saturday, when nobody is in the office.
      `Otra ayuda por discapacidad: ${by('2026-12-04T10:00')} · 213-978-1133`,
      'as early as you can / lo antes posible · clerk.interpretation@lacity.org',
      '0 going',
    ])
      expect(text).toContain(words);
    expect(buttons).toHaveLength(3);
  });

  test('about access comes late without what cannot be asked for any more', async () => {
    const event = await rosaPosts(live, title, '2026-12-08 10:00');
    await live.core.store.outbox.withdrawReminders(event.id, 'P7D');
    await clockShows(live, at('2026-12-02T09:00'));
    const { text } = await said('Interpretation and access /');
    expect(text).toContain('This reminder is late');
    expect(text).toContain('Other help for a disability');
    expect(text).not.toContain('Sign language');
  });

  test('an event made too late for it: its organizer learns the last days, those that have passed among them', async () => {
    const { world } = live;
    const options = { kind: 'council-meeting', title, when: '2026-11-30 10:00', place: 'City Hall' };
    await clockShows(live, at('2026-11-24T12:00'));
    await world.use(world.rosa, 'event create', options);
    const { text } = await live.sees(world.rosa, 'Is this right?');
    expect(text).toContain(
      'It is too late for the reminder about interpretation and access. Last day to ask: ' +
        'Sign language, Mon, Nov 23, 10:00 AM PST (already passed); ' +
        'Other help for a disability, Fri, Nov 27, 10:00 AM PST.',
    );
    await world.use(world.rosa, 'event create', { ...options, title: 'Later', when: '2026-12-15 10:00' });
    expect((await live.sees(world.rosa, 'Later')).text).not.toContain('too late for the reminder');
  });
});

test('what was planned for people waits there once for each event, however many channels it stands in', async () => {
  const [, open] = there(platforms[0]);
  const live = await liveIn(await open(), knowledge);
  await clockShows(live, at('2026-11-23T12:00'));
  await rosaPosts(live, title, '2026-12-08 10:00');
  const event = await eventOf(live, title);
  const rows = await live.core.store.outbox.fanOuts(event.id);
  expect(rows.map(({ rung, state }) => [rung, state])).toEqual([
    ['P1D 18:00 to speakers', 'pending'],
    ['PT2H to going-or-maybe', 'pending'],
  ]);
  await live.stop();
});
