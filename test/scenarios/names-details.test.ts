import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupOf } from '../../src/events/group-of.ts';
import type { Event } from '../../src/store/events.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { SeenMessage } from '../contracts/world.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { clockShows, openly, rosaConfirms, rosaPosts } from './rosa-organizes.ts';

// What comes of names and counts once there are many of them, and of what is made again and again.

const title = 'Weekly phone bank';
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[America/Los_Angeles]`);

let live: LiveWorld;

beforeEach(async () => {
  live = await liveIn(await openDiscord(knowledge), knowledge);
  await clockShows(live, at('2026-11-24T12:00'));
});

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

const rosa = () => live.world.rosa;
const sees = (words: string) => live.sees(rosa(), words);
const choose = async (words: string, label: string) => live.world.press(rosa(), await sees(words), label);

/** Makes an event whose organizers want to see names, and whose reactions do not count. */
async function asks(more: Readonly<Record<string, string>>): Promise<void> {
  const what = { kind: 'phone-bank', title, place: 'City Hall', ...more };
  await live.world.use(rosa(), 'event create', what);
  await choose('Is this right?', 'Show names to organizers');
  await sees('organizers see who taps a button');
  await choose('Is this right?', 'Buttons only');
  await sees('they do not count, only buttons do');
  await rosaConfirms(live);
}

async function coming(): Promise<Event[]> {
  const { core, world } = live;
  return core.store.events.coming(world.place, core.clock.now(), 20);
}

/** So many people come, and show their name to the organizers here. */
async function come(event: Event, howMany: number, seal = live.core.sealer.seal): Promise<void> {
  const { core, world } = live;
  const { id: groupId } = await groupOf(core, world.place);
  for (let user = 1; user <= howMany; user += 1) {
    const account = `discord:${1000 + user}`;
    const person = core.pseudonyms.of(account, event.id);
    const rsvp = { choice: 'going', via: 'button', actedAt: 1 } as const;
    await core.store.rsvps.set(event.id, person, rsvp, { groupId, sealed: seal(account, person) });
  }
}

const withButton = (label: string) =>
  until(
    () => live.world.seen(rosa()).findLast(({ buttons }) => buttons.some((button) => button.label === label)),
    `a message with “${label}”`,
  );

const mentions = (text: string) => text.match(/<@\d+>/g) ?? [];

test('more names than one message can hold come one after another, each once', async () => {
  await asks({ when: '2026-12-01 10:00-11:30' });
  const [event] = await coming();
  await come(there(event), 45);
  await live.world.use(rosa(), 'event people', { event: title });
  const first = await sees('Who comes');
  expect(mentions(first.text)).toHaveLength(40);
  await live.world.press(rosa(), first, '5 more');
  const isNext = ({ id, text }: SeenMessage) => text.includes('Who comes') && id !== first.id;
  const next = await until(() => live.world.seen(rosa()).find(isNext), 'the next names');
  expect(new Set([...mentions(first.text), ...mentions(next.text)]).size).toBe(45);
  expect(next.buttons).toEqual([]);
});

test('a name that cannot be opened is one of those who come without one', async () => {
  await asks({ when: '2026-12-01 10:00-11:30' });
  const [event] = await coming();
  await come(there(event), 3, () => '1.sealed with a secret that is gone');
  await live.world.use(rosa(), 'event people', { event: title });
  const shown = await sees('Who comes');
  expect(mentions(shown.text)).toEqual([]);
  expect(shown.text).toContain('Without a name: 3 going, 0 maybe.');
});

test('what comes again goes on as it was chosen, until it is chosen otherwise from here on', async () => {
  await asks({ when: '2026-12-01 10:00-11:30', repeats: 'every Tuesday' });
  await clockShows(live, at('2026-12-07T19:00'));
  const flags = async () =>
    (await coming()).map(({ showsNames, buttonsOnly }) => ({ showsNames, buttonsOnly }));
  const [first] = await coming();
  expect(await flags()).toEqual([{ showsNames: true, buttonsOnly: true }]);
  await come(there(first), 2);
  await live.world.use(rosa(), 'event show', { event: title });
  await live.world.press(rosa(), await withButton('Names and reactions'), 'Names and reactions');
  await choose('Choose what should change', 'Show no names');
  await choose('organizers see only how many come', 'All from here on');
  await sees('Saved');
  await clockShows(live, at('2026-12-14T19:00'));
  expect(await flags()).toEqual([{ showsNames: false, buttonsOnly: true }]);
  const { id } = await groupOf(live.core, live.world.place);
  expect(await live.core.store.names.in(there(first).id, id)).toEqual([]);
});

test('a template keeps what was chosen', async () => {
  await asks({ when: '2026-12-01 10:00-11:30' });
  await live.world.use(rosa(), 'template save', { event: title, name: 'Calls' });
  await sees('Saved as');
  const [event] = await coming();
  await live.world.use(rosa(), 'event again', { event: 'Calls', when: 'December 9' });
  await rosaConfirms(live);
  const made = there((await coming()).find(({ id }) => id !== event?.id));
  expect(made).toMatchObject({ showsNames: true, buttonsOnly: true });
  expect(openly(live, title)).toHaveLength(2);
});

test('the counts can be taken out of the chat as a table, which no title can break', async () => {
  const risky = '=HYPERLINK("x"), a rally';
  await rosaPosts(live, risky, '2026-12-05 10:00-11:00');
  await asks({ when: '2026-12-01 10:00-11:30' });
  const event = there((await coming()).find(({ showsNames }) => showsNames));
  await come(event, 3);
  await live.world.use(rosa(), 'event export', {});
  const { text } = await sees('How many came');
  const lines = text.split('\n').map((line) => line.replaceAll('\\', ''));
  expect(lines).toContain('date,title,going,maybe,not going,speakers,cancelled');
  expect(lines).toContain(`2026-12-05,"'=HYPERLINK(""x""), a rally",0,0,0,0,`);
  expect(lines).toContain(`2026-12-01,${title},3,0,0,0,`);
  expect(mentions(text)).toEqual([]);
  await live.world.use(live.world.marcus, 'event export', {});
  await live.sees(live.world.marcus, 'Only organizers');
});
