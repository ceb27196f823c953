import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type InteractionAnswer,
  type Message,
  type Person,
  type SeenMessage,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  drafted,
  eventIdIn,
  expectAlive,
  expectPlain,
  expectProper,
  forged,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from './bot-on-discord.ts';
import { fitting } from './fitting.ts';
import { furtherButtons, madeByNobody, namingButtons, unfitTimes, wordsBehind } from './forged-buttons.ts';
import { outboxOf } from './pass-time.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let dataDir: string;
let rosa: Person;
let ana: Person;
/** An open event with its post, and a draft that waits for its organizer. */
let post: SeenMessage;
let open: string;
let draft: Message;
let draftId: string;
/** The other server's event. */
let theirs: string;

beforeAll(async () => {
  const guilds = [{ channels: ['general', 'events'] }, { channels: ['elsewhere'] }];
  discord = await startDiscordDouble({ guilds });
  const env = settings(discord);
  dataDir = there(env.DATA_DIR);
  bot = await readyBot(discord, env);
  rosa = newOrganizer(discord);
  ana = discord.person({ name: 'ana' });
  await published(discord, rosa, { title: 'Ours', start: nextWeek() });
  post = await seededPost(discord, 'Ours');
  open = eventIdIn(post);
  draft = await drafted(discord, rosa, { title: 'Not yet posted', start: nextWeek() });
  draftId = there(/event-publish:(\w+)/.exec(JSON.stringify(draft.components))?.[1]);
  await published(discord, rosa, { title: 'Theirs', start: nextWeek() }, 'elsewhere');
  theirs = eventIdIn(there(naming(discord, 'Theirs', 'elsewhere')[0]));
  await discord.waitFor(() => outboxOf(dataDir, theirs, 'refresh')[0]?.state === 'sent', {
    withinMs: 30_000,
  });
});

afterEach(async () => {
  await expectAlive(discord, bot, ana);
  expectProper(discord);
  expect(bot.codes().filter((code) => code.endsWith('-broke'))).toEqual([]);
});

afterAll(async () => {
  await bot?.kill();
  await discord.stop();
});

function press(person: Person, customId: string): Promise<InteractionAnswer> {
  return discord.press(person, forged(post.message, customId), 'forged').answered();
}

/** All that can be seen by everybody, anywhere: posts with their counts, reminders, notices. */
function everythingPublic(): unknown[] {
  return ['general', 'events', 'elsewhere'].flatMap((channel) =>
    discord.snapshot(channel).map(({ id, text, buttons }) => ({ id, text, buttons })),
  );
}

/** Pressed by a member and by an organizer, it is refused to them alone, and nothing is different afterwards. */
async function expectRefused(customId: string, people: readonly Person[] = [ana, rosa]): Promise<void> {
  const before = everythingPublic();
  for (const person of people) {
    const answer = await press(person, customId);
    expectPlain(answer.text);
    expect(answer.type, customId).toBe(4);
    expect(answer.ephemeral, customId).toHaveLength(1);
    expect(answer.text).not.toMatch(/Something went wrong|You are counted/);
  }
  expect(everythingPublic()).toEqual(before);
}

test('a button of an event that never was, or is another group’s, is refused', async () => {
  for (const id of ['neverexisted', theirs, '', '0', '%', 'a/b', '__proto__']) {
    for (const action of namingButtons) {
      await expectRefused([action, id, wordsBehind[action] ?? 'going', 'view'].join(':'));
    }
  }
});

test('nor does any other button work that names what is not there, or another group’s', async () => {
  expect(furtherButtons.length).toBeGreaterThan(10);
  for (const id of ['neverexisted', theirs])
    for (const { name, options } of furtherButtons)
      if (name !== 'event-keep')
        await expectRefused([name, ...Object.values(fitting(options, id))].join(':'), [rosa]);
});

test('what went wrong in one group is tried again and moved by its organizers alone', async () => {
  const key = /^rsvp:[^:]+:going:(\w+)/;
  const idOf = (name: string, channel: string) =>
    naming(discord, name, channel)
      .flatMap(({ buttons }) => buttons.map(({ customId }) => key.exec(customId ?? '')?.[1]))
      .find(Boolean);
  const [ours, foreign] = [there(idOf('Ours', 'events')), there(idOf('Theirs', 'elsewhere'))];
  for (const action of ['trouble-retry', `trouble-move:${ours}`, `trouble-moved:${ours}:1`])
    expect((await press(ana, action)).text).toContain('Only organizers');
  await expectRefused(`trouble-move:${foreign}`);
  // What stands where it should is not moved, not even by an organizer here.
  const channel = discord.channel('general').id;
  for (const post of [ours, foreign]) await expectRefused(`trouble-moved:${post}:${channel}`);
  expect((await press(rosa, 'trouble-retry')).text).toContain('nothing to send again');
});

test('what happens in one group cannot be seen or changed from another by its button', async () => {
  const answer = await press(ana, `event-show:${theirs}:view`);
  expect(answer.text).not.toContain('Theirs');
  const byTitle = await discord
    .slash(ana, 'events', 'event show', { event: 'Theirs' }, { force: true })
    .answered();
  expect(byTitle.text).toContain('cannot find a coming event');
  const byId = await discord
    .slash(rosa, 'events', 'event cancel', { event: theirs }, { force: true })
    .answered();
  expect(byId.text).toContain('cannot find a coming event');
});

test('buttons that nobody made are refused', async () => {
  for (const customId of madeByNobody(open, draftId)) await expectRefused(customId);
});

test('a post is taken down only with what its organizer was told', async () => {
  for (const said of ['', ':', ':here', ':NOWHERE'])
    await expectRefused(`event-take-down-yes:${open}${said}`);
});

test('a time that does not fit is refused, and the draft keeps its own', async () => {
  for (const start of unfitTimes) {
    await expectRefused(`event-at:${draftId}:${start}`);
  }
});

test('a menu or a form in place of a button is refused', async () => {
  const before = everythingPublic();
  const menu = {
    type: 3,
    data: { component_type: 3, custom_id: `rsvp:${open}`, values: ['going', 'view'] },
    message: undefined,
  };
  const form = {
    type: 5,
    data: {
      custom_id: `event-publish:${draftId}`,
      components: [{ type: 18, component: { type: 4, custom_id: 'event', value: open } }],
    },
  };
  for (const change of [menu, form]) {
    const like = discord.press(ana, forged(post.message, 'unknown'), 'forged');
    await like.answered();
    // The double has no such menu or form, so its own payload is changed and sent again under a new id.
    discord.dispatch('INTERACTION_CREATE', { ...like.payload, id: String(BigInt(like.id) + 1n), ...change });
  }
  await expectAlive(discord, bot, ana);
  expect(everythingPublic()).toEqual(before);
});

test('a member who gets hold of an organizer’s button is told who may press it', async () => {
  for (const action of ['event-publish', 'event-discard', 'event-cancel', 'event-keep', 'event-take-down']) {
    const answer = await press(ana, `${action}:${draftId}`);
    expect(answer.text).toContain('Only organizers');
    expect((await press(ana, `${action}:${open}`)).text).toContain('Only organizers');
  }
  expect((await press(ana, `event-take-down-yes:${open}:nowhere`)).text).toContain('Only organizers');
  await expectRefused(`event-at:${draftId}:1900000000000`, [ana]);
  for (const forged of [`event-choose:${draftId}:names:yes`, `event-people:${open}:0`, 'event-export:0'])
    expect((await press(ana, forged)).text).toContain('Only organizers');
  expect(naming(discord, 'Not yet posted')).toEqual([]);
  expect(naming(discord, 'Ours')).toHaveLength(1);
  expect(naming(discord, 'Ours')[0]?.text).not.toContain('Cancelled');
});

test('a draft is seen and answered by nobody, even by its id', async () => {
  await expectRefused(`rsvp:${draftId}:going:view`);
  await expectRefused(`event-show:${draftId}:view`);
  await expectRefused(`rsvp-withdraw:${draftId}`);
  await expectRefused(`event-cancel:${draftId}`);
  await expectRefused(`event-take-down:${draftId}`);
  await expectRefused(`event-take-down-yes:${draftId}:nowhere`);
});

test('the buttons of a draft that was discarded, or has been posted, are refused', async () => {
  const gone = await drafted(discord, rosa, { title: 'Discarded', start: nextWeek() });
  const id = there(/event-publish:(\w+)/.exec(JSON.stringify(gone.components))?.[1]);
  const done = await discord.press(rosa, gone, 'Discard').answered();
  expect(done.text).toContain('Nothing was posted');
  for (const action of ['event-publish', 'event-discard', 'event-cancel'])
    await expectRefused(`${action}:${id}`);
  await expectRefused(`event-discard:${open}`);
  await expectRefused(`event-choose:${open}:names:yes`);
  await expectRefused(`event-at:${open}:1900000000000`);
});

test('a change that waits for its organizer is no event of its own, and a new event is no change', async () => {
  const asked = await discord
    .slash(rosa, 'events', 'event edit', { event: open, place: 'Elsewhere' })
    .answered();
  const edit = there(/event-save:(\w+)/.exec(JSON.stringify(there(asked.message).components))?.[1]);
  await expectRefused(`event-publish:${edit}`);
  await expectRefused(`event-show:${edit}:view`);
  await expectRefused(`event-edit:${edit}`);
  await expectRefused(`event-save:${draftId}`);
  await expectRefused(`event-save:${edit}`, [ana]);
});

test('a post that an older version left behind still takes answers', async () => {
  const answer = await press(ana, `rsvp:${open}:going:gone`);
  expect(answer.text).toContain('1 going');
  const back = await press(ana, `rsvp-withdraw:${open}`);
  expect(back.text).toContain('Taken back');
});
