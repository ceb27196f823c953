import { describe, expect, test } from 'vitest';
import { allTold, expectDated, type Theme } from './bench.ts';
import { there } from './stand-in.ts';

/** What the core is told when somebody uses a command. */
export const commandContract: Theme = (at, traits) => {
  describe('a command', () => {
    test('arrives once, with its options, who typed it, where and when', async () => {
      const bench = at();
      const { world, core, platform } = bench;
      const { account, language, organizer } = world.ana;
      const began = platform.now();
      await world.use(world.ana, 'ask', { question: '¿Quién la firmó?' });
      const heard = await core.hearsOne('command');
      const ended = world.now();
      expect(heard).toEqual({
        kind: 'command',
        id: expect.any(String),
        actor: { account, language, organizer, guest: false, maySpeak: true, roles: [] },
        place: world.place,
        direct: false,
        at: expect.any(Number),
        command: 'ask',
        options: { question: '¿Quién la firmó?' },
      });
      expect(heard.id).not.toBe('');
      expectDated(heard.at, began, ended);
      await allTold(bench);
      expect(core.heard('command').map(({ command }) => command)).toEqual(['ask', 'help']);
    });

    if (traits.repeats) {
      test('that is delivered twice bears the same id twice', async () => {
        const { world, core } = at();
        await world.use(world.ana, 'help');
        const first = await core.hearsOne('command');
        world.repeat();
        const [, second] = await core.hears('command', 2);
        expect(there(second)).toEqual({ ...first, at: expect.any(Number) });
      });
    }

    test('bears an id of its own each time', async () => {
      const { world, core } = at();
      await world.use(world.ana, 'help');
      await world.use(world.ana, 'help');
      const ids = (await core.hears('command', 2)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(2);
    });

    test('that has two words arrives under both, with a choice and texts as they were typed', async () => {
      const { world, core } = at();
      const options = {
        kind: 'press-conference',
        title: 'March & rally: <everyone> “comes”',
        when: '2031-12-01 18:30',
        place: "City Hall, Room 340 (at 2nd 'n' Main)",
      };
      await world.use(world.rosa, 'event create', options);
      expect(await core.hearsOne('command')).toMatchObject({ command: 'event create', options });
    });

    test('names a channel by its id', async () => {
      const { world, core } = at();
      const { channel } = world.place;
      await world.use(world.rosa, 'event post', { event: 'abc', channel });
      expect(await core.hearsOne('command')).toMatchObject({
        command: 'event post',
        options: { event: 'abc', channel },
      });
    });

    test('tells who may organize, and which language each one reads', async () => {
      const { world, core } = at();
      const people = [world.rosa, world.ana, world.marcus];
      for (const person of people) await world.use(person, 'help');
      const heard = await core.hears('command', people.length);
      for (const { account, language, organizer, roles } of people) {
        const actor = heard.map((command) => command.actor).find((one) => one.account === account);
        expect(there(actor)).toEqual({ account, language, organizer, guest: false, maySpeak: true, roles });
      }
      expect(people.map(({ language, organizer }) => [language, organizer])).toEqual([
        ['en', true],
        ['es', false],
        ['en', false],
      ]);
    });

    if (traits.commandForms) {
      test('can be given by a form as well, and arrives the same', async () => {
        const { world, core } = at();
        const options = {
          kind: 'rally',
          title: 'Rally for *all* & <one>',
          when: '2031-12-01 18:30',
          place: 'City Hall',
          channel: world.place.channel,
        };
        await world.useByForm(world.rosa, 'event create', options);
        const heard = await core.hearsOne('command');
        expect(heard).toMatchObject({ command: 'event create', options, place: world.place, direct: false });
        expect(heard.actor.account).toBe(world.rosa.account);
      });
    }
  });
};
