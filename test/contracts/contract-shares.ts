import { describe, expect, test } from 'vitest';
import { sees, type Theme } from './bench.ts';
import { button, buttons, post, text } from './messages.ts';
import { there } from './stand-in.ts';

const answer = text(
  'The mayor signed it',
  buttons(button('Share here', 'share', 'law/signing', 'en')),
  buttons(button('Yes', 'vote', 'law/signing', 'en', 'yes'), button('No', 'vote', 'law/signing', 'en', 'no')),
);

/** A private answer that its reader shares with everybody, and what becomes of the shared message. */
export const shareContract: Theme = (at) => {
  describe('a press under a private answer', () => {
    test('can post for everybody where it was pressed, and tells the presser alone', async () => {
      const { world, core, platform } = at();
      core.answer('command', (_, responder) => responder.answer('private', answer));
      core.answer('action', async ({ place }, responder) => {
        await platform.send(place, post('The mayor signed it, for all to read', 'k1'), 'k1');
        await responder.answer('private', text('Shared'));
      });
      await world.use(world.ana, 'help');
      const own = await sees(at(), world.ana, 'The mayor signed it');
      await world.press(world.ana, own, 'Share here');
      expect(await sees(at(), world.ana, 'Shared')).toMatchObject({ isPrivate: true });
      expect(await core.hearsOne('action')).toMatchObject({ place: world.place, direct: false });
      expect(world.seen(world.marcus)).toMatchObject([
        { text: 'The mayor signed it, for all to read', isPrivate: false },
      ]);
      // The answer itself stays, with all that can be done about it.
      const still = world.seen(world.ana).find(({ id }) => id === own.id);
      expect(there(still).buttons.map(({ label }) => label)).toEqual(['Share here', 'Yes', 'No']);
    });

    test('can change that answer and leave some of its buttons, which go on working', async () => {
      const { world, core } = at();
      core.answer('command', (_, responder) => responder.answer('private', answer));
      core.answer('action', ({ call }, responder) =>
        call.action === 'vote'
          ? responder.update(text('Thank you', buttons(button('Share here', 'share', 'law/signing', 'en'))))
          : responder.answer('private', text('Shared')),
      );
      await world.use(world.ana, 'help');
      await world.press(world.ana, await sees(at(), world.ana, 'The mayor signed it'), 'No');
      const after = await sees(at(), world.ana, 'Thank you');
      expect(after).toMatchObject({ isPrivate: true, buttons: [{ label: 'Share here' }] });
      await world.press(world.ana, after, 'Share here');
      await sees(at(), world.ana, 'Shared');
      expect(core.heard('action').map(({ call }) => call)).toEqual([
        { action: 'vote', args: ['law/signing', 'en', 'no'] },
        { action: 'share', args: ['law/signing', 'en'] },
      ]);
    });
  });

  test('a post that was edited is still found by its key', async () => {
    const { world, platform } = at();
    const since = world.now();
    const ref = await platform.send(world.place, post('As it was', 'k1'), 'k1');
    await platform.edit(ref, post('As it is', 'k1'));
    expect(await platform.findSent(world.place, 'k1', since)).toEqual({ state: 'sent', ref });
  });
};
