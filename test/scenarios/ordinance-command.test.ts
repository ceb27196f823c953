import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browsedEntry } from '../../src/answers/browsing/browse-messages.ts';
import { sections } from '../../src/answers/browsing/sections.ts';
import { languages } from '../../src/chat/language.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { openDiscordPane, openSlackPane } from '../contracts/playground-world.ts';
import { there } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

const labels = ({ buttons }: SeenMessage) => buttons.map(({ label }) => label);

describe.each(everyWorld)('/ordinance on %s', (_, open) => {
  let live: LiveWorld;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const ownOf = (person: Person) => live.world.seen(person).filter(({ isPrivate }) => isPrivate);
  const browse = async (person: Person, words: string, topic?: string) => {
    await live.world.use(person, 'ordinance', topic === undefined ? {} : { topic });
    return live.sees(person, words);
  };

  test('without a topic all of them stand there by section, the provisions first', async () => {
    const { world, core } = live;
    const { selects, isPrivate } = await browse(world.marcus, 'Choose one, and read on from there');
    expect(isPrivate).toBe(true);
    expect(selects[0]).toEqual({
      label: 'What the City may not do',
      options: [
        'Questions about immigration status',
        'Arrests, holds and transfers to ICE',
        'Non-public areas of city property',
        'Sharing data with immigration authorities',
        'Joint task forces and joint operations',
        'ICE interviews of people in custody',
      ],
    });
    const offered = selects.flatMap(({ options }) => options);
    expect(offered.toSorted()).toEqual(
      core.content
        .entries('en')
        .map(({ title }) => title)
        .toSorted(),
    );
  });

  test('one is chosen, and buttons lead from one to the next in the same message', async () => {
    const { world } = live;
    const all = await browse(world.marcus, 'Choose one, and read on from there');
    await world.choose(world.marcus, all, 'What the City may not do', 'Questions about immigration status');
    const first = await live.sees(world.marcus, 'What the City may not do: 1 of 6');
    expect(first.text).toContain('Source');
    expect(labels(first)).toContain('Share here');
    expect(labels(first)).not.toContain('◀ Previous');
    await world.press(world.marcus, first, 'Next ▶');
    const second = await live.sees(world.marcus, 'What the City may not do: 2 of 6');
    expect(second.text).toContain('Arrests, holds and transfers to ICE');
    await world.press(world.marcus, second, '◀ Previous');
    const again = await live.sees(world.marcus, 'What the City may not do: 1 of 6');
    await world.press(world.marcus, again, 'All topics');
    await live.sees(world.marcus, 'Choose one, and read on from there');
    expect(ownOf(world.marcus)).toHaveLength(1);
  });

  test('the last one of a section leads back and to all topics', async () => {
    const last = await browse(live.world.marcus, '6 of 6', 'ICE interviews of people in custody');
    expect(labels(last)).toContain('◀ Previous');
    expect(labels(last)).not.toContain('Next ▶');
  });

  test('a topic typed without its accents is shown in its reader’s language', async () => {
    const { world } = live;
    const { text } = await browse(world.ana, '4 de 6', 'compartir datos con inmigracion');
    expect(text).toContain('Compartir datos con inmigración');
    expect(text).toContain('Fuente');
  });

  test('words that fit several topics offer those to choose from', async () => {
    const { world } = live;
    const several = await browse(world.marcus, 'More than one topic fits', 'McDonnell');
    const { label, options } = there(several.selects[0]);
    expect(options.every((each) => each.includes('McDonnell'))).toBe(true);
    expect(options.length).toBeGreaterThan(2);
    await world.choose(world.marcus, several, label, 'The protests against McDonnell');
    await live.sees(world.marcus, 'How it was won:');
  });

  test('words that name no topic but ask something are answered', async () => {
    await browse(live.world.marcus, 'Source', 'may the police ask if I am undocumented');
  });

  test('what may be a cry for help gets the number first, unless it is what a topic is called', async () => {
    const { world } = live;
    const cry = await browse(world.marcus, '888-624-4752', 'ICE arrests');
    expect(labels(cry)).not.toContain('All topics');
    await browse(world.marcus, 'About the ordinance: 7 of 11', 'ICE warrant');
  });

  test('words that mean nothing are refused, with what to do instead', async () => {
    const { world } = live;
    const { slash } = world.platform.capabilities;
    const { text } = await browse(world.marcus, 'I have no topic with that name', 'xylophone zebra');
    expect(text).toContain(`${slash}ordinance`);
    expect(text).toContain(`${slash}ask`);
  });
});

describe('while a topic is typed', () => {
  test.each([
    ['Discord', () => openDiscord(knowledge)],
    ['the playground, as Discord', openDiscordPane],
    ['the playground, as Slack', openSlackPane],
  ])('titles and other words for them are offered on %s', async (_, open) => {
    const live = await liveIn(await open(), knowledge);
    const { world } = live;
    const offered = async (person: Person, words: string) =>
      (await world.complete(person, 'ordinance', 'topic', words)).labels;
    expect((await offered(world.marcus, '')).slice(0, 2)).toEqual([
      'Questions about immigration status',
      'Arrests, holds and transfers to ICE',
    ]);
    expect(await offered(world.marcus, '')).toHaveLength(25);
    expect((await offered(world.marcus, 'shar'))[0]).toBe('Sharing data with immigration authorities');
    // “city database” stands among its other names only.
    expect(await offered(world.marcus, 'database')).toEqual(['Sharing data with immigration authorities']);
    expect(await offered(world.ana, 'QUE ES LA ORD')).toEqual(['Qué es la ordenanza']);
    expect(await offered(world.ana, 'zzz')).toEqual([]);
    const offer = await world.complete(world.marcus, 'ordinance', 'topic', 'shar');
    await offer.take('Sharing data with immigration authorities');
    await live.sees(world.marcus, 'What the City may not do: 4 of 6');
    await live.stop();
    expect([...world.violations(), ...live.errors]).toEqual([]);
  });
});

test.each([
  ['Discord', openDiscordPane],
  ['Slack', openSlackPane],
])('every entry can be browsed in one message, to be replaced by the next, on %s', async (_, open) => {
  const { core, world, stop } = await liveIn(await open(), knowledge);
  const reader = { actor: world.ana, place: world.place, direct: false };
  const stuck = languages.flatMap((language) =>
    sections(core, language).flatMap(({ entries }) =>
      entries.filter((entry) => {
        const { blocks } = browsedEntry(core, entry, reader);
        const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
        return !buttons.some((each) => 'press' in each && each.press.action === 'ordinance-topics');
      }),
    ),
  );
  expect(stuck.map(({ id, language }) => `${id} ${language}`)).toEqual([]);
  await stop();
});

test('entries of a topic without a name of its own come last, under a name for all of them', async () => {
  const { core, world, knows, stop } = await liveIn(await openDiscordPane(), knowledge);
  const { content } = core;
  const known = there(content.entry('help/help-lines', 'en'));
  const stray = { ...known, id: 'strange/new-thing', title: 'Something new' };
  knows({ ...content, entries: () => [stray, known], entry: () => stray });
  expect(sections(core, 'en').map(({ title }) => title)).toEqual(['Where to get help', 'More topics']);
  await world.use(world.marcus, 'ordinance', { topic: stray.id });
  await stop();
});
