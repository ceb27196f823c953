import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/open.ts';
import type { OutboxRow, Settled, Wanted } from '../../../src/store/outbox.ts';
import { channel, type Furnished, furnish, hour, noon, server } from './furnish.ts';
import type { StoreWorld } from './world.ts';

const mine = { owner: 'one', until: noon + hour };
const theirs = { owner: 'other', until: noon + hour };

function reminder({ event, post }: Omit<Furnished, 'groupId'>, rung: string, dueAt = noon): Wanted {
  return { kind: 'reminder', eventId: event.id, postId: post.id, rung, dueAt, ofStart: noon + 2 * hour };
}

function refresh({ event, post }: Furnished, dueAt = noon): Wanted {
  return { kind: 'refresh', eventId: event.id, postId: post.id, dueAt };
}

function sent(row: OutboxRow, message: string | null): Settled {
  return { is: 'sent', row, message, error: null, againAt: null };
}

async function only(store: Store, eventId: string): Promise<OutboxRow> {
  const [row, ...others] = await store.outbox.of(eventId);
  if (!row || others.length > 0) throw new Error(`${others.length + 1} rows`);
  return row;
}

/** What must be sent once. */
export function keepsOutbox(fresh: () => Promise<StoreWorld>): void {
  test('what is wanted twice is there once, whoever asks', async () => {
    const { store, other } = await fresh();
    const there = await furnish(store);
    const was = { start: noon, end: noon + hour, place: 'City Hall' };
    const notice = {
      kind: 'change',
      eventId: there.event.id,
      postId: there.post.id,
      dueAt: noon,
      rung: '2',
      was,
    } as const;
    await Promise.all([store, other, store, other].map(({ outbox }) => outbox.add(notice)));
    const row = await only(store, there.event.id);
    expect(row).toMatchObject({
      kind: 'change',
      state: 'pending',
      attempts: 0,
      dueAt: noon,
      was,
      ofStart: null,
    });
    expect(row.lane).toBe(`${server.platform} ${server.group}`);
    expect(await other.outbox.byId(row.id)).toEqual(row);
    expect(await store.outbox.byId('nothing')).toBeNull();
  });

  test('two claimers at once never get the same row, and together get all', async () => {
    const { store, other } = await fresh();
    const { event } = await furnish(store);
    for (let at = 0; at < 60; at += 1) {
      const post = await store.posts.add(event.id, channel(`channel ${at}`));
      await store.outbox.add(reminder({ event, post }, 'PT1H', noon - 60 + at));
    }
    const claims: OutboxRow[][] = [];
    while (claims.flat().length < 60) {
      const got = await Promise.all([
        store.outbox.claim(noon, mine, 7),
        other.outbox.claim(noon, theirs, 7),
        store.outbox.claim(noon, mine, 7),
        other.outbox.claim(noon, theirs, 7),
      ]);
      expect(Math.max(...got.map((rows) => rows.length))).toBeLessThanOrEqual(7);
      expect(got.flat().length).toBeGreaterThan(0);
      claims.push(...got);
    }
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(60);
    expect(await store.outbox.claim(noon, mine, 7)).toEqual([]);
  });

  test('of a post of which somebody has a row in hand nothing more is taken; two who took at once see it', async () => {
    const { store, other } = await fresh();
    const there = await furnish(store);
    const elsewhere = { ...there, post: await store.posts.add(there.event.id, channel('second')) };
    await store.outbox.add(reminder(there, 'PT1H', noon - 1));
    const [inHand] = await store.outbox.claim(noon, mine, 9);
    if (!inHand) throw new Error('nothing claimed');
    await store.outbox.add(refresh(there));
    await store.outbox.add(refresh(elsewhere));
    const taken = await other.outbox.claim(noon, theirs, 9);
    expect(taken.map(({ postId }) => postId)).toEqual([elsewhere.post.id]);
    expect(await store.outbox.inOtherHands('one', noon)).toEqual(new Set([elsewhere.post.id]));
    expect(await store.outbox.inOtherHands('other', noon)).toEqual(new Set([there.post.id]));
    expect(await store.outbox.inOtherHands('other', noon + hour + 1)).toEqual(new Set());
    expect(await store.outbox.settle('one', [sent(inHand, 'm')])).toEqual(new Set([inHand.id]));
    expect(await other.outbox.claim(noon, theirs, 9)).toHaveLength(1);
  });

  test('lanes can be left out, or taken from alone', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    const lane = `${server.platform} ${server.group}`;
    await store.outbox.add(reminder(there, 'PT1H'));
    expect(await store.outbox.claim(noon, mine, 9, { except: [lane] })).toEqual([]);
    expect(await store.outbox.claim(noon, mine, 9, { only: ['another'] })).toEqual([]);
    const elsewhere = { ...there, post: await store.posts.add(there.event.id, channel('second')) };
    await store.outbox.add(reminder(elsewhere, 'PT1H', noon - 1));
    const one = await store.outbox.claim(noon, mine, 9, { only: [lane], ofEach: 1 });
    expect(one.map(({ dueAt }) => dueAt)).toEqual([noon - 1]);
    expect(await store.outbox.claim(noon, mine, 9, { only: [lane] })).toHaveLength(1);
  });

  test('a try that never began leaves no trace', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    await store.outbox.add(reminder(there, 'PT1H'));
    const [row] = await store.outbox.claim(noon, mine, 1);
    if (!row) throw new Error('nothing claimed');
    await store.outbox.settle('one', [{ is: 'later', row, dueAt: noon + 9, error: null, tried: false }]);
    const waiting = { state: 'pending', dueAt: noon + 9, attempts: 0, firstAttemptAt: null, error: null };
    expect(await only(store, there.event.id)).toMatchObject(waiting);
  });

  test('what many ask for at once is read at once', async () => {
    const { store } = await fresh();
    const { event, post } = await furnish(store);
    expect(await store.events.byIds([event.id, 'nothing'])).toEqual([event]);
    expect(await store.posts.byIds([post.id, 'nothing'])).toEqual([post]);
    expect((await store.groups.byIds([event.groupId, 'nothing'])).map(({ id }) => id)).toEqual([
      event.groupId,
    ]);
    expect(await store.rsvps.counts([event.id])).toEqual(new Map());
    await store.outbox.add(reminder({ event, post }, 'PT1H'));
    await store.outbox.add(reminder({ event, post }, 'PT2H', noon + 1));
    const due = { postId: post.id, rung: 'PT1H', dueAt: noon, ofStart: noon + 2 * hour };
    expect(await store.outbox.remindersOf([post.id], noon)).toEqual(new Map([[post.id, [due]]]));
    expect(await store.outbox.remindersIn(post.id, noon)).toEqual([due]);
    expect(await store.outbox.remindersIn('nothing', noon)).toEqual([]);
  });

  test("the database's clock runs", async () => {
    const { store } = await fresh();
    const before = await store.outbox.clock();
    expect(before).toBeGreaterThan(Date.parse('2026-01-01'));
    expect(await store.outbox.clock()).toBeGreaterThanOrEqual(before);
  });

  test('what is due is claimed, oldest first, and nothing that is not due', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    await store.outbox.add(reminder(there, 'PT1H', noon));
    await store.outbox.add(reminder(there, 'PT2H', noon - 2));
    await store.outbox.add(reminder(there, 'PT3H', noon + 1));
    expect(await store.outbox.nextDue()).toBe(noon - 2);
    expect(await store.outbox.nextReminder()).toBe(noon - 2);
    const claimed = await store.outbox.claim(noon, mine, 10);
    expect(claimed.map(({ rung }) => rung)).toEqual(['PT2H', 'PT1H']);
    expect(claimed[0]).toMatchObject({ state: 'claimed', attempts: 1, firstAttemptAt: noon });
    expect(await store.outbox.nextDue()).toBe(noon + 1);
    expect(await store.outbox.nextReminder()).toBe(noon + 1);
  });

  test('a row whose holder died is taken by one other, and only its holder settles it', async () => {
    const { store, other } = await fresh();
    const there = await furnish(store);
    await store.outbox.add(reminder(there, 'PT1H'));
    const [row] = await store.outbox.claim(noon, mine, 1);
    if (!row) throw new Error('nothing claimed');
    await store.outbox.renew({ owner: 'one', until: noon + 2 * hour }, []);
    await store.outbox.renew({ owner: 'one', until: noon + 2 * hour }, [row.id]);
    await other.outbox.renew({ owner: 'other', until: noon + 9 * hour }, [row.id]);
    expect(await other.outbox.nextDue()).toBe(noon + 2 * hour);
    expect(await store.outbox.nextDue('one')).toBeNull();
    const late = noon + 2 * hour + 1;
    const next = { owner: 'other', until: late + 30_000 };
    expect(await store.outbox.claimAbandoned(late, mine, [row.id])).toEqual([]);
    expect(await other.outbox.claimAbandoned(late - 2, next, [])).toEqual([]);
    const taken = await Promise.all([
      other.outbox.claimAbandoned(late, next, []),
      store.outbox.claimAbandoned(late, { ...next, owner: 'third' }, []),
    ]);
    expect(taken.flat().map(({ id, attempts }) => ({ id, attempts }))).toEqual([{ id: row.id, attempts: 2 }]);
    const holder = taken[0].length > 0 ? 'other' : 'third';
    await store.outbox.settle('one', [sent(row, 'm1')]);
    expect((await only(store, there.event.id)).state).toBe('claimed');
    await store.outbox.settle(holder, [sent(row, 'm2')]);
    expect(await only(store, there.event.id)).toMatchObject({ state: 'sent', message: 'm2' });
  });

  test('a refresh that was asked for again while it was sent goes out again', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    await store.outbox.ask(refresh(there));
    const [row] = await store.outbox.claim(noon, mine, 1);
    if (!row) throw new Error('nothing claimed');
    expect(await store.outbox.refreshing(there.post.id)).toBe(true);
    await store.outbox.ask(refresh(there));
    await store.outbox.settle('one', [sent(row, null)]);
    expect((await only(store, there.event.id)).state).toBe('pending');
    const [again] = await store.outbox.claim(noon, mine, 1);
    if (!again) throw new Error('nothing claimed');
    await store.outbox.settle('one', [sent(again, null)]);
    expect((await only(store, there.event.id)).state).toBe('sent');
    expect(await store.outbox.refreshing(there.post.id)).toBe(false);
    await store.outbox.ask(refresh(there, noon + 5));
    expect(await only(store, there.event.id)).toMatchObject({
      state: 'pending',
      dueAt: noon + 5,
      attempts: 0,
    });
  });

  test('where the clock is set back, how long ago something was first tried stays as long as it is', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    await store.outbox.add(reminder(there, 'PT1H', noon));
    await store.outbox.add(
      reminder(
        { ...there, post: await store.posts.add(there.event.id, channel('second')) },
        'PT2H',
        noon + 9,
      ),
    );
    await store.outbox.claim(noon, mine, 9);
    await store.outbox.clockSetBack(hour + 0.5);
    const rows = await store.outbox.of(there.event.id);
    const firstTried = new Map(rows.map(({ rung, firstAttemptAt }) => [rung, firstAttemptAt] as const));
    expect(firstTried.get('PT1H')).toBe(noon - hour - 1);
    expect(firstTried.get('PT2H')).toBeNull();
  });

  test('what fails is tried again, or given up and revived', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    const post = { kind: 'post', eventId: there.event.id, postId: there.post.id, dueAt: noon } as const;
    await store.outbox.add(post);
    const [row] = await store.outbox.claim(noon, mine, 1);
    if (!row) throw new Error('nothing claimed');
    await store.outbox.settle('one', [{ is: 'later', row, dueAt: noon + 5, error: 'busy', tried: true }]);
    expect(await only(store, there.event.id)).toMatchObject({
      state: 'pending',
      dueAt: noon + 5,
      error: 'busy',
    });
    const [again] = await store.outbox.claim(noon + 5, mine, 1);
    if (!again) throw new Error('nothing claimed');
    expect(again.firstAttemptAt).toBe(noon);
    await store.outbox.giveUp(again, 'one', 'failed', 'forbidden');
    expect(await store.outbox.inGroup(server, noon)).toMatchObject([{ state: 'failed', error: 'forbidden' }]);
    expect(await store.outbox.inGroup({ platform: 'discord', group: null }, noon)).toEqual([]);
    await store.outbox.reviveFailed(there.event.id, noon + 6);
    expect(await only(store, there.event.id)).toMatchObject({
      state: 'pending',
      dueAt: noon + 6,
      attempts: 0,
    });
    const [last] = await store.outbox.claim(noon + 6, mine, 1);
    if (!last) throw new Error('nothing claimed');
    await store.outbox.settle('one', [sent(last, 'm')]);
    await store.outbox.fail(post, 'deleted-again');
    expect(await only(store, there.event.id)).toMatchObject({ state: 'failed', error: 'deleted-again' });
  });

  test('reminders are taken back and wanted again; notices are hurried', async () => {
    const { store } = await fresh();
    const there = await furnish(store);
    for (const rung of ['PT1H', 'PT2H']) await store.outbox.plan(reminder(there, rung, noon + hour));
    await store.outbox.add({ ...refresh(there, noon + hour), kind: 'change', rung: '2' });
    await store.outbox.withdrawReminders(there.event.id, 'PT1H');
    const states = async () =>
      (await store.outbox.of(there.event.id)).map(
        ({ rung, state, dueAt }) => `${rung} ${state} ${dueAt - noon}`,
      );
    expect((await states()).sort()).toEqual([
      '2 pending 3600000',
      'PT1H withdrawn 3600000',
      'PT2H pending 3600000',
    ]);
    await store.outbox.withdrawReminders(there.event.id);
    await store.outbox.plan(reminder(there, 'PT2H', noon + 7));
    await store.outbox.hurryChanges(there.event.id, noon);
    expect((await states()).sort()).toEqual(['2 pending 0', 'PT1H withdrawn 3600000', 'PT2H pending 7']);
    await store.posts.remove(there.post.id);
    expect(await states()).toEqual([]);
    const elsewhere = await store.posts.add(there.event.id, channel('second'));
    await store.outbox.add({ ...refresh(there), postId: elsewhere.id });
    await store.events.remove(there.event.id);
    expect(await states()).toEqual([]);
  });
}
