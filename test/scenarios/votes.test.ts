import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { until } from '../contracts/stand-in.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

const question = 'Can the police ask about my immigration status?';

describe.each(everyWorld)('“Was this right?” on %s', (_, open) => {
  let live: LiveWorld;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const votes = () => live.core.store.answerVotes.all();
  const labels = (message: { buttons: readonly { label: string }[] }) =>
    message.buttons.map(({ label }) => label);

  test('a yes is counted for the entry, and thanked for in place of the buttons', async () => {
    const { world } = live;
    const answer = await live.asks(world.marcus, question, 'Yes');
    await world.press(world.marcus, answer, 'Yes');
    const after = await live.sees(world.marcus, 'Thank you.');
    expect(after.text).toContain('Source');
    expect(labels(after)).toContain('Share here');
    expect(labels(after)).not.toContain('Yes');
    expect(world.seen(world.marcus)).toHaveLength(1);
    expect(await votes()).toMatchObject([{ language: 'en', yes: 1, no: 0 }]);
    // All that is kept.
    expect(Object.keys((await votes())[0] ?? {}).sort()).toEqual(['entry', 'language', 'no', 'yes']);
  });

  test('two quick taps count once', async () => {
    const { world } = live;
    const answer = await live.asks(world.marcus, question, 'No');
    await Promise.all([world.press(world.marcus, answer, 'No'), world.press(world.marcus, answer, 'No')]);
    await live.sees(world.marcus, 'Thank you for saying so.');
    await live.sees(world.marcus, 'People who may be able to help');
    await world.use(world.marcus, 'help');
    await live.sees(world.marcus, 'I keep no names');
    expect(await votes()).toMatchObject([{ yes: 0, no: 1 }]);
  });

  test('a no in Spanish points to the help lines where no organizers can be asked', async () => {
    const { world } = live;
    const answer = await live.asks(world.ana, '¿La policía me puede preguntar mi estatus migratorio?', 'No');
    await world.press(world.ana, answer, 'No');
    const after = await live.sees(world.ana, 'Gracias por decirlo');
    expect(after.text).toContain('Personas y grupos que tal vez puedan ayudar');
    expect(labels(after)).not.toContain('Enviar a los organizadores');
  });

  test('organizers see what was called wrong most often first, and totals; members do not', async () => {
    const { world, core } = live;
    const [often, seldom] = core.content.entries('en');
    for (const verdict of ['no', 'no', 'yes'] as const)
      await core.store.answerVotes.add(often?.id ?? '', 'en', verdict);
    await core.store.answerVotes.add(seldom?.id ?? '', 'en', 'yes');
    await core.store.answerVotes.add('gone/entry', 'es', 'no');
    await world.use(world.rosa, 'answers');
    const { text, isPrivate } = await live.sees(world.rosa, 'What people said');
    expect(isPrivate).toBe(true);
    const places = [
      `${often?.title} (English): 2 wrong, 1 right`,
      'gone/entry (not here any more)',
      seldom?.title ?? '?',
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found).not.toContain(-1);
    expect(text).toContain('All together: 3 wrong, 2 right.');
    await world.use(world.marcus, 'answers');
    await live.sees(world.marcus, 'Only organizers');
  });

  test('before anybody has voted, that is said', async () => {
    const { world } = live;
    await world.use(world.rosa, 'answers');
    await until(
      () => world.seen(world.rosa).some(({ text }) => text.includes('Nobody has said yet')),
      'that',
    );
  });
});

test('a vote that could not be written counts at the next tap, once', async () => {
  const live = await liveIn(await openDiscordPane(), knowledge);
  const { world, core } = live;
  const answer = await live.asks(world.marcus, question, 'Yes');
  vi.spyOn(core.store.answerVotes, 'add').mockRejectedValueOnce(new Error('disk full'));
  await world.press(world.marcus, answer, 'Yes');
  await live.sees(world.marcus, 'Something went wrong');
  expect(await core.store.answerVotes.all()).toEqual([]);
  await Promise.all([world.press(world.marcus, answer, 'Yes'), world.press(world.marcus, answer, 'Yes')]);
  await live.sees(world.marcus, 'Thank you.');
  await world.use(world.marcus, 'help');
  await live.sees(world.marcus, 'I keep no names');
  expect(await core.store.answerVotes.all()).toMatchObject([{ yes: 1, no: 0 }]);
  await live.stop();
});
