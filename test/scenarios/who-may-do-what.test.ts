import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { organizerRealm } from '../../src/people/realms.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';

// An admin keeps something to admins. Ana, who was named, is refused from that moment, whichever way she comes.

const inAMonth = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 30 }).round('hour');
const refused = 'En este grupo solo un administrador puede hacer esto';
const again = 'Volver al formulario';
const places = everyWorld.filter(([name]) => name === 'Discord' || name.startsWith('Slack by its'));

describe.each(places)('who may do what on %s', (name, open) => {
  let live: LiveWorld;
  let rosa: Person;
  let ana: Person;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    ({ rosa, ana } = live.world);
    const { store, pseudonyms } = live.core;
    await store.organizers.add(
      (await group()).id,
      pseudonyms.of(ana.account, organizerRealm((await group()).id)),
    );
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const group = async () => {
    const { platform, group: native } = live.world.place;
    return there((await live.core.store.groups.byNativeId(platform, native ?? '')) ?? undefined);
  };
  const told = () => [
    ...Object.values(live.world.form(ana)?.errors ?? {}),
    ...live.world.seen(ana).map(({ text }) => text),
  ];
  const refusals = (times: number) =>
    until(() => told().filter((text) => text.includes(refused)).length === times, `refusal ${times}`);
  const sets = async (label: string) => {
    const { world } = live;
    await world.use(rosa, 'settings');
    await world.press(rosa, await live.sees(rosa, 'Settings of this group'), 'Who may do what');
    await world.press(rosa, await live.sees(rosa, 'Admins here'), label);
    await live.sees(rosa, label);
  };

  test('by a command, a button, and a form that lies open', async () => {
    const { world } = live;
    await planned(live, { title: { en: 'Rally', es: '' }, start: inAMonth });
    await world.use(ana, 'event show', { event: 'Rally' });
    const offers = () =>
      world.seen(ana).find(({ buttons }) => buttons.some(({ label }) => label === 'Repetir'));
    const shown = await until(offers, 'the event as organizers see it');
    await world.press(ana, shown, 'Repetir');
    const form = there((await until(() => world.form(ana), 'the form')) ?? undefined);
    const [when] = Object.keys(form.values);

    await sets('Plan and post events: only admins');
    expect((await group()).permissions).toEqual({ create: 'by-right' });
    await world.fill(ana, { [there(when)]: 'mañana 10am' });
    await refusals(1);
    await world.press(ana, shown, 'Repetir');
    await refusals(2);
    // On Slack it would be asked for in a form.
    await world.use(
      ana,
      'event create',
      name === 'Discord' ? { kind: 'rally', title: 'Otra', when: 'mañana 10am', place: 'Aquí' } : {},
    );
    await refusals(3);
    expect(await live.core.store.events.coming(world.place, live.core.clock.now(), 10)).toHaveLength(1);
    // All else is hers as before, and the others may again what they might.
    await world.use(ana, 'reminders', { event: 'Rally' });
    await live.sees(ana, 'Recordatorios');
    await sets('Plan and post events: all organizers');
    await world.press(ana, shown, 'Repetir');
    await until(() => world.form(ana), 'the form');
  });

  if (name === 'Discord') {
    test('nor is a form opened again that was refused for another reason before', async () => {
      const { world } = live;
      await planned(live, { title: { en: 'Rally', es: '' }, start: inAMonth });
      await world.use(ana, 'event again', { event: 'Rally' });
      const form = there((await until(() => world.form(ana), 'the form')) ?? undefined);
      await world.fill(ana, { [there(Object.keys(form.values)[0])]: '?' });
      const back = () => world.seen(ana).find(({ buttons }) => buttons.some(({ label }) => label === again));
      const reason = await until(back, 'the way back to the form');
      await sets('Plan and post events: only admins');
      await world.press(ana, reason, again);
      await refusals(1);
      expect(world.form(ana)).toBeNull();
    });
  }

  test('who organizes by name alone can be suspended at once, and changes no rule', async () => {
    const { world } = live;
    await world.use(ana, 'settings');
    const settings = await live.sees(ana, 'Ajustes de este grupo');
    for (const id of ['permissions', 'permission:names:organizers', 'two-people', 'two-people-set:names:one'])
      await world.forge(ana, settings, id);
    await until(() => told().filter((text) => text.includes(refused)).length === 4, 'four refusals');
    await sets('Organize when named: only admins');
    await world.use(ana, 'audit');
    await live.sees(ana, 'Solo los organizadores pueden hacer esto aquí');
    expect((await group()).permissions).toEqual({ organize: 'by-right' });
  });
});
