import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../src/chat/language.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';

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

  describe('commands are named as the app offers them', () => {
    const en: Language = 'en';
    const es: Language = 'es';
    /** By its English or its Spanish name: Discord's app offers those of its own language alone, Slack takes both. */
    const named = (app: Language, chosen: Language, names: Readonly<Record<Language, string>>) => {
      const { slash, namesFollowApp } = live.world.platform.capabilities;
      return `${slash}${names[namesFollowApp ? app : chosen]}`;
    };
    const chooses = async (person: Person, language: Language) => {
      await live.world.use(person, 'language', { language });
      await live.sees(person, language === 'es' ? 'Le hablo en español' : 'I speak English with you');
    };
    const forged = async (person: Person) => {
      await live.world.forge(person, await posted(), 'nobody:made:this');
    };

    test('to an organizer who reads Spanish on an app in English', async () => {
      const { world } = live;
      await chooses(rosa, 'es');
      const help = { en: 'help', es: 'ayuda' };
      const again = { en: 'event again', es: 'evento repetir' };
      const create = { en: 'event create', es: 'evento crear' };
      await world.use(rosa, 'events');
      await live.sees(rosa, `Para publicar una audiencia o un mitin: ${named(en, es, create)}`);
      await world.use(rosa, 'help');
      const shown = await live.sees(rosa, 'Respondo preguntas sobre');
      for (const name of [help, again, create, { en: 'ask', es: 'preguntar' }])
        expect(shown.text).toContain(named(en, es, name));
      if (world.platform.capabilities.namesFollowApp) expect(shown.text).not.toContain('/evento');
      await world.use(rosa, 'event create', creation);
      await world.press(rosa, await live.sees(rosa, '¿Está bien así?'), 'Publicar');
      await live.sees(rosa, 'Publicado');
      await world.use(rosa, 'template save', { event: 'Mitin de todos', name: 'Mitin' });
      await live.sees(rosa, `Para usarla: ${named(en, es, again)}, con este nombre`);
      await world.forge(
        rosa,
        there(world.seen(ana).find((message) => !message.isPrivate)),
        'nobody:made:this',
      );
      await live.sees(rosa, `Escriba ${named(en, es, help)} para ver`);
    });

    test('to a member who reads English on an app in Spanish', async () => {
      await chooses(ana, 'en');
      const help = { en: 'help', es: 'ayuda' };
      await live.world.use(ana, 'help');
      const shown = await live.sees(ana, 'I answer questions about');
      expect(shown.text).toContain(`${named(es, en, { en: 'rsvp', es: 'asistencia' })} `);
      await forged(ana);
      await live.sees(ana, `Type ${named(es, en, help)} to see`);
    });

    test('to whoever chose nothing, in the one language', async () => {
      const { slash } = live.world.platform.capabilities;
      await live.world.use(ana, 'help');
      expect((await live.sees(ana, 'Respondo preguntas sobre')).text).toContain(`${slash}preguntar `);
      await live.world.use(marcus, 'help');
      expect((await live.sees(marcus, 'I answer questions about')).text).toContain(`${slash}ask `);
      await forged(ana);
      await live.sees(ana, `Escriba ${slash}ayuda para ver`);
    });

    test('but what everybody reads stays as it was written, whoever taps', async () => {
      const { world, core } = live;
      const title = 'We all type /ask';
      const start = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 3 });
      const { id } = await planned(live, { title: { en: title, es: 'Aquí /preguntar' }, start });
      const post = () => there(world.seen(marcus).findLast((message) => !message.isPrivate));
      await world.press(ana, post(), going(post()));
      await live.sees(ana, 'Contamos con usted');
      await world.press(marcus, post(), going(post()));
      await live.sees(marcus, 'You are counted');
      expect((await core.store.rsvps.count(id)).going).toBe(2);
      expect(post().text).toContain(title);
      expect(post().text).toContain('Aquí /preguntar');
    });

    test('to the organizer of a group that is new to the bot', async () => {
      const fresh = await liveIn(await open(), knowledge, { unsettled: true });
      const organizer = fresh.world.rosa;
      await fresh.world.use(organizer, 'language', { language: 'es' });
      await fresh.sees(organizer, 'Le hablo en español');
      await fresh.world.use(organizer, 'event create', creation);
      await fresh.sees(
        organizer,
        `ninguna hora salga mal: ${named(en, es, { en: 'settings', es: 'ajustes' })}.`,
      );
      await fresh.stop();
      expect([...fresh.world.violations(), ...fresh.errors]).toEqual([]);
    });
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
