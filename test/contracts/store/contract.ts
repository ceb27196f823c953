import { afterEach, describe, expect, test } from 'vitest';
import { keepsAnswers } from './answers.ts';
import { countsWhatIsKept } from './counting.ts';
import { keepsDirect } from './direct.ts';
import { keepsNothingOfTheErased } from './erasing.ts';
import { keepsEvents } from './events.ts';
import { forgetsPeople } from './forgetting.ts';
import { keepsGroups } from './groups.ts';
import { keepsLeases } from './leases.ts';
import { keepsNames } from './names.ts';
import { keepsOutbox } from './outbox.ts';
import { keepsOversight } from './oversight.ts';
import { keepsPeople } from './people.ts';
import { keepsReports } from './reports.ts';
import { forgetsInTime } from './retention.ts';
import { rollsOnce } from './rolls.ts';
import { keepsTogether } from './transactions.ts';
import { type Called, methodsOf, noting, type StoreWorld } from './world.ts';

/** What every database must do, by what its repositories promise. */
export function storeContract(name: string, makeWorld: () => Promise<StoreWorld>): void {
  describe(`a store on ${name}`, () => {
    const called: Called = new Set();
    const open: StoreWorld[] = [];

    async function fresh(): Promise<StoreWorld> {
      const world = await makeWorld();
      open.push(world);
      return { ...world, store: noting(world.store, called), other: noting(world.other, called) };
    }

    afterEach(async () => {
      for (const world of open.splice(0)) await world.close();
    });

    keepsGroups(fresh);
    keepsLeases(fresh);
    keepsAnswers(fresh);
    countsWhatIsKept(fresh);
    keepsEvents(fresh);
    keepsPeople(fresh);
    keepsNames(fresh);
    keepsOversight(fresh);
    keepsDirect(fresh);
    keepsOutbox(fresh);
    keepsReports(fresh);
    keepsTogether(fresh);
    rollsOnce(fresh);
    forgetsInTime(fresh);
    keepsNothingOfTheErased(fresh);
    forgetsPeople(fresh);

    test('all that a store can do was looked at above', async () => {
      const { store } = await makeWorld().then((world) => {
        open.push(world);
        return world;
      });
      expect(methodsOf(store).filter((method) => !called.has(method))).toEqual([]);
    });
  });
}
