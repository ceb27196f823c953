import fc from 'fast-check';
import { expect } from 'vitest';
import type { Inbound } from '../../../src/chat/inbound.ts';
import { platformClock } from '../../../src/platforms/connecting/platform-clock.ts';
import type { Bot } from '../../../src/platforms/slack/bot.ts';
import { readHttpBody } from '../../../src/platforms/slack/connection/http-body.ts';
import { isSigned } from '../../../src/platforms/slack/connection/signature.ts';
import { readEnvelope } from '../../../src/platforms/slack/connection/socket-envelope.ts';
import { commandOfForm } from '../../../src/platforms/slack/forms/command-form.ts';
import { readMetadata, writeMetadata } from '../../../src/platforms/slack/forms/metadata.ts';
import { isPickable } from '../../../src/platforms/slack/forms/moment-blocks.ts';
import { blocksOf, fieldsOf, formState, optionsOf } from '../../../src/platforms/slack/forms/read-form.ts';
import { onCommand } from '../../../src/platforms/slack/incoming/command.ts';
import { onForm } from '../../../src/platforms/slack/incoming/form.ts';
import { onHome } from '../../../src/platforms/slack/incoming/home.ts';
import { onPress } from '../../../src/platforms/slack/incoming/press.ts';
import { onMention, onMessage } from '../../../src/platforms/slack/incoming/question.ts';
import { onReaction } from '../../../src/platforms/slack/incoming/reaction.ts';
import { onSuggestion } from '../../../src/platforms/slack/incoming/suggestion.ts';
import { errorLog } from '../../contracts/error-log.ts';
import { knowledge } from '../../scenarios/every-world.ts';
import { junk, payloadLike, textLike } from './inputs.ts';
import { type Parser, parser, slowParser } from './parser.ts';

const metadata = writeMetadata({ response_url: 'https://hooks.slack.com/x', channel: 'C1', thread: null });
const user = { id: 'U1' };
const response_url = 'https://hooks.slack.com/actions/x';
const event_ts = '1700000000.000100';
const action = { action_id: 'rsvp:a:going:view~1', action_ts: event_ts, type: 'button' };
const press = {
  type: 'block_actions',
  trigger_id: '1.2.3',
  user,
  response_url,
  channel: { id: 'C1' },
  container: { message_ts: event_ts, thread_ts: null },
  message: { thread_ts: event_ts },
  actions: [action],
};
const state = {
  values: {
    b1: { title: { type: 'plain_text_input', value: 'Rally' } },
    b2: { when: { selected_date: '2026-12-01' }, 'when.start': { selected_time: '10:00' } },
    b3: { add: { selected_users: ['U1', 'U2'] }, kind: { selected_option: { value: 'rally' } } },
    b4: { channel: { selected_conversation: 'C1' } },
  },
};
const view = {
  id: 'V1',
  type: 'modal',
  callback_id: 'command event create',
  private_metadata: metadata,
  state,
};
const bodies = {
  command: {
    command: '/sanctuary',
    text: 'ask What?',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: '1.2.3',
    response_url,
  },
  press,
  pressInView: {
    ...press,
    view,
    channel: null,
    message: null,
    actions: [{ ...action, selected_option: { value: 'x' } }],
  },
  form: { type: 'view_submission', trigger_id: '1.2.3', user, view },
  suggestion: { type: 'block_suggestion', user, action_id: 'event', value: 'ra', view },
  mention: {
    event_id: 'Ev1',
    event: { type: 'app_mention', user: 'U1', text: '<@U0> What?', channel: 'C1', ts: event_ts, event_ts },
  },
  message: {
    event_id: 'Ev2',
    event: {
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      text: 'What?',
      channel: 'D1',
      ts: event_ts,
      event_ts,
    },
  },
  reaction: {
    event: {
      user: 'U1',
      reaction: 'white_check_mark',
      item: { type: 'message', channel: 'C1', ts: event_ts },
      event_ts,
    },
  },
  home: { event_id: 'Ev3', event: { user: 'U1', tab: 'home', event_ts } },
} as const;

const heard: Inbound[] = [];
const bot: Bot = {
  self: { team: 'T1', user: 'U0', bot: 'B0', name: 'bot' },
  call: () => Promise.reject(new Error('nothing is asked of Slack here')),
  respond: async () => {},
  receive: async (inbound) => void heard.push(inbound),
  recognise: async (actor) => ({ ...actor, may: async () => true }),
  actorOf: async (id) => ({
    account: `slack:T1:${id}`,
    language: 'en',
    organizer: true,
    guest: false,
    maySpeak: true,
    roles: [],
  }),
  clock: platformClock(() => 0),
  // What is missing is asked for in a window, and Slack opens none here.
  shapes: knowledge.shapes.filter(({ options }) => options.every(({ required }) => !required)),
  words: (language, key, values) => knowledge.phrases.text(language, key, values),
  log: errorLog().log,
};

function whole(inbound: Inbound): void {
  if ('actor' in inbound) {
    expect(inbound.actor.account).toMatch(/^slack:T1:/);
    expect(new Date(inbound.at).getTime()).toBe(inbound.at);
  }
  if (inbound.kind === 'action')
    expect(Object.values(inbound.fields).every((value) => typeof value === 'string')).toBe(true);
  if (inbound.kind === 'command') expect(typeof inbound.command).toBe('string');
  if (inbound.kind === 'question') expect(inbound.text).not.toContain('<@U0>');
}

const give = async () => {};
const heardBy = (
  name: string,
  title: string,
  hear: (body: unknown) => Promise<void>,
  ...payloads: unknown[]
): Parser =>
  slowParser(name, title, payloadLike(...payloads), async (body) => {
    heard.length = 0;
    await hear(body);
    for (const inbound of heard) whole(inbound);
  });

const signingSecret = '0123456789abcdef0123456789abcdef';

/** What Slack sends, or somebody in its place. */
export const sentBySlack: readonly Parser[] = [
  heardBy(
    'onPress',
    'presses of Slack',
    (body) => onPress(bot, body, give),
    bodies.press,
    bodies.pressInView,
  ),
  heardBy('onForm', 'forms of Slack', (body) => onForm(bot, body, give), bodies.form),
  heardBy('onSuggestion', 'menus of Slack', (body) => onSuggestion(bot, body, give), bodies.suggestion),
  heardBy('onMention', 'mentions of Slack', (body) => onMention(bot, body), bodies.mention),
  heardBy('onMessage', 'messages of Slack', (body) => onMessage(bot, body), bodies.message),
  heardBy('onReaction', 'reactions of Slack', (body) => onReaction(bot, 'added', body), bodies.reaction),
  heardBy('onHome', 'pages of Slack', (body) => onHome(bot, body), bodies.home),
  heardBy('onCommand', 'commands of Slack', (body) => onCommand(bot, body, give), bodies.command),
  parser(
    'readEnvelope',
    'envelopes of the socket',
    fc.oneof(
      payloadLike(
        { type: 'events_api', envelope_id: 'e', payload: bodies.mention },
        { type: 'interactive', envelope_id: 'e', payload: bodies.press },
        { type: 'disconnect', reason: 'warning' },
        { type: 'hello' },
      ).map((envelope) => JSON.stringify(envelope) ?? ''),
      junk,
    ),
    (data) => expect(['known', 'leaving', 'unknown']).toContain(readEnvelope(data).kind),
  ),
  parser(
    'readHttpBody',
    'bodies of requests',
    fc.tuple(
      fc.oneof(
        textLike(
          ['payload=%7B%7D', 'ssl_check=1', '{"type":"url_verification","challenge":"c"}', 'a=b&a=c'],
          ['%', '&', '=', '{'],
        ),
        payloadLike(bodies.press).map((body) => JSON.stringify(body) ?? ''),
      ),
      fc.constantFrom(
        'application/json',
        'application/x-www-form-urlencoded',
        '',
        'application/json; charset=utf-8',
        'text/plain',
      ),
    ),
    ([text, type]) =>
      expect(['delivery', 'challenge', 'ssl-check', 'unreadable']).toContain(readHttpBody(text, type).kind),
  ),
  parser(
    'isSigned',
    'signatures',
    fc.tuple(
      textLike(['{}']),
      textLike([String(Math.floor(Date.now() / 1000))], ['-', '.', 'e9', '0']),
      textLike([`v0=${'0'.repeat(64)}`], ['=', 'v0=', 'v1=']),
    ),
    ([body, at, signature]) => {
      const headers = new Map([
        ['x-slack-request-timestamp', at],
        ['x-slack-signature', signature],
      ]);
      // Nobody guesses one.
      expect(isSigned(signingSecret, body, (name) => headers.get(name))).toBe(false);
    },
  ),
  parser(
    'readMetadata',
    'what a window remembers',
    fc.oneof(
      textLike([metadata], ['{', '"', 'null']),
      payloadLike(JSON.parse(metadata)).map((data) => JSON.stringify(data) ?? ''),
    ),
    (text) => {
      const read = readMetadata(text);
      if (read) expect(readMetadata(writeMetadata(read))).toEqual(read);
    },
  ),
  parser(
    ['formState', 'fieldsOf', 'blocksOf', 'optionsOf'],
    'fields of a window',
    payloadLike(state),
    (given) => {
      const read = formState.safeParse(given);
      if (!read.success) return;
      const fields = fieldsOf(read.data, (id) => `slack:T1:${id}`);
      for (const value of Object.values(fields)) expect(typeof value).toBe('string');
      for (const shape of knowledge.shapes.slice(0, 3))
        expect(Object.values(optionsOf(shape, fields)).every((value) => value !== '')).toBe(true);
      expect(blocksOf(read.data).size).toBeGreaterThanOrEqual(
        Object.keys(fields).filter((name) => name === 'title').length,
      );
    },
  ),
  parser(
    ['commandOfForm', 'isPickable'],
    'names of windows and days',
    textLike(['command event create', '2026-12-01 10:00-12:00'], ['command ']),
    (text) => {
      expect(commandOfForm(`command ${text}`)).toBe(text);
      expect(isPickable(text)).toBeTypeOf('boolean');
    },
  ),
];
