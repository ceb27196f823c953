import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { organizerRealm } from '../../src/people/realms.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenForm, SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { rosaPosts } from './rosa-organizes.ts';

// A form whose submission is refused: nobody types all of it again.

const label = 'Back to the form';
const unreadable = 'I could not read that as one day and time';
const inAMonth = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
const typed = {
  'What kind of event': 'Rally',
  Title: 'Rally & <all>',
  When: 'someday soon',
  Place: 'City Hall, *south* lawn',
  'Title in Spanish': 'Mitin de todos',
};

describe.each(everyWorld)('a form that is refused on %s', (name, open) => {
  let live: LiveWorld;
  let rosa: Person;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    rosa = live.world.rosa;
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const labels = ({ buttons }: Pick<SeenMessage, 'buttons'>) => buttons.map((button) => button.label);
  const form = (): Promise<SeenForm> => until(() => live.world.form(rosa), 'the form');
  const press = (message: SeenMessage, button: string) => live.world.press(rosa, message, button);
  const withButton = (button: string) =>
    until(() => live.world.seen(rosa).findLast((message) => labels(message).includes(button)), `“${button}”`);
  const refusals = () => live.world.seen(rosa).filter(({ text }) => text.includes(unreadable));
  const refusal = (nth: number) => until(() => refusals()[nth - 1], `refusal ${nth}`);
  /** Opens the form of the first event by the button that new groups are shown. */
  const openFirstEvent = async () => {
    const { core, world } = live;
    const group = there(await core.store.groups.byNativeId(world.place.platform, there(world.place.group)));
    await core.store.groups.change(group.id, { welcomed: false });
    await world.use(rosa, 'help');
    await press(await live.sees(rosa, 'I am new here'), 'First event');
    return form();
  };

  if (name.startsWith('Slack')) {
    test('stays open, the reason beside the field, and no button is needed', async () => {
      await openFirstEvent();
      await live.world.fill(rosa, { ...typed, Title: 'Rally', When: '2020-01-01 10:00' });
      const standing = await until(() => {
        const shown = live.world.form(rosa);
        return shown && Object.keys(shown.errors).length > 0 ? shown : null;
      }, 'the reason');
      expect(standing.values).toMatchObject({ Title: 'Rally', Place: typed.Place });
      expect(live.world.seen(rosa).flatMap(labels)).not.toContain(label);
    });
    return;
  }

  test('opens again with all that was typed, and is sent in once it is mended', async () => {
    await openFirstEvent();
    await live.world.fill(rosa, typed);
    const refused = await refusal(1);
    expect(refused.isPrivate).toBe(true);
    expect(labels(refused)).toEqual([label]);
    await press(refused, label);
    const again = await form();
    expect(again.title).toBe('First event');
    expect(again.values).toEqual(typed);
    await live.world.fill(rosa, { When: `${inAMonth} 10:00` });
    const shown = await live.sees(rosa, 'Is this right?');
    expect(shown.text).toContain('Rally & <all>');
    expect(shown.text).toContain('Mitin de todos');
  });

  test('each refusal has a button of its own, and each button works once', async () => {
    await openFirstEvent();
    await live.world.fill(rosa, typed);
    const first = await refusal(1);
    await press(first, label);
    await form();
    await live.world.fill(rosa, { When: 'whenever', Place: 'The park' });
    const second = await refusal(2);
    await press(first, label);
    await live.sees(rosa, 'I do not have that form any more');
    expect(live.world.form(rosa)).toBeNull();
    await press(second, label);
    expect((await form()).values).toEqual({ ...typed, When: 'whenever', Place: 'The park' });
  });

  test('is not held for longer than a quarter of an hour', async () => {
    await openFirstEvent();
    await live.world.fill(rosa, typed);
    const refused = await refusal(1);
    live.passTime(15 * 60_000);
    await press(refused, label);
    await live.sees(rosa, 'I do not have that form any more');
    expect(live.world.form(rosa)).toBeNull();
  });

  test('opens for nobody but the one who typed it', async () => {
    const { core, world } = live;
    const submit = { action: 'languages-chosen', args: [] };
    core.forms.opened({ title: 'Of somebody else', submit, fields: [] }, 'somebody else');
    const token = there(core.forms.refused(submit, {}, 'somebody else'));
    await rosaPosts(live, 'Another rally', `${inAMonth} 12:00`);
    const open = there(world.seen(rosa).find(({ isPrivate }) => !isPrivate));
    await world.forge(rosa, open, `form-again:${token}`);
    await live.sees(rosa, 'I do not have that form any more');
    expect(world.form(rosa)).toBeNull();
    expect(core.forms.take(token, 'somebody else')?.title).toBe('Of somebody else');
  });

  test('so does the form of an edit', async () => {
    const { world } = live;
    await rosaPosts(live, 'Vote on the budget', `${inAMonth} 10:00`);
    await world.use(rosa, 'event edit', { event: 'Vote on the budget' });
    await form();
    await world.fill(rosa, { When: 'whenever', Description: 'Bring water.\nAnd a friend.' });
    await press(await refusal(1), label);
    const edit = await form();
    expect(edit.values).toMatchObject({
      Title: 'Vote on the budget',
      When: 'whenever',
      Description: 'Bring water.\nAnd a friend.',
    });
    await world.fill(rosa, { When: `${inAMonth} 14:00` });
    expect((await live.sees(rosa, 'This will change')).text).toContain('Bring water.');
  });

  test('and the one of a reminder', async () => {
    const { world } = live;
    await rosaPosts(live, 'Vote on the budget', `${inAMonth} 10:00`);
    await world.use(rosa, 'reminders', { event: 'Vote on the budget' });
    await press(await withButton('Add'), 'Add');
    await form();
    const words = { When: 'when the cows come home', 'To whom': 'Those going (direct message)' };
    await world.fill(rosa, words);
    await press(await withButton(label), label);
    expect((await form()).values).toEqual(words);
  });

  test('whoever is no organizer any more is refused, and does not get the form back', async () => {
    const { core, world } = live;
    const group = there(await core.store.groups.byNativeId(world.place.platform, there(world.place.group)));
    const ana = core.pseudonyms.of(world.ana.account, organizerRealm(group.id));
    await core.store.organizers.add(group.id, ana);
    await rosaPosts(live, 'Vote on the budget', `${inAMonth} 10:00`);
    await world.use(world.ana, 'event edit', { event: 'Vote on the budget' });
    await until(() => world.form(world.ana), 'her form');
    await world.fill(world.ana, { Cuándo: 'cuando sea' });
    const refused = await live.sees(world.ana, 'No pude leer ahí un solo día y hora');
    await core.store.organizers.remove(group.id, ana);
    await world.press(world.ana, refused, 'Volver al formulario');
    const told = await live.sees(world.ana, 'Solo los organizadores pueden hacer esto aquí');
    expect(labels(told)).not.toContain('Volver al formulario');
  });
});
