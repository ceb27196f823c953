import { describe, expect, test } from 'vitest';
import { allTold, type Bench, type Theme } from './bench.ts';
import { button, buttons, text } from './messages.ts';
import { there, until } from './stand-in.ts';

const page = text(
  'Your events',
  buttons(button('Show', 'event-show', 'e42'), button('Ask', 'topic', 'votes')),
);

/** Opens the page for Ana, and resolves when she reads it. */
async function opened({ world, core }: Bench): Promise<void> {
  core.answer('home', (_, responder) => responder.answer('private', page));
  const home = there(world.home);
  home.open(world.ana);
  await until(() => home.page(world.ana)?.includes('Your events'), 'the page');
}

/** The page that the bot has for each person. */
export const homeContract: Theme = (at, traits) => {
  if (!traits.home) return;

  describe('the bot’s own page', () => {
    test('is asked for when somebody opens it, and shown to that person', async () => {
      const bench = at();
      const { world, core } = bench;
      await opened(bench);
      const { account, language, organizer } = world.ana;
      expect(core.heard('home')).toEqual([
        {
          kind: 'home',
          id: expect.any(String),
          actor: { account, language, organizer, guest: false, maySpeak: true, roles: [] },
          place: expect.objectContaining({ platform: bench.platform.name }),
          direct: true,
          at: expect.any(Number),
        },
      ]);
      expect(there(world.home).page(world.marcus)).toBeNull();
    });

    test('has buttons that work: what is said stands over it', async () => {
      const bench = at();
      const { world, core } = bench;
      await opened(bench);
      core.answer('action', async (_, responder) => {
        await responder.defer('private');
        await responder.answer('private', text('Fifteen to nothing'));
        await responder.note(text('On 19 November'));
      });
      const home = there(world.home);
      home.press(world.ana, 'Ask');
      await until(() => home.over(world.ana)?.includes('On 19 November'), 'the answer');
      expect(home.over(world.ana)).toContain('Fifteen to nothing');
      expect(core.heard('action')).toMatchObject([
        { call: { action: 'topic', args: ['votes'] }, direct: true, actor: { account: world.ana.account } },
      ]);
      expect(home.page(world.ana)).toContain('Your events');
    });

    test('can be changed by its buttons', async () => {
      const bench = at();
      const { world, core } = bench;
      await opened(bench);
      core.answer('action', (_, responder) => responder.update(text('One event')));
      const home = there(world.home);
      home.press(world.ana, 'Show');
      await until(() => home.page(world.ana)?.includes('One event'), 'the change');
      expect(home.page(world.ana)).not.toContain('Your events');
    });

    test('tells nobody else of it', async () => {
      const bench = at();
      const { world } = bench;
      await opened(bench);
      there(world.home).press(world.ana, 'Ask');
      await until(() => there(world.home).over(world.ana), 'the answer');
      await allTold(bench);
      expect(world.seen(world.marcus).filter(({ isPrivate }) => !isPrivate)).toEqual([]);
      expect(world.seenDirectly(world.ana)).toEqual([]);
    });
  });
};
