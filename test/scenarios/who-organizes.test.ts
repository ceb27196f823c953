import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { organizerRealm } from '../../src/people/realms.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { type ChangingRights, changingRights } from './changing-rights.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// People who organize because they were named. Roles on Discord, and what is kept, are in losing-the-role.test.ts.

const inAMonth = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
const labels = ({ buttons }: Pick<SeenMessage, 'buttons'>) => buttons.map(({ label }) => label);

describe.each(everyWorld)('named organizers on %s', (name, open) => {
  let live: LiveWorld;
  let rights: ChangingRights;
  let rosa: Person;
  let ana: Person;

  beforeEach(async () => {
    rights = changingRights(await open());
    live = await liveIn(rights.world, knowledge);
    ({ rosa, ana } = live.world);
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const settingsOf = async (person: Person, title: string) => {
    const before = live.world.seen(person).length;
    await live.world.use(person, 'settings');
    return until(
      () =>
        live.world
          .seen(person)
          .slice(before)
          .findLast(({ text }) => text.includes(title)),
      'the settings',
    );
  };
  const change = async (values: Readonly<Record<string, string>>, shows: RegExp) => {
    const shown = await settingsOf(rosa, 'Settings of this group');
    await live.world.press(rosa, shown, 'Organizers');
    await until(() => live.world.form(rosa), 'the form');
    await live.world.fill(rosa, values);
    await until(
      () => live.world.seen(rosa).find(({ id, text }) => id === shown.id && shows.test(text)),
      `${shows}`,
    );
  };
  const nameAna = () => change({ 'Also organizes': ana.account }, /and 1 more person/);
  const dropAna = () => change({ 'Organizes no longer': ana.account }, /Saved\. It holds from now on\./);
  const refusals = () =>
    live.world.seen(ana).filter(({ text }) => text.includes('Solo los organizadores pueden hacer')).length;
  const creation = { kind: 'rally', title: 'Mitin', when: `${inAMonth} 10:00`, place: 'City Hall' };

  test('somebody who was named organizes, and sees how many there are, but names nobody', async () => {
    const { world } = live;
    await world.use(ana, 'answers');
    await until(() => refusals() === 1, 'the refusal');
    await nameAna();
    await world.use(ana, 'answers');
    await live.sees(ana, 'Todavía nadie ha dicho');
    const shown = await settingsOf(ana, 'Ajustes de este grupo');
    expect(shown.text).toContain('y 1 persona más');
    expect(labels(shown)).toEqual(['Zona horaria', 'Idiomas', 'Canales']);
    await world.forge(ana, shown, 'organizers');
    await live.sees(ana, 'Usted organiza aquí porque alguien le dio permiso');
    expect(world.form(ana)).toBeNull();
    expect(JSON.stringify(world.seen(rosa))).not.toContain(ana.account);
  });

  const group = async () => {
    const { platform, group: native } = live.world.place;
    return there(await live.core.store.groups.byNativeId(platform, there(native)));
  };

  test('nor does a forged button change who organizes', async () => {
    const { world, core } = live;
    await nameAna();
    await core.store.groups.change((await group()).id, { organizerRoles: ['112233445566778899'] });
    const shown = await settingsOf(ana, 'Ajustes de este grupo');
    await world.forge(ana, shown, 'organizers-chosen:::');
    await live.sees(ana, 'Usted organiza aquí porque alguien le dio permiso');
    expect((await group()).organizerRoles).toEqual(['112233445566778899']);
  });

  test('whoever is only named by now is refused with the form that they opened before', async () => {
    const { world, core } = live;
    const { id } = await group();
    const pseudonym = (person: Person) => core.pseudonyms.of(person.account, organizerRealm(id));
    await core.store.organizers.add(id, pseudonym(rosa));
    await world.press(rosa, await settingsOf(rosa, 'Settings of this group'), 'Organizers');
    await until(() => world.form(rosa), 'the form');
    rights.takeFrom(rosa);
    await world.fill(rosa, { 'Also organizes': ana.account });
    const told = () => [
      ...Object.values(world.form(rosa)?.errors ?? {}),
      ...world.seen(rosa).map(({ text }) => text),
    ];
    await until(
      () => told().some((text) => text.includes('You can organize here because somebody named you')),
      'the refusal',
    );
    await world.use(ana, 'answers');
    await until(() => refusals() === 1, 'Ana to be no organizer');
  });

  if (name === 'Discord') {
    test('a role that is gone does no harm, and goes with the next change', async () => {
      const { world, core } = live;
      const group = there(await core.store.groups.byNativeId(world.place.platform, there(world.place.group)));
      const gone = '112233445566778899';
      await core.store.groups.change(group.id, { organizerRoles: [gone] });
      await world.use(ana, 'answers');
      await until(() => refusals() === 1, 'the refusal');
      const [, members] = world.roles;
      await change({ 'Roles that organize': there(members) }, /Saved[\s\S]*, 1 role/);
      expect((await core.store.groups.byId(group.id))?.organizerRoles).toEqual([members]);
    });
  }

  if (name.startsWith('Slack')) {
    test('a command without words asks them for the rest in a form, as it asks other organizers', async () => {
      const { world } = live;
      await nameAna();
      await world.use(ana, 'event create');
      const form = await until(() => world.form(ana), 'the form');
      expect(Object.keys(form.values)).toContain('Título');
    });
  }

  test('once taken off again they are refused from then on, in the middle of a draft as well', async () => {
    const { world, core } = live;
    await nameAna();
    await world.use(ana, 'event create', creation);
    const draft = await live.sees(ana, '¿Está bien así?');
    await dropAna();
    await world.press(ana, draft, 'Publicar');
    await until(() => refusals() === 1, 'the refusal');
    await world.press(ana, draft, 'Cambiar');
    await until(() => refusals() === 2, 'the second refusal');
    expect(world.form(ana)).toBeNull();
    expect(await core.store.events.open(0)).toEqual([]);
  });

  test('a form that was opened before is refused when it is sent in', async () => {
    const { world, core } = live;
    await nameAna();
    const shown = await settingsOf(ana, 'Ajustes de este grupo');
    await world.press(ana, shown, 'Zona horaria');
    await until(() => world.form(ana), 'the form');
    await dropAna();
    await world.fill(ana, { 'Su ciudad, o una grande cerca de usted': 'Chicago' });
    const told = () => [
      ...Object.values(world.form(ana)?.errors ?? {}),
      ...world.seen(ana).map(({ text }) => text),
    ];
    await until(
      () => told().some((text) => text.includes('Solo los organizadores pueden hacer')),
      'the refusal',
    );
    const group = await core.store.groups.byNativeId(world.place.platform, there(world.place.group));
    expect(group?.timeZone).toBe('America/Los_Angeles');
  });
});
