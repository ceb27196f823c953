import { expect, test } from 'vitest';
import type { Block } from '../../src/chat/message.ts';
import { renderDiscord } from '../../src/platforms/discord/render/render.ts';
import { renderSlack } from '../../src/platforms/slack/render/render.ts';

const naming = (
  channel: string,
  kind: 'text' | 'citation' = 'text',
): { summary: string; blocks: Block[] } => ({
  summary: 'Posted',
  blocks: [{ kind, text: ['Posted in ', { kind: 'channel', channel }, '.'] }],
});

test('a channel is shown by its name, which the platform knows', () => {
  expect(JSON.stringify(renderDiscord(naming('123456789012345678')))).toContain(
    'Posted in <#123456789012345678>.',
  );
  expect(JSON.stringify(renderSlack(naming('C0123ABC')))).toContain(
    '{"type":"channel","channel_id":"C0123ABC"}',
  );
  expect(JSON.stringify(renderSlack(naming('C0123ABC', 'citation')))).toContain('Posted in <#C0123ABC>.');
});

test('what is no id of a channel there stays plain words, and is no markup', () => {
  const wrong = '123>@everyone<!channel';
  for (const bodies of [
    renderDiscord(naming(wrong)),
    renderSlack(naming(wrong)),
    renderSlack(naming(wrong, 'citation')),
  ]) {
    const text = JSON.stringify(bodies);
    expect(text).not.toMatch(/<#|"type":"channel"/);
    expect(text).toContain('123');
  }
});
