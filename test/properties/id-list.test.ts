import { expect, test } from 'vitest';
import { idList } from '../../src/chat/id-list.ts';

test.each([
  ['', []],
  ['123', ['123']],
  ['slack:T1:U1,slack:T1:U2', ['slack:T1:U1', 'slack:T1:U2']],
  ['123,123,', ['123']],
])('“%s” is a list of ids, each once', (joined, ids) => {
  expect(idList(2).parse(joined)).toEqual(ids);
});

test.each(['1,2,3', 'x'.repeat(65), undefined, ['1']])('%s is none', (joined) => {
  expect(idList(2).safeParse(joined).success).toBe(false);
});
