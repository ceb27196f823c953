import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.ts';
import { deliverDirect } from '../../src/outbox/deliver-direct.ts';
import type { Delivery } from '../../src/outbox/delivery.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import type { DirectRow } from '../../src/store/outbox.ts';
import { there } from '../contracts/stand-in.ts';
import type { World } from '../contracts/world.ts';
import { everyWorld } from '../scenarios/every-world.ts';
import type { LiveWorld } from '../scenarios/live-world.ts';
import { cameTo, councilAt, inDays, livingWith, presses, taps } from '../scenarios/reminded-people.ts';
import { clockShows } from '../scenarios/rosa-organizes.ts';

// A process died after it had sent a direct message and before it could note that: whoever takes the row over asks first.

const title = 'Defend the law';
const worlds = everyWorld.filter(([name]) => name === 'Discord' || name === 'Slack by its socket');

describe.each(worlds)('on %s', (_, open) => {
  let world: World;
  let live: LiveWorld;
  let row: DirectRow;

  beforeEach(async () => {
    world = await open();
    live = await livingWith(world, 'PT2H to going');
    const start = inDays(8, 14);
    const { id } = await councilAt(live, title, start);
    const receipt = await taps(live, world.marcus, title, 'Going', 'Shall I remind you by direct message');
    await presses(live, world.marcus, receipt, 'Yes', 'I will remind you by direct message');
    await clockShows(live, start.subtract({ hours: 2 }));
    expect(cameTo(live, world.marcus, title)).toHaveLength(1);
    const { store, sealer, pseudonyms, clock } = live.core;
    const person = pseudonyms.of(world.marcus.account, id);
    const sent = there((await store.outbox.directsTo(id, person))[0]);
    const sealed = sealer.seal(world.marcus.account, person);
    row = { ...sent, state: 'claimed', sealed, firstAttemptAt: clock.now() - 600_000 };
  });

  afterEach(async () => {
    await live.stop();
    expect([...world.violations(), ...live.errors]).toEqual([]);
  });

  const delivery = (platform: Platform): Delivery => {
    const { store, pseudonyms, sealer, content, phrases, clock } = live.core;
    const { now } = clock;
    const known = { store, pseudonyms, sealer, content, phrases };
    return { ...known, platform: () => platform, now, watch: unwatched, away: null };
  };

  test('it is found there, and not sent again', async () => {
    expect(await deliverDirect(delivery(world.platform), row, true)).toEqual({ is: 'sent', message: null });
    expect(cameTo(live, world.marcus, title)).toHaveLength(1);
  });

  test('where nobody can say whether it is there, it is not sent again either', async () => {
    const blind: Platform = { ...world.platform, findSent: async () => ({ state: 'unknowable' }) };
    const unknown = { is: 'unknown', error: 'fate-unknown' };
    expect(await deliverDirect(delivery(blind), row, true)).toEqual(unknown);
    expect(cameTo(live, world.marcus, title)).toHaveLength(1);
  });
});
