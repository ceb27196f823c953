import { describe, expect, test } from 'vitest';
import { allTold, type Theme } from './bench.ts';
import { there } from './stand-in.ts';

/** What is offered while somebody types. */
export const completionContract: Theme = (at) => {
  describe('an option that completes', () => {
    test('asks for what fits what is typed, and says who types what where', async () => {
      const { world, core } = at();
      core.answer('completion', ({ typed }, responder) =>
        responder.complete([{ label: `Rally of ${typed}`, value: 'e1' }]),
      );
      const { labels } = await world.complete(world.ana, 'event show', 'event', 'Niños & <más>');
      expect(labels).toEqual(['Rally of Niños & <más>']);
      const { account, language, organizer } = world.ana;
      expect(core.heard('completion').at(-1)).toMatchObject({
        actor: { account, language, organizer, guest: false, maySpeak: true, roles: [] },
        place: world.place,
        direct: false,
        command: 'event show',
        option: 'event',
        typed: 'Niños & <más>',
      });
    });

    test('offers twenty-five, and hands back the value behind the one that was taken', async () => {
      const { world, core } = at();
      const choices = Array.from({ length: 25 }, (_, n) => ({
        label: `Council meeting no. ${n} / Sesión`,
        value: `event-${n}`,
      }));
      core.answer('completion', (_, responder) => responder.complete(choices));
      const offer = await world.complete(world.ana, 'event show', 'event', 'council');
      expect(offer.labels).toEqual(choices.map(({ label }) => label));
      await offer.take('Council meeting no. 24 / Sesión');
      expect(await core.hearsOne('command')).toMatchObject({
        command: 'event show',
        options: { event: 'event-24' },
      });
    });

    test('offers before anything is typed', async () => {
      const { world, core } = at();
      core.answer('completion', ({ typed }, responder) =>
        responder.complete([{ label: `All that there is${typed}`, value: 'e1' }]),
      );
      const { labels } = await world.complete(world.ana, 'event show', 'event', '');
      expect(labels).toEqual(['All that there is']);
    });

    test('shows of a long label as much as there is room for, and keeps its value', async () => {
      const { world, core } = at();
      const long = `The council meeting ${'about sanctuary '.repeat(20)}`;
      core.answer('completion', (_, responder) => responder.complete([{ label: long, value: 'e1' }]));
      const offer = await world.complete(world.ana, 'event show', 'event', 'c');
      expect(offer.labels).toHaveLength(1);
      const label = there(offer.labels[0]);
      if (label !== long) expect(label).toMatch(/^The council meeting about sanctuary .*…$/);
      await offer.take(label);
      expect(await core.hearsOne('command')).toMatchObject({ options: { event: 'e1' } });
    });

    test('may offer nothing', async () => {
      const bench = at();
      const { world, core } = bench;
      core.answer('completion', (_, responder) => responder.complete([]));
      const { labels } = await world.complete(world.ana, 'event show', 'event', 'zzz');
      expect(labels).toEqual([]);
      await allTold(bench);
    });

    test('stands beside others that are given with it', async () => {
      const { world, core } = at();
      core.answer('completion', (_, responder) => responder.complete([{ label: 'Rally', value: 'e7' }]));
      const offer = await world.complete(world.ana, 'rsvp', 'event', 'ral');
      await offer.take('Rally', { choice: 'not-going' });
      expect(await core.hearsOne('command')).toMatchObject({
        command: 'rsvp',
        options: { event: 'e7', choice: 'not-going' },
      });
    });
  });
};
