import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { errorsBeside, type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import { expectPlain } from './bot-on-discord.ts';
import {
  draftedOnSlack,
  expectAliveOnSlack,
  expectProperOnSlack,
  namingOnSlack,
  onlyFor,
  picked,
  publishedOnSlack,
  readySlackBot,
  seededOnSlack,
  slackSettings,
  there,
} from './bot-on-slack.ts';

// What goes wrong on Slack, and what people are told then.

const title = 'Vote on the budget';

let slack: SlackDouble;
let bot: BotProcess;

beforeEach(async () => {
  slack = await startSlackDouble();
});

afterEach(async () => {
  await bot.kill();
  await slack.stop();
});

const post = () => namingOnSlack(slack, title)[0];
const says = (words: string) => post()?.text.includes(words) === true;

test('a quotation mark that is never closed gets a sentence, and nothing happens', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  for (const text of [
    'event create title:"Defend the law when:tomorrow',
    'rsvp going “budget',
    'event create «Marcha',
  ]) {
    const answer = await slack.command(rosa, 'events', text).answered();
    expect(answer.text).toContain('A quotation mark is missing its partner');
    expect(answer.view).toBeNull();
  }
  await expectAliveOnSlack(slack, bot, rosa);
  expectProperOnSlack(slack);
});

test('words that are no command are told what there is', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const ana = slack.person({ name: 'ana' });
  for (const text of ['evnt create', 'drop table events', '<@U123>', '*', '"', '   ?', 'x'.repeat(3_000)]) {
    const answer = await slack.command(ana, 'events', text).answered();
    expect(answer.text).toContain('Type /sanctuary help');
    expectPlain(answer.text);
  }
  expectProperOnSlack(slack);
});

test('a question or a cry for help that was typed as a command is answered all the same', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const ana = slack.person({ name: 'ana' });
  const luz = slack.person({ name: 'luz', locale: 'es-MX' });
  const urgent = /call \(?\d|llame al \(?\d/;
  for (const [person, text] of [
    [ana, 'ICE is at my door right now'],
    [ana, 'help ICE is at my door right now'],
    [luz, 'ayuda la migra está en mi puerta'],
  ] as const) {
    const answer = await slack.command(person, 'events', text).answered();
    expect(answer.ephemeral).not.toEqual([]);
    expect(answer.text).toMatch(urgent);
  }
  const asked = await slack
    .command(ana, 'events', 'Can the police ask about my immigration status?')
    .answered();
  expect(asked.text).toContain('Source');
  expect((await slack.command(ana, 'events', 'help me').answered()).text).toContain('/sanctuary ask');
  expectProperOnSlack(slack);
});

test('fields over their limits, empty or forged get a sentence beside the field', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  await slack.command(rosa, 'events', 'event create').answered();
  const cases: [Record<string, string>, string, RegExp][] = [
    [{ title: 'x'.repeat(200) }, 'title', /too long. Use at most 120/],
    [{ title: '   ' }, 'title', /missing/],
    [{ kind: 'riot' }, 'kind', /must be one of/],
    [{ when: '2020-01-01' }, 'when', /already passed/],
    [{ link: 'javascript:alert(1)' }, 'link', /could not read/],
  ];
  for (const [wrong, field, sentence] of cases) {
    await slack
      .submit(rosa, slack.view(rosa), { ...picked(title), ...wrong }, { force: true })
      .acknowledged();
    const view = await slack.waitFor(() => slack.view(rosa));
    const { [field]: refusal = '' } = errorsBeside(view);
    expect(refusal).toMatch(sentence);
    expectPlain(refusal);
  }
  expect(post()).toBeUndefined();
  await expectAliveOnSlack(slack, bot, rosa);
});

test('forged buttons and values do nothing, and whoever presses them is told', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  const { message } = await seededOnSlack(slack, title);
  const ana = slack.person({ name: 'ana' });
  const forged = [
    'rsvp:other-event:going:x',
    'rsvp',
    'event-publish:x',
    'event-cancel:x',
    'nothing-like-it',
    ':::',
    '__proto__',
    'question:hello',
    'home:de',
    'answer:answered:en:none:no/such-entry',
  ];
  const genuine = z.looseObject({ actions: z.tuple([z.looseObject({})]) });
  const { payload } = slack.press(ana, message, /:going:/);
  const forge = (action_id: string) => {
    const { actions, ...rest } = genuine.parse(payload);
    const trigger_id = `forged.${action_id}`;
    slack.sendEnvelope({
      type: 'interactive',
      envelope_id: trigger_id,
      accepts_response_payload: false,
      payload: { ...rest, trigger_id, actions: [{ ...actions[0], action_id }] },
    });
  };
  for (const id of forged) {
    const told = onlyFor(slack, ana).length;
    forge(id);
    await slack.waitFor(() => onlyFor(slack, ana).length > told, { for: id, withinMs: 20_000 });
    expectPlain(onlyFor(slack, ana).at(-1)?.text ?? '');
  }
  // Only what she really pressed counts.
  await slack.waitFor(() => says('1 going'), { withinMs: 20_000 });
  await expectAliveOnSlack(slack, bot, ana);
  // The double knows nothing of the forged envelopes either.
  expect(slack.violations.filter((each) => !each.includes('forged.'))).toEqual([]);
});

test('envelopes that nobody knows are passed over', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const envelopes: unknown[] = [
    'not json',
    '',
    {},
    [],
    null,
    { type: 'surprise', envelope_id: 'e1', payload: {} },
    { type: 'events_api', envelope_id: 'e2' },
    { type: 'events_api', envelope_id: 'e3', payload: { event: null } },
    { type: 'events_api', envelope_id: 'e4', payload: { event: { type: 'reaction_added' } } },
    { type: 'interactive', envelope_id: 'e5', payload: { type: 'block_actions', actions: [] } },
    { type: 'interactive', envelope_id: 'e6', payload: { type: 'view_submission' } },
    { type: 'slash_commands', envelope_id: 'e7', payload: { command: '/sanctuary' } },
    { type: 'error', envelope_id: 'e8', payload: {} },
    { type: 'close', envelope_id: 'e9', payload: {} },
  ];
  for (const envelope of envelopes) slack.sendEnvelope(envelope);
  await expectAliveOnSlack(slack, bot, slack.person({ name: 'ana' }));
});

test('a channel that the bot is not in: the organizer is told what to type there', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  slack.removeBot('events');
  const told = await publishedOnSlack(slack, rosa, title);
  expect(told.text).toContain('/invite @sanctuary-bot');
  slack.inviteBot('events');
  const again = await slack.press(rosa, there(told.message), 'Try again').answered();
  expect(again.text).toContain('Posted');
  await seededOnSlack(slack, title);
  expectProperOnSlack(slack);
});

test('removed from the channel afterwards: nobody is lost, and it goes on when it is invited again', async () => {
  const env = slackSettings(slack, { RECONCILE_SECONDS: '5' });
  bot = await readySlackBot(slack, env);
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  await seededOnSlack(slack, title);
  const ana = slack.person({ name: 'ana' });
  slack.react(ana, there(post()), 'white_check_mark');
  await slack.waitFor(() => says('1 going'), { withinMs: 20_000 });
  slack.removeBot('events');
  await slack.waitFor(() => bot.log().includes('not-in-channel'), { for: 'the sweep', withinMs: 30_000 });
  slack.react(slack.person({ name: 'wei' }), there(post()), 'white_check_mark');
  slack.inviteBot('events');
  await slack.waitFor(() => says('2 going'), { for: 'the next sweep', withinMs: 30_000 });
  expect(namingOnSlack(slack, title)).toHaveLength(1);
  expectProperOnSlack(slack);
});

test('the post deleted: the sweep posts it again, with everybody counted', async () => {
  bot = await readySlackBot(slack, slackSettings(slack, { RECONCILE_SECONDS: '5' }));
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  const { message } = await seededOnSlack(slack, title);
  slack.react(slack.person({ name: 'ana' }), message, 'white_check_mark');
  await slack.waitFor(() => says('1 going'), { withinMs: 20_000 });
  slack.deleteMessage(message);
  await slack.waitFor(() => post() !== undefined && says('1 going'), {
    for: 'the new post',
    withinMs: 30_000,
  });
  await seededOnSlack(slack, title);
  expectProperOnSlack(slack);
});

test('killed between the post and its record, where Slack cannot be told to send it once: it is found again', async () => {
  const env = slackSettings(slack);
  bot = await readySlackBot(slack, env);
  const rosa = slack.person({ name: 'rosa', admin: true });
  const draft = await draftedOnSlack(slack, rosa, title);
  slack.failNext('chat.postMessage', 'cut-after-effect');
  slack.press(rosa, draft, 'Post it');
  await slack.waitFor(() => post() !== undefined, { withinMs: 20_000 });
  await bot.kill();
  bot = await readySlackBot(slack, env);
  await seededOnSlack(slack, title);
  expect(namingOnSlack(slack, title)).toHaveLength(1);
  expectProperOnSlack(slack);
});

const withoutHistory = [
  'commands',
  'chat:write',
  'reactions:read',
  'reactions:write',
  'users:read',
  'app_mentions:read',
  'im:history',
  'im:write',
  'channels:read',
];

test('where the past may not be read, an uncertain post is not sent again, and that is told', async () => {
  slack.setScopes(withoutHistory);
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  const draft = await draftedOnSlack(slack, rosa, title);
  slack.failNext('chat.postMessage', 'cut-after-effect');
  slack.press(rosa, draft, 'Post it');
  await slack.waitFor(() => bot.log().includes('delivery-unknown'), { withinMs: 30_000 });
  expect(namingOnSlack(slack, title)).toHaveLength(1);
  const shown = await slack.command(rosa, 'general', 'event show budget').answered();
  expect(shown.text).toContain('may not have arrived');
});

test('events that Slack repeats, late and out of order, count once and in their own order', async () => {
  bot = await readySlackBot(slack, slackSettings(slack));
  const rosa = slack.person({ name: 'rosa', admin: true });
  await publishedOnSlack(slack, rosa, title);
  await seededOnSlack(slack, title);
  const ana = slack.person({ name: 'ana' });
  slack.hold();
  const added = slack.react(ana, there(post()), 'white_check_mark');
  slack.unreact(ana, there(post()), 'white_check_mark');
  slack.react(ana, there(post()), 'x');
  slack.release('reversed');
  await slack.waitFor(() => says("1 can't") && says('0 going'), { withinMs: 20_000 });
  slack.resend(added);
  await expectAliveOnSlack(slack, bot, ana);
  expect(says("1 can't") && says('0 going')).toBe(true);
  expectProperOnSlack(slack);
});
