import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { there, until } from '../contracts/stand-in.ts';
import type { Person, SeenMessage } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';

// The bot has just joined a server or workspace, and knows nothing of it.

const inAMonth = Temporal.Now.plainDateISO('America/Los_Angeles').add({ days: 30 });
const hello = 'I am new here';
const labels = ({ buttons }: Pick<SeenMessage, 'buttons'>) => buttons.map(({ label }) => label);

describe.each(everyWorld)('the first contact on %s', (name, open) => {
  let live: LiveWorld;
  let rosa: Person;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge, { unsettled: true });
    rosa = live.world.rosa;
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const steps = () => live.sees(rosa, hello);
  const presses = async (message: SeenMessage, label: string) => {
    await live.world.press(rosa, message, label);
    await until(() => live.world.form(rosa), `the form of ${label}`);
  };
  const zoneIs = async (message: SeenMessage, label: string, typed: string) => {
    await presses(message, label);
    await live.world.fill(rosa, { 'Your city, or a large one near you': typed });
  };
  const greetings = (person: Person) => live.world.seen(person).filter(({ text }) => text.includes(hello));
  const event = (more = {}) => ({
    kind: 'rally',
    title: 'Rally for all',
    when: `${inAMonth} 10:00`,
    place: 'City Hall',
    ...more,
  });

  test('an organizer is shown three steps, once and alone; a member is not', async () => {
    const { world } = live;
    await world.use(world.marcus, 'help');
    await live.sees(world.marcus, 'I answer questions about');
    await world.use(rosa, 'help');
    const shown = await steps();
    expect(shown.isPrivate).toBe(true);
    expect(labels(shown)).toEqual(['Time zone', 'Channel', 'First event']);
    await world.use(rosa, 'event show', { event: 'Nothing' });
    await live.sees(rosa, 'I cannot find a coming event');
    await world.use(rosa, 'answers');
    await live.sees(rosa, 'Nobody has said yet');
    await world.use(world.marcus, 'answers');
    await live.sees(world.marcus, 'Only organizers can do this here');
    expect(greetings(rosa)).toHaveLength(1);
    expect(greetings(world.marcus)).toHaveLength(0);
  });

  test('by the three buttons a group is ready, with its first event', async () => {
    const { world, core } = live;
    await world.use(rosa, 'help');
    await presses(await steps(), 'Time zone');
    // Nothing stands there that a hurried tap would choose.
    expect(world.form(rosa)?.values).toEqual({ 'Your city, or a large one near you': '' });
    expect(Object.values(there(world.form(rosa)).hints).join()).toContain('Chicago');
    await world.fill(rosa, { 'Your city, or a large one near you': 'Ciudad de México' });
    const ticked = await live.sees(rosa, 'The time zone is that of Mexico City');
    expect(ticked.text).toMatch(/where clocks now show \d+:\d\d [AP]M/);
    expect(labels(ticked)).toEqual(['✓ Time zone', 'Channel', 'First event']);

    await presses(ticked, 'Channel');
    await world.fill(rosa, { 'Channel for events': world.place.channel });
    const channel = await live.sees(rosa, 'Saved.');
    expect(labels(channel)).toEqual(['✓ Time zone', '✓ Channel', 'First event']);
    // In place: it is the same message all the time.
    expect(world.seen(rosa).filter(({ buttons }) => buttons.length === 3)).toHaveLength(1);

    await presses(channel, 'First event');
    expect(Object.keys(there(world.form(rosa)).values)).toEqual([
      'What kind of event',
      'Title',
      'When',
      'Place',
      'Title in Spanish',
    ]);
    expect(world.form(rosa)?.hints.When).toContain('Mexico City');
    await world.fill(rosa, {
      'What kind of event': 'Rally',
      Title: 'Rally for all',
      When: `${inAMonth} 10:00`,
      Place: 'City Hall',
    });
    const draft = await live.sees(rosa, 'Is this right?');
    expect(draft.text).toContain('(Mexico City)');
    await world.press(rosa, draft, 'Post it');
    await live.sees(rosa, 'Posted, with');
    expect(await core.store.events.coming(world.place, core.clock.now(), 9)).toMatchObject([
      { title: { en: 'Rally for all' }, start: { timeZoneId: 'America/Mexico_City' } },
    ]);
    await zoneIs(channel, '✓ Time zone', 'Los Angeles');
    const all = await live.sees(rosa, 'All done.');
    expect(labels(all)).toEqual(['✓ Time zone', '✓ Channel', '✓ First event']);
    expect(all.text).toContain('keep their moment');
  });

  test('until a zone is chosen no time is taken, and the button for it stands below the reason', async () => {
    const { world, core } = live;
    await world.use(rosa, 'event create', event());
    const refused = await live.sees(rosa, 'First tell me in which time zone');
    expect(labels(refused)).toEqual(['Time zone']);
    await zoneIs(refused, 'Time zone', 'hora del este');
    const chosen = await live.sees(rosa, 'Now do again what you wanted');
    expect(chosen.text).toContain('New York');
    // Now there was something to show them under.
    expect(labels(await steps())).toEqual(['✓ Time zone', 'Channel', 'First event']);
    expect(await core.store.events.open(0)).toEqual([]);
    await world.use(rosa, 'event create', event());
    expect((await live.sees(rosa, 'Is this right?')).text).toContain('(New York)');
  });

  test('the first event wants a zone first', async () => {
    const { world } = live;
    await world.use(rosa, 'help');
    await world.press(rosa, await steps(), 'First event');
    const refused = await live.sees(rosa, 'First tell me in which time zone');
    expect(labels(refused)).toEqual(['Time zone']);
  });

  test('a name that several zones bear is asked about, and an unknown one refused', async () => {
    const { world, core } = live;
    await world.use(rosa, 'help');
    await zoneIs(await steps(), 'Time zone', 'Nowhereland');
    const told = () => [
      ...Object.values(world.form(rosa)?.errors ?? {}),
      ...world.seen(rosa).map(({ text }) => text),
    ];
    await until(() => told().find((text) => text.includes('I do not know that place')), 'the reason');
    if (!world.form(rosa)) await presses(await steps(), 'Time zone');
    await world.fill(rosa, { 'Your city, or a large one near you': 'Washington' });
    const which = await live.sees(rosa, 'Several time zones go by that name');
    const [select] = which.selects;
    const offered = there(select).options;
    expect(offered.map((option) => option.split(' · ')[0])).toEqual(['Los Angeles', 'New York']);
    await world.choose(rosa, which, there(select).label, there(offered[1]));
    await live.sees(rosa, 'The time zone is that of New York');
    const group = await core.store.groups.byNativeId(world.place.platform, there(world.place.group));
    expect(group?.timeZone).toBe('America/New_York');
  });

  test('a slip of the keys sets nothing: what may be meant is offered, or another can be typed', async () => {
    const { world, core } = live;
    const zone = async () =>
      (await core.store.groups.byNativeId(world.place.platform, there(world.place.group)))?.timeZone;
    await world.use(rosa, 'help');
    await zoneIs(await steps(), 'Time zone', 'Guatemla');
    const which = await live.sees(rosa, 'Did you mean one of these?');
    const offered = there(which.selects[0]).options.map((option) => option.split(' · ')[0]);
    expect(offered).toEqual(['Guatemala City', 'Los Angeles']);
    expect(await zone()).toBeNull();
    await zoneIs(which, 'Another city', 'Portland, Maine');
    await live.sees(rosa, 'The time zone is that of New York');
    expect(await zone()).toBe('America/New_York');
  });

  test('a difference from Greenwich is refused, with why', async () => {
    const { world } = live;
    await world.use(rosa, 'help');
    await zoneIs(await steps(), 'Time zone', 'GMT-8');
    const told = () => [
      ...Object.values(world.form(rosa)?.errors ?? {}),
      ...world.seen(rosa).map(({ text }) => text),
    ];
    await until(() => told().find((text) => text.includes('Clocks change in many places')), 'the reason');
  });

  if (name === 'Discord' || name.startsWith('Slack')) {
    test('called by name in a channel, it says one line that tells nobody anything', async () => {
      const { world } = live;
      await world.mention(rosa, 'Can LAPD hold me for ICE?');
      const line = await live.sees(rosa, 'For organizers:');
      expect(line.text).toMatch(/\/(sanctuary )?settings sets me up here/);
      await world.mention(world.marcus, 'Can LAPD hold me for ICE?');
      await until(
        () => world.seen(rosa).filter(({ text }) => text.includes('Everyone can read this')).length === 2,
        'both answers',
      );
      expect(world.seen(rosa).filter(({ text }) => text.includes('For organizers'))).toHaveLength(1);
      expect(greetings(rosa)).toHaveLength(0);
    });
  }

  test('whoever is in danger is told of nothing else', async () => {
    const { world } = live;
    await world.use(rosa, 'ask', { question: 'ICE is at my door right now' });
    await live.sees(rosa, 'If this is happening now');
    await world.use(rosa, 'help');
    await steps();
    const texts = world.seen(rosa).map(({ text }) => text);
    const [danger, greeting] = ['If this is happening now', hello].map((words) =>
      texts.findIndex((text) => text.includes(words)),
    );
    expect(
      texts.slice(there(danger), there(greeting)).some((text) => text.includes('I answer questions')),
    ).toBe(true);
    expect(greetings(rosa)).toHaveLength(1);
  });
});
