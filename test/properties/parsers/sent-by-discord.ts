import { Events } from 'discord.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Inbound } from '../../../src/chat/inbound.ts';
import { PlatformError } from '../../../src/chat/platform-error.ts';
import { platformClock } from '../../../src/platforms/connecting/platform-clock.ts';
import { createAnswers, createClient } from '../../../src/platforms/discord/client.ts';
import { hearDispatches } from '../../../src/platforms/discord/hearing/dispatch.ts';
import { mayAddress } from '../../../src/platforms/discord/hearing/message-event.ts';
import { errorLog } from '../../contracts/error-log.ts';
import { payloadLike } from './inputs.ts';
import { type Parser, parser } from './parser.ts';

const user = { id: '900000000000000001', username: 'ana' };
const where = { channel_id: '900000000000000002', guild_id: '900000000000000003' };
const member = { user, permissions: '2048', roles: ['900000000000000004'] };
const interaction = {
  ...where,
  version: 1,
  id: '1100000000000000000',
  application_id: '900000000000000005',
  token: 'abc',
  member,
  channel: { id: where.channel_id, type: 0 },
  locale: 'es-ES',
};
const option = { name: 'question', type: 3, value: 'What?', focused: true };
const interactions = [
  { ...interaction, type: 2, data: { id: '5', name: 'ask', type: 1, options: [option] } },
  {
    ...interaction,
    type: 4,
    data: { id: '5', name: 'event', type: 1, options: [{ name: 'show', type: 1, options: [option] }] },
  },
  { ...interaction, type: 3, data: { component_type: 3, custom_id: 'rsvp:a:going:view~1', values: ['x'] } },
  {
    ...interaction,
    type: 5,
    data: {
      custom_id: 'event-changed:a',
      components: [
        { type: 18, component: { type: 4, custom_id: 'title', value: 'Rally' } },
        { type: 18, component: { type: 5, custom_id: 'add', values: ['900000000000000001'] } },
        { type: 1, components: [{ type: 4, custom_id: 'when', value: 'x' }] },
      ],
    },
  },
  { ...interaction, member: undefined, guild_id: undefined, user, type: 2, data: { name: 'help' } },
];
const messages = [
  {
    ...where,
    id: '1100000000000000001',
    type: 0,
    author: user,
    member: { roles: [] },
    content: '<@900000000000000005> What?',
    mentions: [{ id: '900000000000000005' }],
    mention_roles: [],
  },
  { id: '1', type: 19, channel_id: '2', author: user, content: 'hello', mentions: [] },
];
const reaction = {
  ...where,
  user_id: user.id,
  message_id: '3',
  emoji: { id: null, name: '✅' },
  burst: false,
  type: 0,
  member: { user },
};

const client = createClient(undefined);
const { log } = errorLog();
const heard: Inbound[] = [];
hearDispatches({
  client,
  answers: createAnswers(undefined),
  // Nobody answers here: what would be asked of Discord is refused.
  ahead: { get: refused, post: refused, put: refused, patch: refused, delete: refused },
  calling: (_, work) => work(),
  receive: async (inbound) => void heard.push(inbound),
  clock: platformClock(() => 0),
  log,
});

async function refused(): Promise<never> {
  throw new PlatformError('nobody is there', { code: 'unreachable', retry: 'never' });
}

/** What the core is told is whole, whatever Discord sent. */
function hears(names: readonly string[], payload: unknown): void {
  heard.length = 0;
  for (const t of names) client.emit(Events.Raw, { op: 0, t, d: payload }, 0);
  for (const inbound of heard) {
    if ('actor' in inbound) {
      expect(inbound.actor.account).toMatch(/^discord:\d{1,20}$/);
      expect(new Date(inbound.at).getTime()).toBe(inbound.at);
    }
    if (inbound.kind === 'action')
      expect(Object.values(inbound.fields).every((value) => typeof value === 'string')).toBe(true);
    if (inbound.kind === 'command') expect(typeof inbound.command).toBe('string');
    if (inbound.kind === 'completion')
      expect([typeof inbound.option, typeof inbound.typed]).toEqual(['string', 'string']);
    if ('message' in inbound) expect(inbound.message.message).toMatch(/^\d{1,20}$/);
    if (inbound.kind === 'reaction') expect(inbound.account).toMatch(/^discord:\d{1,20}$/);
  }
}

const heardAs = (names: readonly string[], title: string, payloads: readonly unknown[]): Parser =>
  parser(names, title, payloadLike(...payloads), (payload) => hears(names, payload));

/** What Discord's gateway sends, or somebody in its place. */
export const sentByDiscord: readonly Parser[] = [
  heardAs(['INTERACTION_CREATE'], 'interactions of Discord', interactions),
  heardAs(['MESSAGE_CREATE'], 'messages of Discord', messages),
  heardAs(['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE'], 'reactions of Discord', [reaction]),
  heardAs(
    ['MESSAGE_REACTION_REMOVE_ALL', 'MESSAGE_REACTION_REMOVE_EMOJI'],
    'reactions that a moderator takes away',
    [reaction],
  ),
  heardAs(['MESSAGE_DELETE', 'MESSAGE_DELETE_BULK'], 'deletions of Discord', [
    { ...where, id: '1' },
    { ...where, ids: ['1', '2'] },
  ]),
  heardAs(['READY', 'GUILD_CREATE', 'GUILD_DELETE'], 'servers of Discord', [
    { guilds: [{ id: '1', unavailable: true }] },
    { id: '1', unavailable: false },
  ]),
  parser(
    'packet',
    'whatever stands around an event',
    fc.record({
      op: fc.anything({ maxDepth: 0 }),
      t: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')),
      d: payloadLike(...messages),
    }),
    (packet) => void client.emit('raw', packet, 0),
  ),
  parser('mayAddress', 'who is spoken to', payloadLike(...messages), (payload) => {
    const self = { id: '900000000000000005', roleIn: () => '7' };
    expect(mayAddress(self, payload)).toBeTypeOf('boolean');
  }),
];
