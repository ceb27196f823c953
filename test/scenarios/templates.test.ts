import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, openly, rosaConfirms, rosaPosts } from './rosa-organizes.ts';

// What a group makes into events again and again.

const title = 'Weekly phone bank';
const monday = Temporal.ZonedDateTime.from('2026-11-23T12:00[America/Los_Angeles]');

describe.each(everyWorld)('templates on %s', (_, open) => {
  let live: LiveWorld;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    await clockShows(live, monday);
    await rosaPosts(live, title, '2026-11-25 18:00-19:30', {
      kind: 'phone-bank',
      description: 'Bring a charger.',
    });
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const sees = (words: string) => live.sees(live.world.rosa, words);
  const save = (name: string, event = title) =>
    live.world.use(live.world.rosa, 'template save', { event, name });
  const list = () => live.world.use(live.world.rosa, 'template list');
  const withButton = (label: string): Promise<SeenMessage> =>
    until(
      () =>
        live.world
          .seen(live.world.rosa)
          .findLast(({ buttons }) => buttons.some((button) => button.label === label)),
      `a message with “${label}”`,
    );
  const listed = (): Promise<SeenMessage> =>
    until(
      () => live.world.seen(live.world.rosa).findLast(({ selects }) => selects.length > 0),
      'the list of templates',
    );
  const choose = async (label: string, name: string, message?: SeenMessage) =>
    live.world.choose(live.world.rosa, message ?? (await listed()), label, name);
  const press = async (label: string) => live.world.press(live.world.rosa, await withButton(label), label);
  const gone = () =>
    live.world
      .seen(live.world.rosa)
      .filter(({ text }) => text.includes('This template is not here any more'));
  const saved = async () => {
    const { core, world } = live;
    const { id } = there(await core.store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
    return core.store.templates.of(id);
  };

  test('hold all of an event but its day, and are used with a day alone', async () => {
    const { world } = live;
    await list();
    await sees('You have no templates yet');
    await save('Phone bank');
    await sees('Saved as “Phone bank”');
    await list();
    await sees('Your templates');
    expect((await listed()).text).toContain('Phone bank, 6:00 PM, City Hall');
    await choose('Use one', 'Phone bank');
    const form = await until(() => world.form(world.rosa), 'the form');
    // Who chose the wrong one sees it.
    expect(form.title).toBe('Phone bank');
    expect(form.hints.When ?? '').toContain('“Phone bank”');
    // Which day is not guessed.
    expect(form.values.When).toBe('');
    expect(form.hints.When ?? '').toMatch(/6:00 PM|clocks/);
    await world.fill(world.rosa, { When: '2026-12-08 18:00' });
    const shown = await sees('Is this right?');
    expect(shown.text).toContain('Tuesday, December 8, 2026, 6:00 PM – 7:30 PM PST');
    expect(shown.text).toContain('Bring a charger.');
    await rosaConfirms(live);
    expect(openly(live, 'Dec 8')).toHaveLength(1);
  });

  test('are named in place of an event, and are there when all else is forgotten', async () => {
    const { core, world } = live;
    await save('Phone bank');
    await sees('Saved as');
    const { labels } = await world.complete(world.rosa, 'event again', 'event', 'template');
    expect(labels).toEqual(['Template: Phone bank']);
    await world.use(world.rosa, 'event again', { event: 'phone BANK', when: 'December 9' });
    expect((await sees('Is this right?')).text).toContain(
      'Wednesday, December 9, 2026, 6:00 PM – 7:30 PM PST',
    );
    expect(await core.store.events.coming(world.place, core.clock.now(), 10)).toHaveLength(1);
  });

  test('of the same name are replaced, once that was said', async () => {
    await save('Phone bank');
    await sees('Saved as');
    await rosaPosts(live, 'Another evening', '2026-11-26 19:00', { kind: 'training' });
    await save('phone bank', 'Another evening');
    await sees('You have a template “Phone bank” already');
    expect(await saved()).toMatchObject([{ kind: 'phone-bank' }]);
    await press('Keep it');
    await sees('The template stays');
    await save('PHONE BANK', 'Another evening');
    await press('Replace it');
    await until(
      () =>
        live.world.seen(live.world.rosa).filter(({ text }) => text.includes('Saved as “Phone bank”'))
          .length === 2,
      'it to be replaced',
    );
    expect(await saved()).toMatchObject([{ kind: 'training', name: 'Phone bank' }]);
  });

  test('are deleted after a question; a button of one that is gone says so', async () => {
    await save('Phone bank');
    await sees('Saved as');
    await list();
    await sees('Your templates');
    const before = await listed();
    await choose('Delete one', 'Phone bank', before);
    await sees('Delete the template “Phone bank”?');
    expect(await saved()).toHaveLength(1);
    await press('Delete');
    await sees('Deleted: the template “Phone bank”');
    expect(await saved()).toEqual([]);
    await choose('Delete one', 'Phone bank', before);
    await until(() => gone().length === 1, 'to be told');
    await choose('Use one', 'Phone bank', before);
    await until(() => gone().length === 2, 'to be told again');
    expect(live.world.form(live.world.rosa)).toBeNull();
  });

  test('whose names are nothing but marks still stand in one message', async () => {
    const { core, world } = live;
    await save('Phone bank');
    await sees('Saved as');
    const first = there((await saved())[0]);
    for (let at = 10; at < 34; at += 1)
      await core.store.templates.save({
        ...first,
        id: `t${at}`,
        name: `${at}${'*_~`|'.repeat(20)}`.slice(0, 60),
      });
    const known = world.seen(world.rosa).length;
    await list();
    await listed();
    await live.settled();
    expect(world.seen(world.rosa)).toHaveLength(known + 1);
  });

  test('are twenty-five at most, and for organizers alone', async () => {
    const { core, world } = live;
    await save('Phone bank');
    await sees('Saved as');
    const first = there((await saved())[0]);
    // As long as names and places can be.
    const name = (at: number) =>
      `${at} ${'Neighborhood phone bank for the hearing of the week, evening'}`.slice(0, 60);
    for (let at = 1; at < 25; at += 1)
      await core.store.templates.save({ ...first, id: `t${at}`, name: name(at), place: 'p'.repeat(200) });
    await save('One more');
    await sees('You have 25 templates already');
    // All of them can be seen and chosen in one message, however long the list.
    const known = world.seen(world.rosa).length;
    await list();
    const shown = await listed();
    await live.settled();
    expect(world.seen(world.rosa)).toHaveLength(known + 1);
    for (const one of ['Phone bank', name(1), name(24)])
      expect(shown.text).toContain(`${one}: Phone bank, 6:00 PM`);
    expect(shown.selects.map(({ label }) => label)).toEqual(['Use one', 'Delete one']);
    for (const { options } of shown.selects) expect(options).toHaveLength(25);
    await choose('Use one', name(24));
    expect((await until(() => world.form(world.rosa), 'the form')).hints.When).toContain(name(24));
    await world.use(world.ana, 'template list');
    await live.sees(world.ana, 'Solo los organizadores pueden hacer esto aquí');
  });
});
