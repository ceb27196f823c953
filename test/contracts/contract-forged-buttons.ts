import { expect, test } from 'vitest';
import { decodeAction } from '../../src/chat/action-id.ts';
import { posted, sees, type Theme } from './bench.ts';
import { button, buttons, text } from './messages.ts';

const rsvp = text('Who comes?', buttons(button('Going', 'rsvp', 'e42', 'going')));

/** What comes back from a button is anybody's word: the core decides. */
export const forgedButtonContract: Theme = (at) => {
  test.each([
    'nobody:made:this',
    'rsvp:another-event:going',
    '__proto__:a',
    ':',
    '~',
    '~~~~:::',
    ' rsvp',
    'x'.repeat(100),
    '🤔'.repeat(50),
  ])('a button that nobody made arrives as it is, and breaks nothing: %s', async (id) => {
    const bench = at();
    const { world, core } = bench;
    const { seen } = await posted(bench, rsvp);
    core.answer('action', (_, responder) => responder.refuse(text('I do not know that button'), null));
    await world.forge(world.ana, seen, id);
    const { call, actor } = await core.hearsOne('action');
    expect(call).toEqual(decodeAction(id));
    expect(actor.account).toBe(world.ana.account);
    await sees(at(), world.ana, 'I do not know that button');
    core.answer('command', (_, responder) => responder.answer('private', text('Still here')));
    await world.use(world.ana, 'help');
    await sees(at(), world.ana, 'Still here');
  });
};
