import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import type { Place } from '../../src/chat/place.ts';
import { dueAt } from '../../src/reminders/rung.ts';
import type { Event } from '../../src/store/events.ts';
import type { DirectCount } from '../../src/store/outbox.ts';
import { until } from '../contracts/stand-in.ts';
import type { Person, World } from '../contracts/world.ts';
import { everyWorld } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';
import { presses, taps } from './reminded-people.ts';
import { optionsOf, type ReminderList, reminderListIn, timeZone, title } from './reminder-list.ts';

// Reminders that go to people and not to the channel, as organizers see and change them.

const going = 'Those going (direct message)';

/** A world whose second reminder to a person hangs until it is let go. */
function withSlowMessages(world: World) {
  const gate = Promise.withResolvers<void>();
  const hangs = Promise.withResolvers<void>();
  let direct = 0;
  const platform = {
    ...world.platform,
    async send(place: Place, message: Message, key: string) {
      if (/^(Reminder|Recordatorio)/.test(message.summary) && place.channel !== world.place.channel) {
        direct += 1;
        if (direct > 1) {
          hangs.resolve();
          await gate.promise;
        }
      }
      return world.platform.send(place, message, key);
    },
  };
  return { world: { ...world, platform }, hangs: hangs.promise, letGo: () => gate.resolve() };
}

describe.each(everyWorld)('reminders for people on %s', (_, open) => {
  let reminders: ReminderList;
  let live: LiveWorld;
  let slow: ReturnType<typeof withSlowMessages>;

  beforeEach(async () => {
    slow = withSlowMessages(await open());
    reminders = await reminderListIn(slow.world);
    live = reminders.live;
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const says = (words: string) => reminders.list(words);
  const countsOf = ({ id, start }: Event) =>
    live.core.store.outbox.directCounts(id, start.epochMilliseconds, live.core.clock.now());
  const peopleWith = (counts: readonly DirectCount[], state: DirectCount['state']) =>
    counts.filter((count) => count.state === state).reduce((sum, { people }) => sum + people, 0);
  const ladderNow = async ({ id }: Event) => (await live.core.store.events.byId(id))?.ladder;

  test('one is added, skipped and put back like those for the channel', async () => {
    const event = await reminders.posted();
    await reminders.type(await reminders.opened(), '3 hours before', going);
    const added = await says('Added: 3 hours before, directly to those going');
    expect(added.text).toContain('3 hours before, directly to those going: waiting');
    expect(await ladderNow(event)).toContain('PT3H to going');
    await reminders.choose(added, 'Skip one', '3 hours before, directly');
    const skipped = await says('Skipped: 3 hours before, directly');
    expect(skipped.text).toContain('directly to those going: skipped');
    await reminders.choose(skipped, 'Put one back', '3 hours before, directly');
    const back = await says('Put back: 3 hours before, directly');
    expect(optionsOf(back, 'Put one back')).toEqual([]);
    const fanOuts = await live.core.store.outbox.fanOuts(event.id);
    expect(fanOuts.filter(({ rung }) => rung === 'PT3H to going').map(({ state }) => state)).toEqual([
      'pending',
    ]);
  });

  test('two at once are too many for the same people, not for different ones', async () => {
    const event = await reminders.posted();
    const shown = await reminders.opened();
    await reminders.type(shown, '121 minutes before', 'Those going or maybe (direct message)');
    await reminders.refusal('already a reminder within five minutes of that: 2 hours before, directly');
    await reminders.type(shown, '121 minutes before', going);
    await says('2 hours, 1 minute before, directly to those going: waiting');
    expect(await ladderNow(event)).toContain('PT2H1M to going');
  });

  test('a time of day stays what it is when the event is moved, and is not sent once the event has begun', async () => {
    const event = await reminders.posted();
    await reminders.type(await reminders.opened(), 'the same day at 9am');
    await says('the same day at 9:00 AM: waiting');
    const moveTo = async (hour: number) => {
      const when = event.start.with({ hour }).toPlainDateTime().toString({ smallestUnit: 'minute' });
      await live.world.use(live.world.rosa, 'event edit', { event: title, when: when.replace('T', ' ') });
      const draft = await live.sees(live.world.rosa, 'This will change');
      await live.world.press(live.world.rosa, draft, 'Save and tell people');
      const asked = () =>
        live.world.seen(live.world.rosa).some(({ text }) => text.includes('This will change'));
      await until(() => !asked(), 'the change to be saved');
      expect((await live.core.store.events.byId(event.id))?.start.hour).toBe(hour);
      await live.world.use(live.world.rosa, 'reminders', { event: title });
    };
    await moveTo(14);
    const nine = dueAt(event, 'P0D 09:00');
    await says('Starts:');
    const rows = async () =>
      (await live.core.store.outbox.of(event.id)).filter(
        ({ rung, state }) => rung === 'P0D 09:00' && state === 'pending',
      );
    expect((await rows()).map((row) => row.dueAt)).toEqual([nine]);
    await moveTo(8);
    await says('the same day at 9:00 AM: not sent, the event has begun by then');
    expect(await rows()).toEqual([]);
  });

  test('while they go out the list says how many of how many, and looks again', async () => {
    const { world, core } = live;
    const start = Temporal.Now.zonedDateTimeISO(timeZone).add({ days: 9 }).with({ hour: 14, minute: 0 });
    const event = await reminders.posted(start.round({ smallestUnit: 'minute', roundingMode: 'floor' }));
    const accept = async (person: Person, answer: string, ask: string, yes: string, thanks: string) =>
      presses(live, person, await taps(live, person, title, answer, ask), yes, thanks);
    await accept(world.ana, 'Voy', '¿Quiere que le recuerde por mensaje directo', 'Sí', 'Le voy a recordar');
    await accept(world.marcus, 'Going', 'Shall I remind you by direct message', 'Yes', 'remind you');
    live.passTime(dueAt(event, 'PT2H') + 1_000 - core.clock.now());
    const working = core.worker.run();
    await slow.hangs;
    await expect.poll(async () => peopleWith(await countsOf(event), 'sent'), { timeout: 20_000 }).toBe(1);
    await world.use(world.rosa, 'reminders', { event: title });
    const shown = await says('Starts:');
    expect(shown.text).toContain('2 hours before, directly to those going or maybe: 1 of 2 sent');
    slow.letGo();
    await working;
    await world.press(world.rosa, shown, 'Look again');
    const done = await says('going or maybe: sent to 2 people');
    expect(done.id).toBe(shown.id);
    expect(done.buttons.map(({ label }) => label)).not.toContain('Look again');
  });

  test('where nobody said yes to direct messages, the list says why it went to nobody', async () => {
    const event = await reminders.posted();
    await reminders.goTo(event, 'PT2H');
    await live.world.use(live.world.rosa, 'reminders', { event: title });
    await says('going or maybe: sent to nobody, since it only goes to people who said yes');
  });
});
