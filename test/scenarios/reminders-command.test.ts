import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '../../src/chat/inline.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Place } from '../../src/chat/place.ts';
import { postElsewhere } from '../../src/events/post-elsewhere.ts';
import { dueAt, ladderOf } from '../../src/reminders/ladder.ts';
import type { Event } from '../../src/store/events.ts';
import { newId } from '../../src/store/new-id.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

const hour = 60 * 60_000;
const timeZone = 'America/Los_Angeles';
/** Nine days ahead, at ten in the morning: all three reminders of a council meeting are to come. */
const inNineDays = () => Temporal.Now.zonedDateTimeISO(timeZone).add({ days: 9 }).withPlainTime({ hour: 10 });

describe.each(everyWorld)('the reminders of an event on %s', (_, open) => {
  let live: LiveWorld;
  /** Every reminder that went out, in whichever channel, in order. */
  let sent: { readonly channel: string; readonly text: string }[];

  beforeEach(async () => {
    const world = await open();
    sent = [];
    const platform = {
      ...world.platform,
      async send(place: Place, message: Message, key: string) {
        const ref = await world.platform.send(place, message, key);
        if (message.summary.startsWith('Reminder'))
          sent.push({ channel: place.channel, text: message.summary });
        return ref;
      },
    };
    live = await liveIn({ ...world, platform }, knowledge);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const title = 'Defend the sanctuary law';

  /** Rosa makes an event and posts it. */
  async function posted(start = inNineDays()): Promise<Event> {
    const { world, core } = live;
    await world.use(world.rosa, 'event create', {
      kind: 'council-meeting',
      title,
      when: start.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
      place: 'City Hall',
    });
    await world.press(world.rosa, await live.sees(world.rosa, 'Is this right?'), 'Post it');
    await live.sees(world.rosa, 'Posted, with');
    return there((await core.store.events.coming(world.place, core.clock.now(), 1))[0]);
  }

  /** The list as it stands before Rosa, once it says this. */
  const list = (words: string, except: readonly string[] = []): Promise<SeenMessage> =>
    until(
      () =>
        live.world
          .seen(live.world.rosa)
          .findLast(
            ({ id, text }) =>
              text.includes(`Reminders: ${title}`) && text.includes(words) && !except.includes(id),
          ),
      `the list to say “${words}”`,
    );

  async function opened(): Promise<SeenMessage> {
    await live.world.use(live.world.rosa, 'reminders', { event: title });
    return list('Starts:');
  }

  const optionsOf = ({ selects }: SeenMessage, label: string): readonly string[] =>
    selects.find((select) => select.label === label)?.options ?? [];

  async function choose(shown: SeenMessage, label: string, beginning: string): Promise<void> {
    const option = optionsOf(shown, label).find((each) => each.startsWith(beginning));
    await live.world.choose(live.world.rosa, shown, label, there(option));
  }

  async function type(shown: SeenMessage, typed: string): Promise<void> {
    const { world } = live;
    // One that was refused is still open where the platform keeps it so.
    if (world.form(world.rosa) === null) await world.press(world.rosa, shown, 'Add');
    await until(() => world.form(world.rosa), 'the form');
    await world.fill(world.rosa, { When: typed });
  }

  /** Why it was not done, wherever it is told: beside the field, or privately. */
  const refusal = (words: string) =>
    until(() => {
      const { rosa } = live.world;
      const told = [
        ...Object.values(live.world.form(rosa)?.errors ?? {}),
        ...live.world.seen(rosa).map(({ text }) => text),
      ];
      return told.some((text) => text.includes(words));
    }, `“${words}”`);

  /** Lets the time come for that rung of the event, and sends what is due then. */
  async function goTo(event: Event, rung: string): Promise<void> {
    live.passTime(dueAt(event, rung) + 1_000 - live.core.clock.now());
    await live.core.worker.run();
  }

  test('a list tells its organizers alone what is due, when, and what became of it', async () => {
    const event = await posted();
    const shown = await opened();
    expect(shown.isPrivate).toBe(true);
    for (const rung of ['7 days before: waiting', '1 day before: waiting', '2 hours before: waiting'])
      expect(shown.text).toContain(rung);
    expect(shown.buttons.map(({ label }) => label)).toEqual(['Add', 'Preview']);
    expect(optionsOf(shown, 'Put one back')).toEqual([]);
    await goTo(event, 'P7D');
    await live.world.use(live.world.rosa, 'reminders', { event: title });
    const later = await list('7 days before: sent');
    expect(later.text).toContain('1 day before: waiting');
    expect(optionsOf(later, 'Skip one')).toHaveLength(2);
  });

  test('one that was skipped is not sent, and the others are', async () => {
    const event = await posted();
    const before = await opened();
    await choose(before, 'Skip one', '1 day before');
    const after = await list('Skipped: 1 day before');
    expect(after.id).toBe(before.id);
    expect(after.text).toContain('1 day before: skipped');
    for (const rung of ['P7D', 'P1D', 'PT2H']) await goTo(event, rung);
    expect(sent).toHaveLength(2);
    await goTo(event, 'PT2H');
    expect(sent).toHaveLength(2);
  });

  test('one that was skipped can be put back, and is sent then', async () => {
    const event = await posted();
    const before = await opened();
    await choose(before, 'Skip one', '1 day before');
    await choose(await list('Skipped: 1 day before'), 'Put one back', '1 day before');
    const after = await list('Put back: 1 day before');
    expect(after).toMatchObject({ id: before.id });
    expect(after.text).toContain('1 day before: waiting');
    expect(optionsOf(after, 'Put one back')).toEqual([]);
    for (const rung of ['P7D', 'P1D', 'PT2H']) await goTo(event, rung);
    expect(sent).toHaveLength(3);
  });

  test('an added one is sent once in every channel, also where the event is posted later', async () => {
    const { world, core } = live;
    const event = await posted();
    await goTo(event, 'P7D');
    const before = await opened();
    await type(before, '3 hours before');
    const after = await list('Added: 3 hours before');
    expect(after).toMatchObject({ id: before.id });
    expect(after.text).toContain('3 hours before: waiting');
    const channels = [world.place.channel];
    const { privatePlace } = world;
    if (privatePlace) {
      channels.push(privatePlace.channel);
      await core.store.transaction(async (repositories) => {
        const fresh = there(await repositories.events.byId(event.id));
        const ladder = ladderOf(fresh, core.content.campaign);
        await postElsewhere(repositories, fresh, privatePlace, ladder, core.clock.now());
      });
      await world.use(world.rosa, 'reminders', { event: title });
      const both = await list('7 days before: sent (in 1 of 2 channels)');
      expect(both.text).toContain('its time had already passed (in 1 of 2 channels)');
      expect(both.text).toContain('3 hours before: waiting.');
    }
    for (const rung of ['P1D', 'PT3H', 'PT2H']) {
      const soFar = sent.length;
      await goTo(event, rung);
      await core.worker.run();
      const now = sent.slice(soFar).map(({ channel }) => channel);
      expect(now.toSorted()).toEqual(channels.toSorted());
    }
  });

  test('a moment in words is taken as well, by the clock where the event is', async () => {
    const event = await posted();
    await type(await opened(), 'the day before at 6pm');
    await list('Added: 16 hours before');
    const shown = await list('16 hours before: waiting');
    const due = event.start.subtract({ days: 1 }).withPlainTime({ hour: 18 });
    expect(shown.text).toContain(live.world.momentAs(due.epochMilliseconds, '6:00 PM'));
  });

  test('days keep the hour on the wall though the clocks change between, hours are hours', async () => {
    const change = there(Temporal.Now.zonedDateTimeISO(timeZone).getTimeZoneTransition('next'));
    const event = await posted(change.withPlainTime({ hour: 10 }));
    await type(await opened(), '2 days before');
    await type(await list('Added: 2 days before'), '48 hours before');
    await list('Added: 48 hours before');
    const dues = (await live.core.store.outbox.of(event.id))
      .filter(({ rung }) => ['P2D', 'PT48H'].includes(rung))
      .map(({ dueAt }) => Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(timeZone).hour);
    expect(dues).toContain(10);
    expect(new Set(dues).size).toBe(2);
  });

  test('what cannot be is refused, with what to do instead', async () => {
    const { world } = live;
    await posted();
    const shown = await opened();
    for (const [typed, told] of [
      ['when the moon is full', 'Type it like “3 hours before”'],
      ['in 20 days at 6pm', 'Choose an earlier time'],
      ['30 days before', 'has already passed'],
      ['2 hours 3 minutes before', 'already a reminder within five minutes of that: 2 hours before'],
      ['tomorrow', 'At what time?'],
    ] as const) {
      await type(shown, typed);
      await refusal(told);
    }
    expect(
      (await live.core.store.events.coming(world.place, live.core.clock.now(), 1))[0]?.ladder,
    ).toBeNull();
    let latest = shown;
    for (const hours of [3, 4, 5, 6, 7, 8, 9]) {
      await type(latest, `${hours} hours before`);
      latest = await list(`Added: ${hours} hours before`);
    }
    await type(latest, '10 hours before');
    await refusal('already has 10 reminders to come');
  });

  test('the preview, for the organizer alone, is what is sent later', async () => {
    const { world } = live;
    const event = await posted();
    await world.press(world.rosa, await opened(), 'Preview');
    const preview = await live.sees(world.rosa, 'only you see this');
    expect(preview).toMatchObject({ isPrivate: true, buttons: [] });
    await goTo(event, 'P7D');
    const reminder = await live.sees(world.marcus, 'Reminder / Recordatorio');
    expect(reminder.isPrivate).toBe(false);
    const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
    expect(lines(preview.text)).toEqual(expect.arrayContaining(lines(reminder.text)));
    expect(world.seen(world.marcus).filter(({ text }) => text.includes('Reminder /'))).toHaveLength(1);
  });

  test('with two lists open at once, both changes hold', async () => {
    const event = await posted();
    const first = await opened();
    await live.world.use(live.world.rosa, 'reminders', { event: title });
    const second = await list('Starts:', [first.id]);
    await Promise.all([
      choose(first, 'Skip one', '7 days before'),
      choose(second, 'Skip one', '1 day before'),
    ]);
    await list('Skipped: 7 days before');
    await list('Skipped: 1 day before');
    expect((await live.core.store.events.byId(event.id))?.ladder).toEqual(['PT2H']);
    for (const rung of ['P7D', 'P1D', 'PT2H']) await goTo(event, rung);
    expect(sent).toHaveLength(1);
  });

  test('one that is being sent already cannot be skipped any more, and is sent', async () => {
    const event = await posted();
    const shown = await opened();
    const { outbox } = live.core.store;
    const claimed = dueAt(event, 'P7D') + 1;
    const [row] = await outbox.claim(claimed, { owner: 'a worker', until: claimed + hour }, 1);
    await choose(shown, 'Skip one', '7 days before');
    await refusal('already being sent');
    expect(await outbox.byId(there(row).id)).toMatchObject({ state: 'claimed' });
    expect((await live.core.store.events.byId(event.id))?.ladder).toBeNull();
    await goTo(event, 'P1D');
    await choose(shown, 'Skip one', '1 day before');
    await refusal('was already sent');
  });

  test('where it could not be sent, the list says why and what to do', async () => {
    const event = await posted();
    const { outbox } = live.core.store;
    const owner = 'a worker';
    const due = dueAt(event, 'P7D') + 1;
    const [row] = await outbox.claim(due, { owner, until: due + hour }, 1);
    await outbox.giveUp(there(row), owner, 'failed', 'missing-permission: Send Messages');
    live.passTime(due - live.core.clock.now());
    const shown = await opened();
    expect(shown.text).toContain('7 days before: could not be sent');
    expect(shown.text).toContain('I lack the permission Send Messages');
  });

  test('members are not shown it, and nobody from another group', async () => {
    const { world, core } = live;
    const event = await posted();
    await world.use(world.marcus, 'reminders', { event: title });
    await live.sees(world.marcus, 'Only organizers');
    const post = there(world.seen(world.marcus).find(({ isPrivate }) => !isPrivate));
    for (const forged of ['reminders', 'reminders-preview', 'reminders-add'])
      await world.forge(world.marcus, post, `${forged}:${event.id}`);
    await until(
      () => world.seen(world.marcus).filter(({ text }) => text.includes('Only organizers')).length === 4,
      'four refusals',
    );
    const languages = ['en'] as const;
    const { id } = await core.store.groups.ensure({
      platform: world.place.platform,
      nativeId: 'other',
      languages,
    });
    const theirs = { ...event, id: newId(), groupId: id };
    await core.store.events.add(theirs, core.clock.now());
    await core.store.posts.add(theirs.id, { ...world.place, group: 'other', channel: 'theirs' });
    await world.forge(world.rosa, post, `reminders:${theirs.id}`);
    await refusal('not here any more');
    // A rung that no menu offered.
    for (const forged of ['reminders-skip', 'reminders-put-back']) {
      const before = world.seen(world.rosa).length;
      await world.forge(world.rosa, post, `${forged}:${event.id}:PT99H`);
      await until(() => world.seen(world.rosa).length > before, 'an answer');
      await refusal('was changed a moment ago');
    }
    expect((await core.store.events.byId(event.id))?.ladder).toBeNull();
  });

  test('one that is cancelled or has begun has nothing due any more', async () => {
    const { world, core } = live;
    const event = await posted();
    const shown = await opened();
    live.passTime(event.start.epochMilliseconds + 1 - core.clock.now());
    await world.press(world.rosa, shown, 'Add');
    await refusal('has already begun');
    await core.store.events.move(event.id, 'open', 'cancelled');
    await world.press(world.rosa, shown, 'Preview');
    await refusal('is cancelled');
  });

  test('the event as organizers see it leads there, as members see it not', async () => {
    const { world } = live;
    await posted();
    await world.use(world.rosa, 'event show', { event: title });
    const view = await until(
      () =>
        world.seen(world.rosa).findLast(({ buttons }) => buttons.some(({ label }) => label === 'Reminders')),
      'the button',
    );
    await world.press(world.rosa, view, 'Reminders');
    await list('2 hours before: waiting');
    await world.use(world.ana, 'event show', { event: title });
    const theirs = await until(
      () => world.seen(world.ana).findLast(({ isPrivate }) => isPrivate),
      'the event',
    );
    expect(plainText(theirs.text)).not.toContain('Recordatorios');
    expect(theirs.buttons.map(({ label }) => label)).not.toContain('Recordatorios');
  });
});
