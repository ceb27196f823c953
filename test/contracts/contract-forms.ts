import { describe, expect, test } from 'vitest';
import type { Modal } from '../../src/chat/message.ts';
import { type Bench, expectDated, posted, sees, type Theme } from './bench.ts';
import { button, buttons, text } from './messages.ts';
import { there, until } from './stand-in.ts';
import type { Person } from './world.ts';

const field = { kind: 'text', required: true, long: false, maxLength: 100 } as const;
const form: Modal = {
  title: 'Change the event',
  submit: { action: 'save', args: ['e42', 'draft'] },
  fields: [
    { ...field, name: 'title', label: 'Title', value: 'Rally & <march>' },
    { ...field, name: 'notes', label: 'Notes', value: 'First line\nsecond', long: true, required: false },
    { ...field, name: 'link', label: 'Link', value: '', required: false },
  ],
};

const draft = text('A draft', buttons(button('Change', 'edit', 'e42')));

/** Opens the form by the button of a post, and resolves when it lies before that person. */
async function opened(bench: Bench, person: Person): Promise<string> {
  const { world, core } = bench;
  core.answer('action', ({ call }, responder) => {
    if (call.action === 'edit') return responder.open(form);
    return responder.answer('private', text('Saved'));
  });
  const { ref, seen } = await posted(bench, draft);
  await world.press(person, seen, 'Change');
  await until(() => world.form(person), 'the form');
  return ref.message;
}

/** A window that asks for something. */
export const formContract: Theme = (at, traits) => {
  describe('a form', () => {
    test('opens with its fields, filled in as far as is known', async () => {
      const bench = at();
      const { world } = bench;
      await opened(bench, world.rosa);
      expect(world.form(world.rosa)).toEqual({
        title: 'Change the event',
        values: { Title: 'Rally & <march>', Notes: 'First line\nsecond', Link: '' },
        hints: {},
        errors: {},
      });
      expect(world.form(world.ana)).toBeNull();
    });

    test('brings back what was typed, and what was left as it stood', async () => {
      const bench = at();
      const { world, core, platform } = bench;
      await opened(bench, world.rosa);
      const began = platform.now();
      await world.fill(world.rosa, {
        Title: 'Marcha *de todos* & <todas>',
        Link: 'https://example.org/?a=1&b',
      });
      const [, submitted] = await core.hears('action', 2);
      const { account, language, organizer, roles } = world.rosa;
      expect(submitted).toEqual({
        kind: 'action',
        id: expect.any(String),
        actor: { account, language, organizer, guest: false, maySpeak: true, roles },
        place: world.place,
        direct: false,
        at: expect.any(Number),
        call: { action: 'save', args: ['e42', 'draft'] },
        fields: {
          title: 'Marcha *de todos* & <todas>',
          notes: 'First line\nsecond',
          link: 'https://example.org/?a=1&b',
        },
      });
      expectDated(there(submitted).at, began, world.now());
      await sees(at(), world.rosa, 'Saved');
      expect(world.form(world.rosa)).toBeNull();
    });

    test.each([false, true])(
      'replaces the message whose button opened it (put off before: %s)',
      async (late) => {
        const bench = at();
        const { world, core } = bench;
        const message = await opened(bench, world.rosa);
        core.answer('action', async (_, responder) => {
          if (late) {
            await responder.defer('update');
            await world.trouble?.passTime(10_000);
          }
          await responder.update(text('The draft as it is now'));
          await responder.note(text('Only you changed it'));
        });
        await world.fill(world.rosa, { Title: 'Marcha' });
        await sees(at(), world.rosa, 'Only you changed it');
        expect(world.form(world.rosa)).toBeNull();
        expect(world.seen(world.marcus)).toMatchObject([{ id: message, text: 'The draft as it is now' }]);
      },
    );

    test('can be opened by a command, and be answered to everybody', async () => {
      const { world, core } = at();
      core.answer('command', (_, responder) => responder.open(form));
      core.answer('action', ({ fields }, responder) =>
        responder.answer('public', text(`It is called ${fields.title}`)),
      );
      await world.use(world.rosa, 'help');
      await until(() => world.form(world.rosa), 'the form');
      await world.fill(world.rosa, { Title: 'Marcha' });
      expect(await sees(at(), world.marcus, 'It is called Marcha')).toMatchObject({ isPrivate: false });
    });

    test('is said to stay open or not, as it does', () => {
      expect(at().platform.capabilities.formsStayOpen).toBe(traits.formsStayOpen);
    });

    if (traits.formsStayOpen) {
      test('that is refused stays open with all that was typed, the reason beside the field', async () => {
        const bench = at();
        const { world, core } = bench;
        await opened(bench, world.rosa);
        core.answer('action', ({ fields }, responder) =>
          fields.title === 'Marcha'
            ? responder.answer('private', text('Saved'))
            : responder.refuse(
                { ...text('Say it in fewer words'), summary: 'Say it in fewer words' },
                'title',
              ),
        );
        await world.fill(world.rosa, { Title: 'Much too long', Notes: 'Kept' });
        await until(() => world.form(world.rosa)?.errors.Title, 'the reason');
        expect(world.form(world.rosa)).toMatchObject({
          values: { Title: 'Much too long', Notes: 'Kept' },
          errors: { Title: 'Say it in fewer words' },
        });
        await world.fill(world.rosa, { Title: 'Marcha' });
        const [, , again] = await core.hears('action', 3);
        expect(again?.fields).toMatchObject({ title: 'Marcha', notes: 'Kept' });
        await sees(at(), world.rosa, 'Saved');
        expect(world.form(world.rosa)).toBeNull();
      });
    } else {
      test('that is refused tells the reason to that person alone', async () => {
        const bench = at();
        const { world, core } = bench;
        await opened(bench, world.rosa);
        core.answer('action', (_, responder) => responder.refuse(text('Say it in fewer words'), 'title'));
        await world.fill(world.rosa, { Title: 'Much too long' });
        expect(await sees(at(), world.rosa, 'Say it in fewer words')).toMatchObject({ isPrivate: true });
        expect(world.seen(world.ana)).toHaveLength(1);
      });
    }

    test('that is refused for no field in particular tells why all the same', async () => {
      const bench = at();
      const { world, core } = bench;
      await opened(bench, world.rosa);
      const why = { ...text('The event is over'), summary: 'The event is over' };
      core.answer('action', (_, responder) => responder.refuse(why, null));
      await world.fill(world.rosa, { Title: 'Marcha' });
      const told = () => [
        ...Object.values(world.form(world.rosa)?.errors ?? {}),
        ...world.seen(world.rosa).map((message) => message.text),
      ];
      await until(() => told().includes('The event is over'), 'the reason');
      expect(world.seen(world.ana)).toHaveLength(1);
    });
  });
};
