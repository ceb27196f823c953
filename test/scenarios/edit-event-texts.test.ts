import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatRangeBriefly } from '../../src/events/when/format-when.ts';
import { there, until } from '../contracts/stand-in.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { rosaEdits } from './rosa-edits.ts';
import { clockShows, eventOf, openly, rosaPosts, typedAs } from './rosa-organizes.ts';

// What an organizer is told of a change, before and after it is saved, is true, and fits where it stands.

const title = 'Vote on the budget';
const timeZone = 'America/Los_Angeles';
const start = Temporal.ZonedDateTime.from(`2026-12-01T10:00[${timeZone}]`);

describe.each(everyWorld)('what is told of a change on %s', (_, open) => {
  let live: LiveWorld;
  let rosa: ReturnType<typeof rosaEdits>;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    rosa = rosaEdits(live, title);
    await clockShows(live, start.subtract({ days: 9 }));
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  test('of the reminders nothing where only the place changes', async () => {
    await rosaPosts(live, title, typedAs(start));
    await rosa.edit({ place: 'Room 1' });
    const told = await rosa.taps('Save and tell people', 'Saved.');
    expect(told.text).toContain('Every channel where it is posted is told');
    expect(told.text).not.toContain('reminders');
    await rosa.edit({ when: typedAs(start.add({ days: 1 })) });
    await rosa.sees('Wednesday, December 2');
    await rosa.taps('Save and tell people', 'the reminders go by the new time');
  });

  test('that the Spanish description stays as it is, where there is one and the English one changes', async () => {
    const { world } = live;
    const both = { description: 'Bring water.', description_es: 'Traiga agua.' };
    await rosaPosts(live, title, typedAs(start), both);
    await rosa.edit({});
    await rosa.form();
    await world.fill(world.rosa, { Description: 'Bring a coat.' });
    const slash = world.platform.capabilities.slash;
    const words = `use ${slash}event edit with description_spanish`;
    expect((await rosa.sees('This will change')).text).toContain(words);
    await rosa.edit({ description: 'Bring a hat.', description_es: 'Traiga un sombrero.' });
    expect((await rosa.sees('Traiga un sombrero.')).text).not.toContain(words);
  });

  test('what is typed as the Spanish title stays Spanish, where the event has no other', async () => {
    const { world, core } = live;
    const event = await rosaPosts(live, title, typedAs(start));
    const spanish = 'Voto del presupuesto';
    await core.store.events.rewriteOpen({ ...event, title: { en: '', es: spanish } });
    await world.use(world.rosa, 'event edit', { event: event.id });
    expect((await rosa.form()).values.Title).toBe(spanish);
    await world.fill(world.rosa, { 'Title in Spanish': 'Voto de todo el presupuesto' });
    await rosa.sees('→ Voto de todo el presupuesto');
    await rosa.taps('Save', 'Saved.');
    expect((await eventOf(live, 'Voto de todo el presupuesto')).title.en).toBe('');
    // Both at once: one in each language.
    await world.use(world.rosa, 'event edit', { event: event.id });
    await rosa.form();
    await world.fill(world.rosa, { Title: 'The vote', 'Title in Spanish': 'El voto' });
    await rosa.sees('The vote / El voto');
  });

  test('in one message, with the longest texts, where what differs can still be seen', async () => {
    const { world, core } = live;
    const of = (letter: string, length: number) => `${letter.repeat(20)} `.repeat(60).slice(0, length).trim();
    const longest = (letter: string, end = '') => ({
      title: of(letter, 120),
      title_es: of(`ñ`, 120),
      place: of(letter, 200),
      accessibility: of(letter, 500),
      link: `https://example.org/${letter.repeat(280)}`,
      description: `${of('d', 480)} ${end}`,
      description_es: of(`é`, 480),
    });
    const event = await rosaPosts(live, title, typedAs(start));
    const inBoth = (en: string, es = '') => ({ en, es });
    const long = longest('w', 'Bring water.');
    await core.store.events.rewriteOpen({
      ...event,
      title: inBoth(long.title, long.title_es),
      place: long.place,
      accessibility: inBoth(long.accessibility),
      link: long.link,
      description: inBoth(long.description, long.description_es),
    });
    const before = world.seen(world.rosa).length;
    const options = { event: event.id, when: '2026-12-02 11:00', ...longest('m', 'Bring a coat.') };
    await world.use(world.rosa, 'event edit', options);
    const shown = await rosa.sees('This will change');
    await live.settled();
    expect(world.seen(world.rosa)).toHaveLength(before + 1);
    expect(shown.buttons.map(({ label }) => label)).toContain('Save and tell people');
    expect(shown.text).toContain('Bring water.');
    expect(shown.text).toContain('Bring a coat.');
    expect(shown.text).toContain('…');
  });

  test('why it stands nowhere, in place of a promise, with a way to try again', async () => {
    const { world } = live;
    if (!world.trouble) return expect(world.platform.name).toContain('playground');
    world.trouble.closePlace();
    const options = { kind: 'council-meeting', title, when: typedAs(start), place: 'City Hall' };
    await world.use(world.rosa, 'event create', options);
    await world.press(world.rosa, await rosa.sees('Is this right?'), 'Post it');
    await rosa.sees('It is saved, but');
    await rosa.edit({ place: 'Room 1' });
    const shown = await rosa.sees('This will change');
    expect(shown.text).toContain('It stands in no channel yet');
    const told = await rosa.taps('Save', 'It is saved, but');
    expect(told.text).not.toContain('told');
    expect(told.buttons.map(({ label }) => label)).toEqual(['Try again']);
    expect((await eventOf(live, title)).place).toBe('Room 1');
    // The same under the event, even where it has begun meanwhile.
    await clockShows(live, start.add({ minutes: 1 }));
    await world.use(world.rosa, 'event show', { event: title });
    const withButtons = () =>
      world.seen(world.rosa).findLast(({ buttons }) => buttons.some(({ label }) => label === 'Edit'));
    const event = await until(withButtons, 'the event with its buttons');
    expect(event.buttons.map(({ label }) => label)).toContain('Try again');
    await world.press(world.rosa, event, 'Try again');
    await until(
      () => world.seen(world.rosa).every(({ id, buttons }) => id !== event.id || buttons.length === 1),
      'the reason',
    );
  });

  test('in the reminders that people read already too, which then show the new time', async () => {
    await rosaPosts(live, title, typedAs(start));
    await clockShows(live, start.subtract({ days: 7 }).add({ minutes: 1 }));
    const reminder = () => there(openly(live, title).find(({ text }) => text.includes('Reminder')));
    const { id } = reminder();
    const later = start.add({ days: 3 });
    const brief = formatRangeBriefly(later, later.add({ hours: 3 }), 'en');
    await rosa.edit({ when: typedAs(later), title: 'Vote on the budget, moved' });
    await rosa.taps('Save and tell people', 'Saved.');
    await rosa.soon();
    expect(reminder()).toMatchObject({ id, text: expect.stringContaining(brief) });
    expect(reminder().text).toContain('moved');
    if (!live.world.trouble) return;
    // One that somebody has deleted is gone, and the post with it is not.
    live.world.deleteMessage(id);
    await rosa.edit({ place: 'Room 1' });
    await rosa.sees('→ Room 1');
    await rosa.taps('Save and tell people', 'Saved.');
    await rosa.soon();
    const posts = openly(live, title).filter(({ text }) => !/Changed|Reminder/.test(text));
    expect(posts).toHaveLength(1);
  });
});
