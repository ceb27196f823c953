import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Inbound } from '../../src/chat/inbound.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Reaction } from '../../src/chat/reaction.ts';
import { forgottenRealm } from '../../src/people/realms.ts';
import { reconcilePlatform } from '../../src/routing/reactions/reconcile-platform.ts';
import { receiver } from '../../src/routing/receive.ts';
import type { Event } from '../../src/store/events.ts';
import { there, until } from '../contracts/stand-in.ts';
import type { Person } from '../contracts/world.ts';
import { everyWorld, knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { councilAt, inDays, presses, taps, tells } from './reminded-people.ts';

// What is kept of a person: whoever wants to sees it, takes it along, and has it deleted.

const hearing = 'Defend the sanctuary law';
const danger = 'La migra está en mi puerta, ¿qué hago?';

describe.each(everyWorld.slice(0, 2))('my data on %s', (_name, open) => {
  let live: LiveWorld;
  let rosa: Person;
  let ana: Person;
  let marcus: Person;
  let event: Event;

  beforeEach(async () => {
    live = await liveIn(await open(), knowledge);
    ({ rosa, ana, marcus } = live.world);
    event = await councilAt(live, hearing, inDays(5, 10));
  });

  afterEach(async () => {
    await live.stop();
    expect([...live.world.violations(), ...live.errors]).toEqual([]);
  });

  const post = (person: Person) =>
    there(live.world.seen(person).find(({ text, isPrivate }) => !isPrivate && text.includes(hearing)));
  const going = async () => (await live.core.store.rsvps.count(event.id)).going;
  const postId = async () => there((await live.core.store.posts.of(event.id))[0]).id;
  const sweep = async () => {
    await reconcilePlatform(live.core, live.world.platform.name);
    await live.settled();
  };
  const reacts = (person: Person, reaction: Reaction, on: boolean) =>
    live.world.react(person, post(person).id, reaction, on);
  const counted = (people: number) => until(async () => (await going()) === people, `${people} to be going`);
  const forgets = async (person: Person, told: string) => {
    const yes = person.language === 'es' ? 'Sí, bórrelo' : 'Yes, delete it';
    const asked = await tells(live, person, person.language === 'es' ? '¿Borro todo' : 'Shall I delete', () =>
      live.world.use(person, 'my-data forget'),
    );
    return presses(live, person, asked, yes, told);
  };
  /** Every pseudonym that the bot could ever make for somebody here. */
  const everyName = async ({ account }: Person) => {
    const { pseudonyms, store } = live.core;
    const [{ groupId }, id] = [event, await postId()];
    const realms = [event.id, 'language', 'direct', `organizer ${groupId}`, forgottenRealm(id)];
    expect(await store.groups.byId(groupId)).not.toBeNull();
    return realms.map((realm) => pseudonyms.of(account, realm));
  };
  const keptOf = async (person: Person) => {
    const names = await everyName(person);
    const { kept } = live.core.store;
    const rows = await Promise.all(
      (
        [
          'rsvps',
          'reactions',
          'personal_reminders',
          'outbox',
          'chosen_languages',
          'direct_wishes',
          'tombstones',
        ] as const
      ).map(async (table) => ((await kept.rows(table, names)).length > 0 ? [table] : [])),
    );
    return rows.flat();
  };

  test('a member sees all that is kept of her, takes a copy, and nobody else sees either', async () => {
    const { world } = live;
    await tells(live, ana, 'No guardo nada de usted', () => world.use(ana, 'my-data show'));
    const receipt = await taps(live, ana, hearing, 'Voy', 'Contamos con usted');
    await presses(live, ana, receipt, 'Sí', 'Le voy a recordar');
    await reacts(ana, 'check', true);
    await until(async () => (await keptOf(ana)).includes('reactions'), 'the reaction');
    await world.use(ana, 'language', { language: 'es' });
    await live.settled();
    const shown = await tells(live, ana, 'Lo que guardo de usted', () => world.use(ana, 'my-data show'));
    for (const words of [
      hearing,
      'Usted va. Lo dijo con una reacción',
      'Su reacción ✅',
      'Usted quiere mensajes directos',
      'en qué aplicación, grupo e idioma lo dijo',
      'en qué mes los usé por última vez',
      'El idioma que usted eligió: Español',
    ])
      expect(shown.text).toContain(words);
    await world.press(ana, shown, 'Quiero una copia');
    const copy = await live.sees(ana, '"rsvps"');
    for (const words of ['"choice": "going"', '"chosen_languages"', 'your account, encrypted', hearing])
      expect(copy.text.replaceAll('\\', '')).toContain(words);
    for (const name of await everyName(ana)) expect(copy.text).not.toContain(name);
    // In the direct messages too, where nobody else is.
    await world.useDirectly(ana, 'my-data show');
    await until(
      () => world.seenDirectly(ana).some(({ text }) => text.includes(hearing)),
      'the same directly',
    );
    const help = await tells(live, ana, 'Respondo preguntas', () => world.use(ana, 'help'));
    await tells(live, ana, 'El idioma que usted eligió', () => world.press(ana, help, 'Mis datos'));
    const { home } = world;
    if (home) {
      home.open(ana);
      await until(() => home.page(ana)?.includes('Lo que viene'), 'her page');
      home.press(ana, 'Mis datos');
      await until(() => home.over(ana)?.includes('El idioma que usted eligió'), 'what stands over it');
    }
    for (const person of [rosa, marcus])
      for (const { text } of world.seen(person)) expect(text).not.toMatch(/guardo de usted|"rsvps"/);
  });

  test('who is forgotten is counted no more, and the reaction that stands is not counted again', async () => {
    const { world, core } = live;
    await taps(live, marcus, hearing, 'Going', 'You are counted');
    await reacts(ana, 'check', true);
    await counted(2);
    await world.use(ana, 'language', { language: 'es' });
    await live.settled();
    const done = await forgets(ana, 'Borré todo lo que guardaba de usted');
    expect(done.text).toContain('Por favor quítela usted');
    expect(done.text).toContain(`✅ ${hearing}`);
    expect(await going()).toBe(1);
    expect(await keptOf(ana)).toEqual(['tombstones']);
    await core.worker.run();
    await until(() => post(marcus).text.includes('1 going'), 'the post to show one');
    // The reaction stands there still; a restart knows nothing of what was in memory, and reads all.
    core.readings.clear();
    await sweep();
    core.readings.clear();
    await sweep();
    expect(await going()).toBe(1);
    expect(await keptOf(ana)).toEqual(['tombstones']);
    const shown = await tells(live, ana, 'Lo que guardo de usted', () => world.use(ana, 'my-data show'));
    expect(shown.text).toContain('no cuenta, porque usted me pidió borrarla');
    // Taken away and put there anew it counts.
    await reacts(ana, 'check', false);
    await until(async () => (await keptOf(ana)).length === 0, 'nothing of her');
    await reacts(ana, 'check', true);
    await counted(2);
    await sweep();
    expect(await going()).toBe(2);
  });

  test('what was taken away while the bot read nothing counts when it is put there anew', async () => {
    const { core } = live;
    await reacts(ana, 'thinking', true);
    await until(async () => (await core.store.rsvps.count(event.id)).maybe === 1, 'maybe');
    await forgets(ana, 'Borré todo');
    // Planted long ago, so that a reading must have seen it.
    const [stone] = await core.store.tombstones.of(await postId());
    await core.store.tombstones.add({ ...there(stone), madeAt: there(stone).madeAt - 60_000 });
    await reacts(ana, 'thinking', false);
    await sweep();
    expect(await keptOf(ana)).toEqual([]);
    await reacts(ana, 'thinking', true);
    await until(async () => (await core.store.rsvps.count(event.id)).maybe === 1, 'maybe again');
  });

  test('who taps again after that is an ordinary new answer, and is asked about direct messages anew', async () => {
    const first = await taps(live, ana, hearing, 'Voy', 'Contamos con usted');
    await presses(live, ana, first, 'Sí', 'Le voy a recordar');
    await forgets(ana, 'Borré todo');
    expect(await keptOf(ana)).toEqual([]);
    const { forgotten } = live.core.store;
    expect(await forgotten.all()).toHaveLength(2);
    const again = await taps(live, ana, hearing, 'Voy', 'Contamos con usted');
    expect(again.buttons.map(({ label }) => label)).toContain('Sí');
    expect(await going()).toBe(1);
    // She said something anew at that event and was asked anew: no backup may be emptied of that.
    expect(await forgotten.all()).toEqual([]);
  });

  test('what she did before and comes in late is not done any more, but a question is answered', async () => {
    const { core, world } = live;
    const { receive } = receiver(core, knowledge.registry);
    const before = world.platform.now() - 1_000;
    await taps(live, ana, hearing, 'Voy', 'Contamos con usted');
    await forgets(ana, 'Borré todo');
    const about = { actor: ana, place: world.place, direct: false, at: before };
    const told = (kind: 'button' | 'question') =>
      new Promise<string>((resolve) => {
        const say = async ({ summary }: Message) => resolve(summary);
        const nothing = async () => {};
        const responder = { defer: nothing, open: nothing, complete: nothing, note: nothing };
        const answers = { answer: (_: unknown, message: Message) => say(message), refuse: say, update: say };
        const call = { action: 'rsvp', args: [event.id, 'going', 'view'] };
        const late: Inbound =
          kind === 'button'
            ? { ...about, kind: 'action', id: 'late 1', call, fields: {} }
            : { ...about, kind: 'command', id: 'late 2', command: 'ask', options: { question: danger } };
        void receive(late, { ...responder, ...answers });
      });
    expect(await told('button')).toContain('Usted pidió borrar todos sus datos después de hacer esto');
    expect(await told('question')).toContain('888-624-4752');
    expect(await keptOf(ana)).toEqual([]);
  });

  test('an organizer stays one, and is told so', async () => {
    const { core } = live;
    await core.store.organizers.add(
      event.groupId,
      core.pseudonyms.of(marcus.account, `organizer ${event.groupId}`),
    );
    await taps(live, marcus, hearing, 'Going', 'You are counted');
    const asked = await tells(live, marcus, 'Shall I delete', () => live.world.use(marcus, 'my-data forget'));
    expect(asked.text).toContain('that an admin named you to organize');
    const kept = await presses(live, marcus, asked, 'Keep it', 'What I keep of you');
    expect(kept.text).toContain('named you as an organizer in 1 group');
    await forgets(marcus, 'All that I kept of you is deleted');
    expect(await core.store.organizers.count(event.groupId)).toBe(1);
    expect(await going()).toBe(0);
  });
});
