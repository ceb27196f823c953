import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealer } from '../../src/people/seal.ts';
import type { News } from '../../src/processes/news.ts';
import { sealedNews } from '../../src/processes/sealed-news.ts';
import { mostBytes } from '../../src/store/postgres/notices.ts';
import { errorLog } from '../contracts/error-log.ts';
import { there } from '../contracts/stand-in.ts';
import { findWords } from '../scenarios/search-bytes.ts';

// What lies in memory alone, people's questions among it, is told by one process to the others over the database.

const question = 'Can my cousin wrenfeather be asked for papers?';
const news: News = {
  kind: 'question-held',
  token: 'token-of-the-button',
  asker: 'asker-of-this-start',
  question: { text: question, isCut: false, language: 'en', groupId: 'g', status: 'declined', answer: null },
  leftMs: 900_000,
};

const { log } = errorLog();
const secret = randomBytes(32);
const aProcess = (key: Uint8Array) => sealedNews(sealer(key), log, mostBytes);

test('a question is told to the other processes, and can be read by nobody on the way', () => {
  const told = there(aProcess(secret).seal(news));
  expect(aProcess(secret).open(told)).toEqual(news);
  expect(
    findWords([question, 'wrenfeather', 'token-of-the-button'], new Map([['notice', Buffer.from(told)]])),
  ).toEqual([]);
});

test('what another installation says, or somebody who can write into the database, is not heard', () => {
  const told = there(aProcess(secret).seal(news));
  expect(aProcess(randomBytes(32)).open(told)).toBeNull();
  expect(aProcess(secret).open(JSON.stringify({ from: 'x', item: news }))).toBeNull();
  // Sealed with the secret, but for something else, such as a person's account.
  const sealed = sealer(secret).seal(JSON.stringify({ from: 'x', item: news }), 'a pseudonym');
  expect(aProcess(secret).open(sealed)).toBeNull();
});
