import { describe, expect, it } from 'vitest';
import { reactions } from '../../src/chat/reaction.ts';
import * as discord from '../../src/platforms/discord/reaction-names.ts';
import * as slack from '../../src/platforms/slack/reaction-names.ts';

describe.each([
  ['Discord', discord],
  ['Slack', slack],
])('reactions on %s', (_platform, { reactionNames, reactionOf }) => {
  it('are recognised by the names that the bot gives them', () => {
    expect(reactions.map((reaction) => reactionOf(reactionNames[reaction]))).toEqual(reactions);
  });

  it('are none of all others', () => {
    expect(['👍', 'thumbsup', '', 'constructor'].map(reactionOf)).toEqual([null, null, null, null]);
  });
});

it('are recognised in the variants that clients send', () => {
  expect(discord.reactionOf('✅\ufe0f')).toBe('check');
  expect(slack.reactionOf(':thinking:')).toBe('thinking');
});
