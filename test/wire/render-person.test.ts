import { expect, test } from 'vitest';
import { plainText } from '../../src/chat/inline.ts';
import type { Message } from '../../src/chat/message.ts';
import { renderDiscord } from '../../src/platforms/discord/render/render.ts';
import { withNamedPeople } from '../../src/platforms/playground/named-people.ts';
import { renderSlack } from '../../src/platforms/slack/render/render.ts';

const naming = (account: string, kind: 'text' | 'citation' = 'text'): Message => ({
  summary: 'Who comes',
  blocks: [{ kind, text: ['Comes: ', { kind: 'person', account }, '.'] }],
});

const onDiscord = (account: string) => JSON.stringify(renderDiscord(naming(account)));
const onSlack = (account: string, kind?: 'citation') => JSON.stringify(renderSlack(naming(account, kind)));

test('a person is shown by the name that their platform knows', () => {
  expect(onDiscord('discord:123456789012345678')).toContain('Comes: <@123456789012345678>.');
  expect(onSlack('slack:T01:U0123ABC')).toContain('{"type":"user","user_id":"U0123ABC"}');
  expect(onSlack('slack:T01:U0123ABC', 'citation')).toContain('Comes: <@U0123ABC>.');
  expect(onDiscord('discord:1')).not.toContain('…');
});

test('on another platform, and in what is read aloud, nobody is named', () => {
  const elsewhere = [
    onSlack('discord:123456789012345678'),
    onSlack('discord:123456789012345678', 'citation'),
    onDiscord('slack:T01:U0123ABC'),
    plainText(['Comes: ', { kind: 'person', account: 'discord:123456789012345678' }, '.']),
  ];
  for (const text of elsewhere) {
    expect(text).toMatch(/…/);
    expect(text).not.toMatch(/1234567|U0123ABC/);
  }
});

test('what is no account is no markup either', () => {
  for (const wrong of ['discord:1> @everyone <@2', 'slack:T01:U1> <!channel', 'discord:', '', 'slack:U1']) {
    for (const text of [onDiscord(wrong), onSlack(wrong), onSlack(wrong, 'citation')])
      expect(text).not.toMatch(/<@|<!|everyone|"type":"user"/);
  }
});

test('the playground names its invented people itself', () => {
  const [block] = withNamedPeople(naming('playground:ana')).blocks;
  expect(block).toEqual({ kind: 'text', text: ['Comes: ', 'Ana', '.'] });
  expect(withNamedPeople(naming('discord:1'))).toEqual(naming('discord:1'));
});
