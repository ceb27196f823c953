import { content } from './parsers/content.ts';
import { ids } from './parsers/ids.ts';
import { kept } from './parsers/kept.ts';
import type { Parser } from './parsers/parser.ts';
import { sentByDiscord } from './parsers/sent-by-discord.ts';
import { sentBySlack } from './parsers/sent-by-slack.ts';
import { shown } from './parsers/shown.ts';
import { typedInSlack } from './parsers/typed-in-slack.ts';
import { typedWords } from './parsers/typed-words.ts';

/** Everything of ours that reads what came from outside. */
export const parsers: readonly Parser[] = [
  ...typedWords,
  ...typedInSlack,
  ...ids,
  ...sentByDiscord,
  ...sentBySlack,
  ...kept,
  ...content,
  ...shown,
];
