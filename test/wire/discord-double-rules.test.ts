import { type Client, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DiscordDouble } from '../doubles/discord/index.ts';
import { refusal, sendable, startBench } from '../doubles/discord/real-client.ts';

const V2 = MessageFlags.IsComponentsV2;

let double: DiscordDouble;
let client: Client<true>;

beforeEach(async () => {
  ({ double, client } = await startBench());
});

afterEach(async () => {
  await client.destroy();
  await double.stop();
});

describe('what a message may be', () => {
  const text = (content: string) => ({ type: 10, content });
  const button = (custom_id: string, label = 'Go') => ({ type: 2, style: 1, custom_id, label });
  const select = (values: readonly string[]) => ({
    type: 3,
    custom_id: 's',
    options: values.map((value) => ({ label: value, value })),
  });
  const row = (...components: unknown[]) => ({ type: 1, components });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'content beside V2',
      { flags: V2, content: 'x', components: [text('y')] },
      'components-v2-carries-components-only',
    ],
    [
      'embeds beside V2',
      { flags: V2, embeds: [{ title: 'x' }], components: [text('y')] },
      'components-v2-carries-components-only',
    ],
    ['a text display without the flag', { components: [text('y')] }, 'components-v2-types-need-the-flag'],
    [
      '41 components',
      { flags: V2, components: Array.from({ length: 40 }, () => ({ type: 17, components: [text('y')] })) },
      'at-most-40-components',
    ],
    [
      '4001 characters',
      { flags: V2, components: [text('x'.repeat(4000)), text('y')] },
      'at-most-4000-characters-of-text-displays',
    ],
    [
      'a button and a select in a row',
      { components: [row(button('a'), { type: 5, custom_id: 'b' })] },
      'action-row-has-5-buttons-or-1-select',
    ],
    ['a custom id twice', { components: [row(button('a'), button('a'))] }, 'custom-ids-are-unique'],
    [
      'a label of 81 characters',
      { components: [row(button('a', 'x'.repeat(81)))] },
      'button-label-at-most-80-characters',
    ],
    [
      'a link with a custom id',
      { components: [row({ type: 2, style: 5, url: 'https://a.org', custom_id: 'a', label: 'x' })] },
      'button-fields-fit-the-style',
    ],
    ['content of 2001 characters', { content: 'x'.repeat(2001) }, 'content-at-most-2000-characters'],
    [
      'embeds over 6000 characters',
      { embeds: Array.from({ length: 2 }, () => ({ description: 'x'.repeat(3001) })) },
      'embeds-at-most-6000-characters',
    ],
    ['the ephemeral flag', { content: 'x', flags: 64 }, 'only-settable-flags'],
    [
      '6 legacy rows',
      { components: [1, 2, 3, 4, 5, 6].map((n) => row(button(`b${n}`))) },
      'legacy-messages-have-at-most-5-rows',
    ],
    ['an option twice', { components: [row(select(['a', 'a']))] }, 'select-has-at-most-25-options'],
    [
      'more values than options',
      { components: [row({ ...select(['a']), max_values: 2 })] },
      'select-values-within-options',
    ],
    [
      'a button outside a row',
      { flags: V2, components: [button('a')] },
      'interactive-components-stand-in-a-row',
    ],
    [
      'a button without custom id',
      { components: [row({ type: 2, style: 1, label: 'x' })] },
      'button-fields-fit-the-style',
    ],
    ['a button with nothing on it', { components: [row(button('a', ''))] }, 'button-fields-fit-the-style'],
    [
      'a component id twice',
      {
        flags: V2,
        components: [
          { ...text('a'), id: 3 },
          { ...text('b'), id: 3 },
        ],
      },
      'component-ids-are-unique',
    ],
    [
      'a poll beside V2',
      {
        flags: V2,
        components: [text('a')],
        poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }] },
      },
      'components-v2-carries-components-only',
    ],
  ])('%s is refused', async (_, body, rule) => {
    const path = `/channels/${double.channel('events').id}/messages` as const;
    const error = await refusal(client.rest.post(path, { body }));
    expect(error).toMatchObject({ status: 400, code: 50_035 });
    expect(double.violations[0]?.problems.map((problem) => problem.rule)).toContain(rule);
    expect(double.snapshot('events')).toEqual([]);
  });

  test('what the official schema refuses is named by its path', async () => {
    const path = `/channels/${double.channel('events').id}/messages` as const;
    const body = { components: [row(button('x'.repeat(101)))], nonce: 'n'.repeat(26) };
    const { rawError } = await refusal(client.rest.post(path, { body }));
    expect(rawError).toMatchObject({
      errors: {
        components: {
          0: { components: { 0: { custom_id: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }, {}] } } } },
        },
      },
    });
  });

  test('an empty one is refused with 50006', async () => {
    const path = `/channels/${double.channel('events').id}/messages` as const;
    expect((await refusal(client.rest.post(path, { body: { content: '' } }))).code).toBe(50_006);
  });

  test('the V2 flag stays on edit, and legacy fields must be reset on conversion', async () => {
    const channel = await sendable(double, client);
    const plain = await channel.send('plain');
    const path = `/channels/${channel.id}/messages/${plain.id}` as const;
    expect(
      (await refusal(client.rest.patch(path, { body: { flags: V2, components: [text('v2')] } }))).code,
    ).toBe(50_035);
    await client.rest.patch(path, { body: { flags: V2, content: null, components: [text('v2')] } });
    expect((await refusal(client.rest.patch(path, { body: { flags: 0 } }))).code).toBe(50_035);
    expect((await refusal(client.rest.patch(path, { body: { content: 'x' } }))).code).toBe(50_035);
    await client.rest.patch(path, { body: { components: [text('v3')] } });
    expect(double.snapshot('events')[0]?.text).toBe('v3');
  });
});
