import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// In which language somebody is spoken to. Posts are in those of the group.

const inAMonth = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
const labels = ({ buttons }: Pick<SeenMessage, 'buttons'>) => buttons.map(({ label }) => label);

describe.each(everyWorld)('the language on %s', (name, open) => {
  let live: LiveWorld;
  let rosa: Person;
  let ana: Person;
  let marcus: Person;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    ({ rosa, ana, marcus } = live.world);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const creation = {
    kind: 'rally',
    title: 'Rally for all',
    title_es: 'Mitin de todos',
    when: `${inAMonth} 10:00`,
    place: 'City Hall',
  };
  const posted = async () => {
    await live.world.use(rosa, 'event create', creation);
    await live.world.press(rosa, await live.sees(rosa, 'Is this right?'), 'Post it');
    await live.sees(rosa, 'Posted, with');
    return there(live.world.seen(ana).find((message) => !message.isPrivate));
  };
  const going = (message: SeenMessage) => there(labels(message).find((label) => /Going/.test(label)));
  const privately = (person: Person) =>
    live.world
      .seen(person)
      .filter((message) => message.isPrivate)
      .map(({ text }) => text);

  test('a member who reads Spanish alone, in a group that speaks both', async () => {
    const { world } = live;
    const post = await posted();
    expect(post.text).toMatch(/Rally for all[\s\S]*Mitin de todos/);
    await world.press(ana, post, going(post));
    await live.sees(ana, 'Contamos con usted: Mitin de todos');
    await world.use(ana, 'help');
    await live.sees(ana, 'Respondo preguntas sobre');
    await world.use(ana, 'ask', { question: '¿La policía me puede preguntar mi estatus migratorio?' });
    await live.sees(ana, 'Fuente');
    await world.use(ana, 'event show', { event: 'Mitin' });
    await until(() => privately(ana).some((text) => text.includes('Las reacciones')), 'the event, privately');
    await world.use(ana, 'answers');
    await live.sees(ana, 'Solo los organizadores pueden hacer esto aquí');
    await world.use(ana, 'language');
    await live.sees(ana, 'Le hablo en español, como lo hace la aplicación');
    for (const text of privately(ana)) {
      expect(text).not.toMatch(/\b(you|the|only organizers|Going|Source|Rally for all)\b/);
    }
    // Everybody's post stays in both.
    const after = there(world.seen(ana).find((message) => !message.isPrivate));
    expect(after.text).toMatch(/Rally for all[\s\S]*Mitin de todos/);
    expect(labels(after).join()).toMatch(/Going \/ Voy/);
  });

  test('somebody whose app is in English chooses Spanish, and is spoken to in it from then on', async () => {
    const { world, core } = live;
    await posted();
    await world.use(marcus, 'language');
    const asApp = await live.sees(marcus, 'I speak English with you, as the app does.');
    expect(asApp.text).toContain('I keep nothing about your language.');
    expect(labels(asApp)).toEqual(['English', 'Español', 'As my app']);
    await world.press(marcus, asApp, 'Español');
    const chosen = await live.sees(marcus, 'Le hablo en español, porque usted lo eligió.');
    expect(chosen.text).toContain('Guardo un código en su lugar');
    await world.use(marcus, 'answers');
    await live.sees(marcus, 'Solo los organizadores pueden hacer esto aquí');
    await world.use(marcus, 'help');
    await live.sees(marcus, 'Respondo preguntas sobre');
    const offer = await world.complete(marcus, 'event show', 'event', '');
    expect(offer.labels.join()).toMatch(/Mitin de todos · \S+, \d+ de \S+ de \d+/);
    await offer.take(there(offer.labels[0]));
    await live.sees(marcus, 'Las reacciones dicen quién es usted');
    await world.press(marcus, chosen, 'Como mi aplicación');
    await live.sees(marcus, 'I speak English with you, as the app does.');
    await world.use(marcus, 'answers');
    await live.sees(marcus, 'Only organizers can do this here');
    expect(await core.store.chosenLanguages.of(core.pseudonyms.of(marcus.account, 'language'))).toBeNull();
  });

  test('forms are in it too', async () => {
    const { world } = live;
    await world.use(rosa, 'language', { language: 'es' });
    await live.sees(rosa, 'Le hablo en español');
    await world.use(rosa, 'settings');
    await world.press(rosa, await live.sees(rosa, 'Ajustes de este grupo'), 'Idiomas');
    const form = await until(() => world.form(rosa), 'the form');
    expect(form.values).toEqual({ 'Idioma de las publicaciones': 'Inglés y español' });
  });

  if (name.startsWith('Slack')) {
    test('the page and the form of a command as well, with Slack’s own words', async () => {
      const { world } = live;
      const home = there(world.home);
      home.open(rosa);
      await until(() => home.page(rosa)?.includes('Coming up'), 'the page in English');
      await world.use(rosa, 'language', { language: 'es' });
      await live.sees(rosa, 'Le hablo en español');
      home.open(rosa);
      await until(() => home.page(rosa)?.includes('Lo que viene'), 'the page in Spanish');
      await world.use(rosa, 'event create');
      const form = await until(() => world.form(rosa), 'the form');
      expect(Object.keys(form.values)).toContain('Título');
      expect(home.over(rosa)).toContain('Para organizadores: publicar');
    });
  }
});
