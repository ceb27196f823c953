import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// A group's own settings. Who organizes besides is in who-organizes.test.ts, the organizers' channel in hand-on.test.ts.

const inAMonth = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
const labels = ({ buttons }: Pick<SeenMessage, 'buttons'>) => buttons.map(({ label }) => label);

describe.each(everyWorld)('/settings on %s', (_, open) => {
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

  const group = async () => {
    const { place } = live.world;
    return there(await live.core.store.groups.byNativeId(place.platform, there(place.group)));
  };
  const shown = () => live.sees(rosa, 'Settings of this group');
  const coming = () => live.core.store.events.coming(live.world.place, live.core.clock.now(), 9);
  const form = (label: string) => until(() => live.world.form(rosa), `the form of ${label}`);
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
    return () => there(live.world.seen(rosa).find((message) => !message.isPrivate));
  };

  test('shows everything that can be set, and what it means', async () => {
    await live.world.use(rosa, 'settings');
    const { text, buttons } = await shown();
    for (const words of [
      'Los Angeles, where clocks now show',
      'English and Spanish',
      'none. Events are posted where you type the command.',
      'Channel for organizers',
      'Who organizes',
      'hidden, unless the post of an event says otherwise.',
      'all organizers may do everything',
      'for nothing. One organizer is enough.',
    ]) {
      expect(text).toContain(words);
    }
    const own = ['Organizers', 'Who may do what', 'Two organizers'];
    expect(labels({ buttons })).toEqual(['Time zone', 'Languages', 'Channels', ...own]);
  });

  test('is for organizers alone', async () => {
    const { world } = live;
    await world.use(world.ana, 'settings', { languages: 'es' });
    const refused = await live.sees(world.ana, 'Solo los organizadores pueden hacer esto aquí');
    await world.press(world.ana, refused, 'Qué puedo hacer');
    await live.sees(world.ana, 'Respondo preguntas sobre');
    expect((await group()).languages).toEqual(['en', 'es']);
  });

  test('a group in São Paulo: the zone is completed, chosen by command, and times are typed in it', async () => {
    const { world } = live;
    if (world.platform.name !== 'slack') {
      const offer = await world.complete(rosa, 'settings', 'time_zone', 'são p');
      expect(offer.labels).toHaveLength(1);
      expect(offer.labels[0]).toMatch(/^São Paulo · \d+:\d\d [AP]M GMT-3$/);
      await offer.take(there(offer.labels[0]));
    } else {
      // There the command alone shows the settings, and opens no form in which something could complete.
      await world.use(rosa, 'settings', { time_zone: 'Sao Paulo' });
    }
    const changed = await live.sees(rosa, 'The time zone is that of São Paulo');
    // With the new state in place.
    expect(changed.text).toContain('Settings of this group');
    expect((await group()).timeZone).toBe('America/Sao_Paulo');
    await posted();
    expect(await coming()).toMatchObject([{ start: { timeZoneId: 'America/Sao_Paulo', hour: 10 } }]);
  });

  test('when the zone changes, what is planned keeps its moment', async () => {
    const { world } = live;
    await posted();
    const [before] = await coming();
    await world.use(rosa, 'settings', { time_zone: 'America/Chicago' });
    const changed = await live.sees(rosa, 'The time zone is that of Chicago');
    expect(changed.text).toContain('keep their moment');
    const [after] = await coming();
    expect(there(after).start.epochMilliseconds).toBe(there(before).start.epochMilliseconds);
  });

  test('when the languages change, the posts that stand are written anew', async () => {
    const { world, core } = live;
    const post = await posted();
    expect(post().text).toMatch(/Rally for all[\s\S]*Mitin de todos/);
    await world.use(rosa, 'settings');
    await world.press(rosa, await shown(), 'Languages');
    expect((await form('Languages')).values).toEqual({ 'Language of posts': 'English and Spanish' });
    await world.fill(rosa, { 'Language of posts': 'Spanish' });
    const changed = await live.sees(rosa, 'Posts are now in: Spanish');
    expect(changed.text).toContain('Settings of this group');
    live.passTime(10_000);
    await core.worker.run();
    expect(post().text).toContain('Mitin de todos');
    expect(post().text).not.toContain('Rally for all');
    expect(labels(post()).join()).toMatch(/Voy,.*Tal vez,.*No puedo$/);
    await world.use(rosa, 'settings', { languages: 'both' });
    await live.sees(rosa, 'Posts are now in: English and Spanish');
    live.passTime(10_000);
    await core.worker.run();
    expect(post().text).toMatch(/Rally for all[\s\S]*Mitin de todos/);
  });

  test('the channels are picked in one form, and an emptied one is none', async () => {
    const { world } = live;
    await world.use(rosa, 'settings');
    await world.press(rosa, await shown(), 'Channels');
    await form('Channels');
    const { channel } = world.place;
    await world.fill(rosa, { 'Channel for events': channel });
    await live.sees(rosa, 'Saved.');
    expect(await group()).toMatchObject({ announcementChannel: channel, organizersChannel: null });
    // What stood in that channel would be read by everybody: nothing was said there.
    expect(world.seen(world.marcus)).toEqual([]);
    await world.press(rosa, await shown(), 'Channels');
    expect((await form('Channels')).values['Channel for events']).toContain(channel);
    await world.fill(rosa, { 'Channel for events': '' });
    await live.sees(rosa, 'none. Events are posted where you type the command.');
    expect((await group()).announcementChannel).toBeNull();
    const place = world.privatePlace;
    if (!place) return;
    await world.use(rosa, 'settings', { organizers_channel: channel });
    await live.sees(rosa, 'Everybody here can read that channel');
    expect((await group()).organizersChannel).toBeNull();
  });

  test('beside a zone that has to be asked, it is said what was changed already', async () => {
    const { world } = live;
    await world.use(rosa, 'settings', { time_zone: 'Texas', languages: 'es' });
    const which = await live.sees(rosa, 'Which one is yours?');
    expect(which.text).toContain('Posts are now in: Spanish');
    expect(await group()).toMatchObject({ timeZone: 'America/Los_Angeles', languages: ['es'] });
    const select = there(which.selects[0]);
    expect(select.options.map((option) => option.split(' · ')[0])).toEqual(['Chicago', 'Denver']);
    await world.choose(rosa, which, select.label, there(select.options[0]));
    await live.sees(rosa, 'The time zone is that of Chicago');
    expect(await group()).toMatchObject({ timeZone: 'America/Chicago', languages: ['es'] });
  });

  test('the zone completes in the order in which it is asked', async () => {
    const { world } = live;
    // There the command alone shows the settings, and opens no form in which something could complete.
    if (world.platform.name === 'slack') return;
    const cities = async (typed: string) =>
      (await world.complete(rosa, 'settings', 'time_zone', typed)).labels.map(
        (label) => label.split(' · ')[0],
      );
    expect(await cities('Portland')).toEqual(['Los Angeles', 'New York']);
    expect(await cities('Portland, Maine')).toEqual(['New York']);
    expect((await cities(''))[0]).toBe('Los Angeles');
    expect(await cities('l')).toContain('Los Angeles');
  });

  test('an unknown zone changes nothing, not even what was typed beside it', async () => {
    const { world } = live;
    await world.use(rosa, 'settings', { time_zone: 'Nowhereland', languages: 'es' });
    const refused = await live.sees(rosa, 'I do not know that place');
    expect(labels(refused)).toEqual(['Time zone']);
    expect(await group()).toMatchObject({ timeZone: 'America/Los_Angeles', languages: ['en', 'es'] });
  });
});
