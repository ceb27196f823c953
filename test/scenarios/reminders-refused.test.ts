import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addRung, skipRung } from '../../src/reminders/change-ladder.ts';
import { dueAt } from '../../src/reminders/rung.ts';
import { newId } from '../../src/store/new-id.ts';
import { there, until } from '../contracts/stand-in.ts';
import { everyWorld } from './every-world.ts';
import type { LiveWorld } from './live-world.ts';
import { type ReminderList, reminderListIn, title } from './reminder-list.ts';

// What cannot be done with an event's reminders, and why.

const hour = 60 * 60_000;

describe.each(everyWorld)('what is refused of reminders on %s', (_, open) => {
  let reminders: ReminderList;
  let live: LiveWorld;
  const posted: ReminderList['posted'] = (start) => reminders.posted(start);
  const opened: ReminderList['opened'] = () => reminders.opened();
  const list: ReminderList['list'] = (words, except) => reminders.list(words, except);
  const choose: ReminderList['choose'] = (shown, label, beginning) =>
    reminders.choose(shown, label, beginning);
  const type: ReminderList['type'] = (shown, typed) => reminders.type(shown, typed);
  const refusal: ReminderList['refusal'] = (words) => reminders.refusal(words);
  const goTo: ReminderList['goTo'] = (event, rung) => reminders.goTo(event, rung);

  beforeEach(async () => {
    reminders = await reminderListIn(await open());
    live = reminders.live;
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  test('what cannot be is refused, with what to do instead', async () => {
    const { world } = live;
    await posted();
    const shown = await opened();
    for (const [typed, told] of [
      ['when the moon is full', 'Type it like “3 hours before”'],
      ['in 20 days at 6pm', 'Choose an earlier time'],
      ['30 days before', 'has already passed'],
      ['9999 months before', 'two years before the event at most'],
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
    await goTo(event, 'P1D 18:00');
    await choose(shown, 'Skip one', 'the day before at 6:00 PM ·');
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

  test('nothing is changed for a start that is not the one they saw', async () => {
    const { core } = live;
    const seen = await posted();
    const moved = { ...seen, start: seen.start.add({ hours: 3 }), end: seen.end.add({ hours: 3 }) };
    expect(await core.store.events.rewriteOpen(moved)).toBe(true);
    // As if it was moved in the very moment of the tap.
    const refused = { phrase: 'reminders.changed-meanwhile' };
    await expect(addRung(core, seen, 'PT5H', 'en')).rejects.toMatchObject(refused);
    await expect(skipRung(core, seen, 'P1D 18:00')).rejects.toMatchObject(refused);
    expect((await core.store.events.byId(seen.id))?.ladder).toBeNull();
  });
});
