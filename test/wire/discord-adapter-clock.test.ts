import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageRef } from '../../src/chat/place.ts';
import { snowflakeTime } from '../../src/platforms/discord/snowflake.ts';
import { type AdapterBench, openAdapter, startAdapter } from '../doubles/discord/adapter-bench.ts';
import type { DiscordDouble, Message, Person } from '../doubles/discord/index.ts';

const hour = 3_600_000;

let bench: AdapterBench;
let double: DiscordDouble;
let ada: Person;
let ref: MessageRef;
let post: Message;

beforeEach(async () => {
  bench = await startAdapter();
  double = bench.double;
  ada = double.person({ name: 'ada' });
  const { id, guildId } = double.channel('events');
  ref = await bench.platform.send(
    { platform: 'discord', group: guildId, channel: id },
    { summary: 'Rally', blocks: [] },
    'key',
  );
  await bench.platform.addReactions(ref, ['check', 'thinking', 'cross']);
  const [seen] = double.snapshot('events');
  if (!seen) throw new Error('Nothing was posted');
  post = seen.message;
});

afterEach(async () => {
  const { violations } = double;
  await bench.stop();
  expect(violations).toEqual([]);
});

describe("Discord's clock", () => {
  test('is known at login, before anything has come in', async () => {
    const late = await openAdapter();
    late.double.clock.advance(hour);
    await late.connect();
    expect(Math.abs(late.platform.now() - late.double.clock.now())).toBeLessThan(2_000);
    await late.stop();
  });

  test('is told by refusals too', async () => {
    double.clock.advance(hour);
    double.deleteMessage(post);
    await expect(bench.platform.readReactions(ref)).rejects.toMatchObject({ code: 'not-found' });
    expect(Math.abs(bench.platform.now() - double.clock.now())).toBeLessThan(2_000);
  });

  test('dates reactions, to the millisecond as soon as anything that bears its time has come', async () => {
    for (const see of [
      async () => {
        const said = double.mention(ada, 'events', 'when?');
        await double.waitFor(() => bench.heard('question').some(({ id }) => id === said.id));
        return said.id;
      },
      async () => {
        const said = double.dm(ada, 'when?');
        await double.waitFor(() => bench.heard('question').some(({ id }) => id === said.id));
        return said.id;
      },
      async () => {
        const pressed = double.slash(ada, 'events', 'ask');
        await bench.hears('command', 1);
        return pressed.id;
      },
      async () => {
        const place = { platform: 'discord', group: null, channel: ref.channel };
        return (await bench.platform.send(place, { summary: 'x', blocks: [] }, 'other')).message;
      },
    ]) {
      if (double.commands.length === 0) await bench.registerAsk();
      // Far into a second: there what answers say of the time, in whole seconds, is late.
      double.clock.advance(hour + 800 - (double.clock.now() % 1_000));
      await bench.platform.readReactions(ref);
      const id = await see();
      const before = bench.heard('reaction').length;
      const person = double.person({ name: 'somebody' });
      double.react(person, post, '✅');
      const heard = await bench.hears('reaction', before + 1);
      const at = heard.at(-1)?.inbound.at ?? 0;
      expect(at).toBeGreaterThanOrEqual(snowflakeTime(id));
      expect(at).toBeLessThanOrEqual(double.clock.now());
      expect(bench.platform.now()).toBeGreaterThanOrEqual(at);
    }
  });
});
