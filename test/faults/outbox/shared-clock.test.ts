import { afterEach, beforeEach, expect, test } from 'vitest';
import { InHand } from '../../../src/outbox/in-hand.ts';
import { leasesOf } from '../../../src/outbox/leases.ts';
import { oneAtATime } from '../../../src/outbox/one-at-a-time.ts';
import { usualPace } from '../../../src/outbox/pace.ts';
import { unwatched } from '../../../src/outbox/stage.ts';
import { taking } from '../../../src/outbox/taking.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import type { OutboxRow } from '../../../src/store/outbox.ts';
import { postgres } from '../../../src/store/postgres.ts';
import { channel, furnish, noon } from '../../contracts/store/furnish.ts';
import { type FreshPostgres, freshPostgres } from '../../postgres/server.ts';

let database: FreshPostgres;
let store: Store;

beforeEach(async () => {
  database = await freshPostgres();
  store = await openStore(postgres(database.url));
});

afterEach(async () => {
  await store.close();
  await database.drop();
});

const others = { owner: 'another process' };

test.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])(
  'a process whose clock is set %s takes nothing from one that lives, nor seems to have ended',
  async (_, jump) => {
    const { event, post } = await furnish(store);
    const reminder = { kind: 'reminder', eventId: event.id, postId: post.id, dueAt: noon } as const;
    await store.outbox.add({ ...reminder, rung: 'PT2H' });
    let ahead = 0;
    const clock = () => Date.now() + ahead;
    const hand = new InHand(usualPace, clock);
    const leases = leasesOf(store, 'one', hand, usualPace, clock, oneAtATime());
    await leases.ready();
    const delivery = { store, now: () => noon + 1, watch: unwatched } as const;
    const held: OutboxRow[] = [];
    const take = taking(delivery, 'one', hand, leases, (row) => held.push(row));
    const until = (await store.outbox.clock()) + usualPace.leaseMs;
    expect(await store.outbox.claim(noon, { ...others, until }, 1)).toHaveLength(1);

    ahead = jump;
    await take.abandoned();
    expect(held).toEqual([]);

    const elsewhere = await store.posts.add(event.id, channel('elsewhere'));
    await store.outbox.add({ ...reminder, postId: elsewhere.id, rung: 'PT1H' });
    ahead = 2 * jump;
    await take.due({ except: [] });
    expect(held).toHaveLength(1);
    const seen = await store.outbox.clock();
    // Neither as run out nor as of a clock that was set back.
    expect(await store.outbox.claimAbandoned(seen, { ...others, until: seen }, [])).toEqual([]);
  },
);
