import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there } from '../contracts/stand-in.ts';
import { type ChangingRights, changingRights } from './changing-rights.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { rosaPosts } from './rosa-organizes.ts';

// Names tell what is planned. Commands that are for organizers offer them to nobody else.

const title = 'Weekly phone bank';
const inAMonth = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
/** What those are offered that name an event, of an event and a template of it. */
const both = [expect.stringContaining(title), 'Template: Phone bank'];
const theirs: readonly (readonly [command: string, offered: readonly string[]])[] = [
  ['event again', both],
  ['template save', both.slice(0, 1)],
  ['reminders', both.slice(0, 1)],
  ['event edit', both.slice(0, 1)],
];

describe.each(everyWorld)('while an event’s name is typed on %s', (name, open) => {
  let live: LiveWorld;
  let rights: ChangingRights;

  beforeEach(async () => {
    rights = changingRights(await open());
    live = await liveIn(rights.world, knowledge);
    const { world } = live;
    await rosaPosts(live, title, `${inAMonth} 18:00`);
    await world.use(world.rosa, 'template save', { event: title, name: 'Phone bank' });
    await live.sees(world.rosa, 'Saved as “Phone bank”');
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const offered = async (command: string, by = live.world.rosa, typed = '') =>
    (await live.world.complete(by, command, 'event', typed)).labels;

  test.each(theirs)(
    '/%s offers what there is, and nothing to who has stopped organizing',
    async (command, all) => {
      expect(await offered(command)).toEqual(all);
      // Also in the form that still lies open on Slack.
      rights.takeFrom(live.world.rosa);
      expect(await offered(command)).toEqual([]);
    },
  );

  // On Slack members get no form in which they could type.
  if (!name.startsWith('Slack')) {
    test('members are offered nothing, but what is open to them where a command is theirs', async () => {
      const { world, core } = live;
      for (const [command] of theirs)
        for (const typed of ['', 'phone']) expect(await offered(command, world.ana, typed)).toEqual([]);
      expect(await offered('event show', world.ana, 'phone')).toEqual(both.slice(0, 1));
      // Nor of what is over.
      const [event] = await core.store.events.coming(world.place, core.clock.now(), 1);
      live.passTime(there(event).end.epochMilliseconds + 1 - core.clock.now());
      expect(await offered('event again', world.ana)).toEqual([]);
      expect(await offered('event again')).toEqual(both);
    });
  }
});
