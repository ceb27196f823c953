import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import type { Responder } from '../../src/chat/responder.ts';
import { type AdapterBench, startAdapter } from '../doubles/discord/adapter-bench.ts';
import type { Person, Message as Said } from '../doubles/discord/index.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter();
  ada = bench.double.person({ name: 'ada' });
});

afterEach(async () => {
  const { violations } = bench.double;
  await bench.stop();
  expect(violations).toEqual([]);
});

function message(...texts: string[]): Message {
  return { summary: 'summary', blocks: texts.map((text) => ({ kind: 'text', text })) };
}

async function asked(said: Said): Promise<Responder> {
  const heard = await bench.hears('question', 1);
  const found = heard.find(({ inbound }) => inbound.id === said.id);
  if (!found?.responder) throw new Error('The question was not heard');
  return found.responder;
}

function answers() {
  return bench.double.snapshot('events').filter(({ author }) => author === bench.double.bot.name);
}

test('a question is answered by a reply in the channel that pings nobody, private or not', async () => {
  const said = bench.double.mention(ada, 'events', 'when?');
  const responder = await asked(said);
  await responder.defer('public');
  await responder.answer('public', message(`Tomorrow, @everyone and <@${ada.id}>`));
  await responder.answer('private', message('Come'));
  await responder.refuse(message('No'), 'when');
  await responder.note(message('By the way'));
  const seen = answers();
  expect(seen.map(({ text }) => text.includes('Tomorrow') || text)).toEqual([
    true,
    'Come',
    'No',
    'By the way',
  ]);
  expect(seen.map(({ repliesTo, pings, ephemeral }) => [repliesTo, pings, ephemeral])).toEqual(
    seen.map(() => [said.id, [], false]),
  );
  expect(bench.double.requests.at(-1)?.body).toMatchObject({
    allowed_mentions: { parse: [], replied_user: false },
    message_reference: { message_id: said.id, fail_if_not_exists: false },
  });
});

test('in a direct message too', async () => {
  const said = bench.double.dm(ada, 'when?');
  await (await asked(said)).answer('private', message('Tomorrow'));
  const [, answer] = bench.double.snapshot({ dm: ada });
  expect(answer).toMatchObject({ text: 'Tomorrow', repliesTo: said.id, pings: [] });
});

test('what Discord does not take as one message comes in several, in order', async () => {
  const said = bench.double.mention(ada, 'events', 'when?');
  const texts = Array.from({ length: 12 }, (_, n) => `${n} `.padEnd(1_000, `${n % 10}`));
  await (await asked(said)).answer('public', message(...texts));
  const seen = answers();
  expect(seen.length).toBeGreaterThan(1);
  const whole = seen.map(({ text }) => text).join('\n\n');
  expect(texts.map((text) => whole.indexOf(text)).every((at, n, all) => at > (all[n - 1] ?? -1))).toBe(true);
});

test('an answer is not given twice where the connection breaks before Discord confirms it', async () => {
  const { double } = bench;
  const said = double.mention(ada, 'events', 'when?');
  const responder = await asked(said);
  double.failNext('POST', '/channels/:id/messages', 'reset-after-effect');
  await responder.answer('public', message('Tomorrow'));
  await responder.answer('public', message('Tomorrow'));
  expect(answers().map(({ text }) => text)).toEqual(['Tomorrow', 'Tomorrow']);
});

test('the question is gone meanwhile: its answer stands alone', async () => {
  const said = bench.double.mention(ada, 'events', 'when?');
  const responder = await asked(said);
  bench.double.deleteMessage(said);
  await responder.answer('public', message('Tomorrow'));
  expect(answers()).toEqual([expect.objectContaining({ text: 'Tomorrow', repliesTo: null })]);
});

test('there is no form, no change of a message and no completion to answer with', async () => {
  const responder = await asked(bench.double.mention(ada, 'events', 'when?'));
  const modal = { title: 'T', submit: { action: 'a', args: [] }, fields: [] };
  const rejected = expect.objectContaining({ name: 'PlatformError', code: 'rejected', retry: 'never' });
  await expect(responder.update(message('x'))).rejects.toEqual(rejected);
  await expect(responder.open(modal)).rejects.toEqual(rejected);
  await expect(responder.complete([])).rejects.toEqual(rejected);
  expect(answers()).toEqual([]);
});

describe('where an answer cannot be given', () => {
  test.each([
    ['Send Messages', PermissionFlagsBits.SendMessages],
    ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
  ])('the permission is named: %s', async (name, deny) => {
    const { double } = bench;
    const responder = await asked(double.mention(ada, 'events', 'when?'));
    double.permit('events', { deny });
    // The bot is told of the change over the gateway; what comes after it there is heard later.
    double.mention(ada, 'general', 'and now?');
    await bench.hears('question', 2);
    await expect(responder.answer('public', message('Tomorrow'))).rejects.toMatchObject({
      name: 'PlatformError',
      code: 'missing-permission',
      retry: 'never',
      details: [name],
    });
  });

  test('in a direct message that is closed, nothing is named: nobody can grant it', async () => {
    const responder = await asked(bench.double.dm(ada, 'when?'));
    bench.double.closeDms(ada);
    await expect(responder.answer('public', message('Tomorrow'))).rejects.toMatchObject({
      name: 'PlatformError',
      code: 'direct-closed',
      retry: 'never',
      details: [],
    });
  });

  test('a channel that is gone is not found', async () => {
    const responder = await asked(bench.double.mention(ada, 'events', 'when?'));
    bench.double.deleteChannel('events');
    await expect(responder.answer('public', message('Tomorrow'))).rejects.toMatchObject({
      code: 'not-found',
      retry: 'never',
    });
  });
});
