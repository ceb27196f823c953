import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/chat/message.ts';
import { allTold, expectDated, posted, sees, type Theme } from './bench.ts';
import { button, buttons, text } from './messages.ts';

const rsvp = text(
  'Who comes?',
  buttons(button('Going', 'rsvp', 'e42', 'going'), button('Maybe', 'rsvp', 'e42', 'maybe')),
);

const menu: Block = {
  kind: 'select',
  label: 'Which hearing?',
  choose: { action: 'event-show', args: ['list'] },
  options: [
    { label: 'The council & you', value: 'e1' },
    { label: 'Committee', value: 'e2' },
  ],
};

/** Buttons and menus under messages. */
export const buttonContract: Theme = (at) => {
  describe('a button', () => {
    test('arrives once, with what it asks for, who pressed it, where and when', async () => {
      const bench = at();
      const { world, core, platform } = bench;
      const { seen } = await posted(bench, rsvp);
      const { account, language, organizer } = world.ana;
      const began = platform.now();
      await world.press(world.ana, seen, 'Maybe');
      const pressed = await core.hearsOne('action');
      const ended = world.now();
      expect(pressed).toEqual({
        kind: 'action',
        id: expect.any(String),
        actor: { account, language, organizer, guest: false, maySpeak: true, roles: [] },
        place: world.place,
        direct: false,
        at: expect.any(Number),
        call: { action: 'rsvp', args: ['e42', 'maybe'] },
        fields: {},
      });
      expectDated(pressed.at, began, ended);
      await allTold(bench);
      expect(core.heard('action')).toHaveLength(1);
    });

    test.each([false, true])(
      'changes its very message for everybody, and notes for one (put off before: %s)',
      async (late) => {
        const bench = at();
        const { world, core, platform } = bench;
        const { ref: other } = await posted(bench, text('Another post'), 'another');
        const { ref, seen } = await posted(bench, rsvp);
        core.answer('action', async (_, responder) => {
          if (late) {
            await responder.defer('update');
            await world.trouble?.passTime(10_000);
          }
          await responder.update(text('1 going', buttons(button('Going', 'rsvp', 'e42', 'going'))));
          await responder.note(text('You are counted'));
        });
        await world.press(world.ana, seen, 'Going');
        expect(await sees(at(), world.ana, 'You are counted')).toMatchObject({ isPrivate: true });
        expect(world.seen(world.marcus)).toMatchObject([
          { id: other.message, text: 'Another post' },
          { id: ref.message, text: '1 going', isPrivate: false, buttons: [{ label: 'Going' }] },
        ]);
        await platform.edit(ref, text('2 going'));
        expect(world.seen(world.marcus)).toMatchObject([{}, { id: ref.message, text: '2 going' }]);
      },
    );

    test('under a private answer works, and changes that answer for the one who sees it', async () => {
      const { world, core } = at();
      core.answer('command', (_, responder) => responder.answer('private', rsvp));
      core.answer('action', (_, responder) => responder.update(text('Taken back')));
      await world.use(world.ana, 'help');
      await world.press(world.ana, await sees(at(), world.ana, 'Who comes?'), 'Going');
      await sees(at(), world.ana, 'Taken back');
      expect(world.seen(world.ana)).toMatchObject([{ text: 'Taken back', isPrivate: true, buttons: [] }]);
      expect(world.seen(world.marcus)).toEqual([]);
    });

    test.each(['private', 'public'] as const)(
      'may be answered by a %s message of its own',
      async (visibility) => {
        const bench = at();
        const { world, core } = bench;
        const { ref, seen } = await posted(bench, rsvp);
        core.answer('action', async (_, responder) => {
          await responder.defer(visibility);
          await responder.answer(visibility, text('Here is more'));
        });
        await world.press(world.ana, seen, 'Going');
        expect(await sees(at(), world.ana, 'Here is more')).toMatchObject({
          isPrivate: visibility === 'private',
        });
        expect(world.seen(world.ana)).toMatchObject([{ id: ref.message, text: 'Who comes?' }, {}]);
        expect(world.seen(world.marcus)).toHaveLength(visibility === 'private' ? 1 : 2);
      },
    );

    test.each([false, true])(
      'that is refused tells why to the presser, and changes nothing (put off before: %s)',
      async (late) => {
        const bench = at();
        const { world, core } = bench;
        const { seen } = await posted(bench, rsvp);
        core.answer('action', async (_, responder) => {
          if (late) {
            await responder.defer('update');
            await world.trouble?.passTime(10_000);
          }
          await responder.refuse(text('It is over'), null);
        });
        await world.press(world.ana, seen, 'Going');
        expect(await sees(at(), world.ana, 'It is over')).toMatchObject({ isPrivate: true });
        expect(world.seen(world.marcus)).toMatchObject([{ text: 'Who comes?' }]);
      },
    );

    test('may stand twice in one message, and both of them work', async () => {
      const bench = at();
      const { world, core } = bench;
      const twice = text(
        'Who comes?',
        buttons(button('Going', 'rsvp', 'e42', 'going'), button('Yes, going', 'rsvp', 'e42', 'going')),
        buttons(button('I said going', 'rsvp', 'e42', 'going')),
        menu,
        menu,
      );
      const { seen } = await posted(bench, twice);
      for (const label of ['Going', 'Yes, going', 'I said going']) await world.press(world.ana, seen, label);
      const pressed = await core.hears('action', 3);
      for (const { call } of pressed) expect(call).toEqual({ action: 'rsvp', args: ['e42', 'going'] });
    });

    test('that is a link bears its address, and pressing it is none of our business', async () => {
      const bench = at();
      const { world, core } = bench;
      const address = 'https://example.org/agenda?a=1&b=2';
      const { seen } = await posted(
        bench,
        text(
          'Who comes?',
          buttons({ label: 'Agenda', url: address }, button('Going', 'rsvp', 'e42', 'going')),
        ),
      );
      expect(seen.buttons).toEqual([
        { label: 'Agenda', url: address },
        { label: 'Going', url: null },
      ]);
      await world.press(world.ana, seen, 'Agenda');
      await world.press(world.ana, seen, 'Going');
      await core.hearsOne('action');
      await allTold(bench);
      expect(core.heard('action').map(({ call }) => call.action)).toEqual(['rsvp']);
    });

    test('shows its emoji before its words', async () => {
      const bench = at();
      const going = {
        label: 'Going',
        emoji: '✅',
        look: 'primary',
        press: { action: 'rsvp', args: [] },
      } as const;
      const { seen } = await posted(bench, text('Who comes?', buttons(going)));
      expect(seen.buttons).toEqual([{ label: '✅ Going', url: null }]);
    });
  });

  test('a menu shows its options and hands over the value of the one that was chosen', async () => {
    const bench = at();
    const { world, core } = bench;
    const { seen } = await posted(bench, text('Hearings', menu));
    expect(seen.selects).toEqual([{ label: 'Which hearing?', options: ['The council & you', 'Committee'] }]);
    core.answer('action', (_, responder) => responder.answer('private', text('The first one')));
    await world.choose(world.ana, seen, 'Which hearing?', 'The council & you');
    const { call, fields } = await core.hearsOne('action');
    expect({ call, fields }).toEqual({
      call: { action: 'event-show', args: ['list'] },
      fields: { value: 'e1' },
    });
    expect(await sees(at(), world.ana, 'The first one')).toMatchObject({ isPrivate: true });
  });
};
