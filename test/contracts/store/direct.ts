import { expect, test } from 'vitest';
import type { WantedDirect } from '../../../src/store/outbox.ts';
import { furnish, hour, noon } from './furnish.ts';
import type { StoreWorld } from './world.ts';

const platform = 'discord';
const lane = 'discord 900000000000000001 direct';
const month = '2026-11';

/** What is kept of people who want to be written to. */
export function keepsDirect(fresh: () => Promise<StoreWorld>): void {
  test('who speaks is known as long as they are going', async () => {
    const { store } = await fresh();
    const { event } = await furnish(store);
    const say = (person: string, choice: 'going' | 'maybe') =>
      store.rsvps.set(event.id, person, { choice, via: 'button', actedAt: noon });
    for (const person of ['ana', 'rosa']) await say(person, 'going');
    await say('marcus', 'maybe');
    expect(await store.rsvps.setSpeaks(event.id, 'ana', true)).toBe(true);
    expect(await store.rsvps.setSpeaks(event.id, 'rosa', true)).toBe(true);
    expect(await store.rsvps.setSpeaks(event.id, 'marcus', true)).toBe(false);
    expect(await store.rsvps.speakers(event.id)).toBe(2);
    await say('rosa', 'maybe');
    expect(await store.rsvps.speaks(event.id, 'rosa')).toBe(false);
    expect(await store.rsvps.speaks(event.id, 'ana')).toBe(true);
    expect(await store.rsvps.speakers(event.id)).toBe(1);
    expect(await store.rsvps.peopleWho(event.id, ['maybe'])).toEqual(new Set(['rosa', 'marcus']));
    expect(await store.rsvps.peopleWho(event.id, ['going', 'maybe'], true)).toEqual(new Set(['ana']));
    expect(await store.rsvps.peopleWho(event.id, [])).toEqual(new Set());
  });

  test('somebody is asked once, and what they said is kept', async () => {
    const { store, other } = await fresh();
    const ana = { person: 'ana', platform, language: 'es' } as const;
    const asked = await Promise.all(
      [store, other, store].map((each) => each.directWishes.askOnce(ana, month)),
    );
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await store.directWishes.of('ana')).toMatchObject({ state: 'asked', sealed: null, quiet: null });
    const quiet = { from: Temporal.PlainTime.from('22:30'), to: Temporal.PlainTime.from('07:00') };
    expect(await store.directWishes.setQuiet('ana', quiet, 'America/Los_Angeles')).toBe(false);
    await store.directWishes.agree({ ...ana, group: 'g', sealed: 'sealed' }, month);
    expect(await store.directWishes.setQuiet('ana', quiet, 'America/Los_Angeles')).toBe(true);
    await store.directWishes.agree({ ...ana, group: null, sealed: 'again' }, month);
    const said = {
      ...ana,
      state: 'yes',
      sealed: 'again',
      group: null,
      quiet,
      timeZone: 'America/Los_Angeles',
    };
    expect(await other.directWishes.of('ana')).toEqual(said);
    for (const person of ['Zoe', 'béa', 'chan', '_x'])
      await store.directWishes.agree({ ...ana, person, group: 'g', sealed: 's' }, month);
    const seen: string[] = [];
    for (let last = ''; ; last = seen.at(-1) ?? '') {
      const some = await store.directWishes.yesAfter(last, 2);
      seen.push(...some.map(({ person }) => person));
      if (some.length < 2) break;
    }
    expect(seen.toSorted()).toEqual(['Zoe', '_x', 'ana', 'béa', 'chan']);
    const among = async (...people: readonly string[]) =>
      (await store.directWishes.yesAmong(people)).map(({ person }) => person).toSorted();
    expect(await among('Zoe', 'ana', 'nobody')).toEqual(['Zoe', 'ana']);
    await store.directWishes.close('ana');
    expect(await among('Zoe', 'ana')).toEqual(['Zoe']);
    expect(await store.directWishes.of('ana')).toMatchObject({ state: 'closed', sealed: null, quiet });
    await store.directWishes.refuse(ana, month);
    expect(await store.directWishes.of('ana')).toMatchObject({ state: 'no', sealed: null, quiet: null });
    expect(await store.directWishes.of('nobody')).toBeNull();
  });

  test('a reminder of one’s own is kept until it is not wanted, or the event is over', async () => {
    const { store } = await fresh();
    const { event } = await furnish(store);
    const mine = { eventId: event.id, person: 'ana', rung: 'PT3H to personal' };
    await store.personalReminders.add(mine);
    await store.personalReminders.add(mine);
    await store.personalReminders.add({ ...mine, rung: 'PT5H to personal' });
    await store.personalReminders.add({ ...mine, person: 'rosa' });
    expect((await store.personalReminders.of(event.id, 'ana')).toSorted()).toEqual([
      'PT3H to personal',
      'PT5H to personal',
    ]);
    expect(await store.personalReminders.peopleOf(event.id, mine.rung)).toEqual(new Set(['ana', 'rosa']));
    expect((await store.outbox.personalRungs(event.id)).toSorted()).toEqual([
      'PT3H to personal',
      'PT5H to personal',
    ]);
    await store.personalReminders.remove(mine);
    expect(await store.personalReminders.peopleOf(event.id, mine.rung)).toEqual(new Set(['rosa']));
    await store.personalReminders.forgetBefore(noon + hour);
    expect(await store.personalReminders.of(event.id, 'rosa')).toHaveLength(1);
    await store.personalReminders.forgetBefore(noon + hour + 1);
    expect(await store.personalReminders.of(event.id, 'rosa')).toEqual([]);
  });

  test('messages to people are there once each, are counted, taken back and forgotten', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    const rung = 'PT2H to going';
    const fanOut = { eventId: event.id, rung, dueAt: noon - hour, ofStart: noon };
    await Promise.all([store, other].map(({ outbox }) => outbox.planFanOut(fanOut)));
    await store.outbox.withdrawReminders(event.id);
    await store.outbox.planFanOut({ ...fanOut, dueAt: noon - 2 * hour });
    expect(await store.outbox.fanOuts(event.id)).toMatchObject([
      { kind: 'fan-out', rung, state: 'pending', dueAt: noon - 2 * hour, ofStart: noon },
    ]);
    const to = (person: string, change: Partial<WantedDirect> = {}): WantedDirect => ({
      eventId: event.id,
      person,
      rung,
      lane,
      dueAt: noon - hour,
      sealed: `sealed ${person}`,
      dropped: null,
      ofStart: noon,
      ...change,
    });
    const wanted = [
      to('ana'),
      to('rosa'),
      to('late', { dueAt: noon + hour }),
      to('asleep', { sealed: null, dropped: 'quiet-hours' }),
    ];
    await store.outbox.addDirects([]);
    await Promise.all([store, other].map(({ outbox }) => outbox.addDirects(wanted)));
    expect(await store.outbox.eventsWithDirects()).toEqual([event.id]);
    expect(await store.outbox.directsTo(event.id, 'ana')).toMatchObject([
      { kind: 'direct', state: 'pending', sealed: 'sealed ana', person: 'ana' },
    ]);
    await store.outbox.withdrawDirects(event.id, 'ana');
    expect(await store.outbox.directsTo(event.id, 'ana')).toMatchObject([
      { state: 'withdrawn', sealed: null, error: 'not-wanted' },
    ]);
    const counts = await store.outbox.directCounts(event.id, noon, noon);
    const told = counts.map(
      ({ state, error, people, isPutOff }) => `${state} ${error} ${people} ${isPutOff}`,
    );
    expect(told.toSorted()).toEqual([
      'pending null 1 false',
      'pending null 1 true',
      'withdrawn not-wanted 1 false',
      'withdrawn quiet-hours 1 false',
    ]);
    await store.outbox.forgetDirects(noon + hour);
    expect(await store.outbox.directsTo(event.id, 'asleep')).toHaveLength(1);
    await store.outbox.forgetDirects(noon + hour + 1);
    expect(await store.outbox.directsTo(event.id, 'asleep')).toEqual([]);
    expect(await store.outbox.directsTo(event.id, 'rosa')).toHaveLength(1);
  });

  test('where the event is moved, what waits for one person stays if it can, and all else is taken back', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    const { id: eventId } = there.event;
    const [stays, goes] = ['PT3H to going', 'PT2H to going'];
    const to = (person: string, rung: string, dueAt: number): WantedDirect => ({
      ...{ eventId, person, rung, lane, dueAt, dropped: null },
      ...{ sealed: `sealed ${person}`, ofStart: noon },
    });
    await store.outbox.addDirects([
      to('ana', stays, noon - hour),
      to('ana', goes, noon - hour),
      to('rosa', stays, noon + hour),
    ]);
    const early = 'PT4H to going';
    await store.outbox.planFanOut({ eventId, rung: goes, dueAt: noon, ofStart: noon });
    await store.outbox.planFanOut({ eventId, rung: early, dueAt: noon - 2 * hour, ofStart: noon });
    await store.outbox.plan({ ...reminderIn(there), dueAt: noon, ofStart: noon });
    expect((await store.outbox.rungsUnderWay(eventId, noon - hour)).toSorted()).toEqual([goes, stays, early]);
    await store.outbox.withdrawMoved(eventId, {
      start: noon + hour,
      staying: [stays, early],
      now: noon - hour,
    });
    expect((await store.outbox.rungsUnderWay(eventId, noon - hour)).toSorted()).toEqual([stays, early]);
    const ofAna = await store.outbox.directsTo(eventId, 'ana');
    expect(ofAna.find(({ rung }) => rung === stays)).toMatchObject({
      ...{ state: 'pending', sealed: 'sealed ana', ofStart: noon + hour },
    });
    expect(ofAna.find(({ rung }) => rung === goes)).toMatchObject({ state: 'withdrawn', sealed: null });
    // It would only come when the event has begun.
    expect(await store.outbox.directsTo(eventId, 'rosa')).toMatchObject([
      { state: 'withdrawn', sealed: null },
    ]);
    const others = [...(await store.outbox.fanOuts(eventId)), ...(await store.outbox.of(eventId))];
    expect(others.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'fan-out pending',
      'fan-out withdrawn',
      'reminder withdrawn',
    ]);
    await store.outbox.withdrawMoved(eventId, { start: noon + 2 * hour, staying: [], now: noon - hour });
    expect(await store.outbox.rungsUnderWay(eventId, noon - hour)).toEqual([]);
  });
}

function reminderIn({ event, post }: Awaited<ReturnType<typeof furnish>>) {
  return { kind: 'reminder', eventId: event.id, postId: post.id, rung: 'PT2H' } as const;
}
