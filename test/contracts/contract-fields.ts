import { describe, expect, test } from 'vitest';
import type { Modal, ModalField } from '../../src/chat/message.ts';
import { type Bench, posted, type Theme } from './bench.ts';
import { button, buttons, text } from './messages.ts';
import { there, until } from './stand-in.ts';

const december = (day: number, hour: number) => new Temporal.PlainDateTime(2026, 12, day, hour);
const inWords = 'Tuesday, December 1, 2026, 10:00 AM to noon';

const when = {
  kind: 'moment',
  name: 'when',
  label: 'When',
  value: inWords,
  start: december(1, 10),
  end: december(1, 12),
  required: true,
  hint: 'A day and a time',
  maxLength: 100,
} satisfies ModalField;
const kind = {
  kind: 'choice',
  name: 'kind',
  label: 'Kind',
  value: 'rally',
  options: [
    { label: 'March & <rally>', value: 'both' },
    { label: 'Rally', value: 'rally' },
  ],
  required: true,
} satisfies ModalField;
const helpers = {
  kind: 'people',
  name: 'helpers',
  label: 'Helpers',
  required: false,
  atMost: 2,
} satisfies ModalField;
const roles = { kind: 'roles', name: 'roles', label: 'Roles', required: false, atMost: 2 } as const;

const channelIn = ({ world }: Bench) =>
  ({
    kind: 'channel',
    name: 'channel',
    label: 'Channel',
    value: world.place.channel,
    required: true,
  }) as const;

const all = (bench: Bench) => [when, kind, channelIn(bench), helpers];

const formOf = (fields: readonly ModalField[]): Modal => ({
  title: 'Settings',
  submit: { action: 'save', args: [] },
  fields,
});

/** Rosa asks for the form; whatever she hands in is heard, and answered with a word. */
async function asked({ world, core, platform }: Bench, fields: readonly ModalField[]): Promise<unknown> {
  let broken: unknown;
  core.answer('action', async ({ call }, responder) => {
    if (call.action !== 'edit') return responder.answer('private', text('Saved'));
    try {
      await responder.open(formOf(fields));
    } catch (error) {
      broken = error;
      await responder.answer('private', text('Broken'));
    }
  });
  const { seen } = await posted(
    { world, core, platform },
    text('A draft', buttons(button('Change', 'edit'))),
  );
  await world.press(world.rosa, seen, 'Change');
  await until(() => broken ?? world.form(world.rosa), 'the form');
  return broken;
}

/** What the core is told when she hands it in so. */
async function handedIn({ world, core }: Bench, values: Readonly<Record<string, string>>) {
  await world.fill(world.rosa, values);
  const [, submitted] = await core.hears('action', 2);
  return there(submitted).fields;
}

/** Everything that a form can ask for. */
export const fieldContract: Theme = (at, { momentPickers }) => {
  const shownMoment = momentPickers ? '2026-12-01 10:00-12:00' : inWords;

  describe('the fields of a form', () => {
    test('show what is known, and a line that says more', async () => {
      const bench = at();
      const { world } = bench;
      await asked(bench, all(bench));
      const { values, hints } = there(world.form(world.rosa));
      expect(values).toEqual({
        When: shownMoment,
        Kind: 'Rally',
        Channel: world.place.channel,
        Helpers: '',
      });
      expect(hints).toEqual({ When: 'A day and a time' });
    });

    test('bring back what stood there', async () => {
      const bench = at();
      await asked(bench, all(bench));
      expect(await handedIn(bench, {})).toEqual({
        when: shownMoment,
        kind: 'rally',
        channel: bench.world.place.channel,
        helpers: '',
      });
    });

    test('bring back what was chosen', async () => {
      const bench = at();
      const { ana, marcus } = bench.world;
      const nothing = { ...channelIn(bench), value: null };
      await asked(bench, [when, kind, nothing, { ...helpers, required: true }]);
      const helping = `${marcus.account},${ana.account}`;
      const chosen = {
        When: '2026-12-02 18:30-20:00',
        Kind: 'March & <rally>',
        Channel: bench.world.place.channel,
        Helpers: helping,
      };
      expect(await handedIn(bench, chosen)).toEqual({
        when: '2026-12-02 18:30-20:00',
        kind: 'both',
        channel: bench.world.place.channel,
        helpers: helping,
      });
    });

    test('bring back nothing where nothing is known and nothing is chosen', async () => {
      const bench = at();
      const none = { value: null, required: false };
      await asked(bench, [
        { ...when, value: '', start: null, end: null, required: false },
        { ...kind, ...none },
        { ...channelIn(bench), ...none },
        helpers,
      ]);
      expect(bench.world.form(bench.world.rosa)?.values).toMatchObject({ When: '', Kind: '', Channel: '' });
      expect(await handedIn(bench, {})).toEqual({ when: '', kind: '', channel: '', helpers: '' });
    });

    test('can be emptied where they are not required', async () => {
      const bench = at();
      await asked(
        bench,
        all(bench).map((field) => ({ ...field, required: false })),
      );
      const emptied = await handedIn(bench, { When: '', Kind: '', Channel: '' });
      expect(emptied).toEqual({ when: '', kind: '', channel: '', helpers: '' });
    });

    test.each(['When', 'Kind', 'Channel', 'Helpers'])(
      'are not handed in without %s if required',
      async (label) => {
        const bench = at();
        const { world, core } = bench;
        await asked(
          bench,
          all(bench).map((field) => ({ ...field, required: true })),
        );
        const others = { Helpers: world.ana.account };
        await expect(world.fill(world.rosa, { ...others, [label]: '' })).rejects.toThrow();
        expect(core.heard('action')).toHaveLength(1);
      },
    );

    test('take no more people than they ask for', async () => {
      const bench = at();
      const { world } = bench;
      await asked(bench, [helpers]);
      const three = [world.rosa, world.ana, world.marcus].map(({ account }) => account).join(',');
      await expect(world.fill(world.rosa, { Helpers: three })).rejects.toThrow();
    });

    test('say a time in words that does not end on its own day', async () => {
      const bench = at();
      await asked(bench, [{ ...when, end: december(2, 2) }]);
      expect(bench.world.form(bench.world.rosa)?.values).toEqual({ When: inWords });
      expect(await handedIn(bench, { When: 'tomorrow at noon' })).toEqual({ when: 'tomorrow at noon' });
    });

    test('know a time without its end', async () => {
      const bench = at();
      await asked(bench, [{ ...when, value: 'December 1 at 10', end: null }]);
      const shown = momentPickers ? '2026-12-01 10:00' : 'December 1 at 10';
      expect(bench.world.form(bench.world.rosa)?.values).toEqual({ When: shown });
      expect(await handedIn(bench, {})).toEqual({ when: shown });
    });

    test('ask for roles where people bear them, and nowhere else', async () => {
      const bench = at();
      const { world, platform } = bench;
      const [organizers = '', members = ''] = world.roles;
      const broken = await asked(bench, [{ ...roles, values: [organizers] }]);
      if (!platform.capabilities.roles) return expect(broken).toBeInstanceOf(RangeError);
      expect(world.form(world.rosa)?.values).toEqual({ Roles: organizers });
      expect(await handedIn(bench, { Roles: `${members},${organizers}` })).toEqual({
        roles: `${members},${organizers}`,
      });
    });

    test('shorten what a platform has no room for', async () => {
      const bench = at();
      const long = 'Which of all the places in this wide city it is '.repeat(60).trim();
      const options = [{ label: long, value: 'one' }];
      await asked(bench, [{ ...kind, label: long, hint: long, options, value: 'one' }]);
      const { values, hints } = there(bench.world.form(bench.world.rosa));
      const shown = [...Object.keys(values), ...Object.values(values), ...Object.values(hints)];
      expect(shown).toHaveLength(3);
      for (const words of shown) expect(long.startsWith(words.replace(/…$/, ''))).toBe(true);
      expect(await handedIn(bench, {})).toEqual({ kind: 'one' });
    });

    const options = (count: number) =>
      Array.from({ length: count }, (_, of) => ({ label: `Option ${of}`, value: `o${of}` }));
    const named = (count: number) =>
      Array.from({ length: count }, (_, of) => ({ ...helpers, name: `field${of}`, label: `Helpers ${of}` }));

    test('are up to five, of up to 25 options', async () => {
      const bench = at();
      const most = { ...kind, options: options(25), value: 'o24' };
      expect(await asked(bench, [most, ...named(4)])).toBeUndefined();
      expect(bench.world.form(bench.world.rosa)?.values.Kind).toBe('Option 24');
    });

    test.each<[string, readonly ModalField[]]>([
      ['no field at all', []],
      ['six fields', named(6)],
      ['26 options', [{ ...kind, options: options(26) }]],
      ['no options', [{ ...kind, options: [] }]],
      ['an option twice', [{ ...kind, options: [...options(1), ...options(1)] }]],
      ['two fields of one name', [helpers, helpers]],
      ['a name with a full stop', [{ ...helpers, name: 'helpers.first' }]],
    ])('are a mistake in the bot on every platform where there are %s', async (_, fields) => {
      expect(await asked(at(), fields)).toBeInstanceOf(RangeError);
    });
  });
};
