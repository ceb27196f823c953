/**
 * `npm run -s ask -- "question" [--lang en|es]`, or `--jsonl` for machines.
 * Exit 0 whatever the decision, 2 for wrong usage, 78 (EX_CONFIG of sysexits, as at start) for faulty content.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Answers } from '../answers/answer.ts';
import { createAnswers } from '../answers/deciding/decide.ts';
import { compose } from '../answers/reply/compose.ts';
import { toPlainText } from '../answers/reply/plain-text.ts';
import { type Language, languageSchema, languages } from '../chat/language.ts';
import type { Content } from '../content/content.ts';
import { formatFault } from '../content/fault.ts';
import { loadContent } from '../content/load-content.ts';
import { exitCodes } from '../startup-error.ts';

const USAGE = `Usage: npm run -s ask -- "your question" [--lang ${languages.join('|')}]
       npm run -s ask -- --jsonl < questions.jsonl`;

/** One line in: a question, and the asker's locale such as "es" or "es-MX". */
const lineSchema = z.object({ q: z.string(), locale: z.string().default('en') });

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = readArguments(args);
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  const loaded = await loadContent(process.env.CONTENT_DIR || './content');
  if (!loaded.ok) {
    for (const fault of loaded.faults) console.error(formatFault(fault));
    return exitCodes.config;
  }
  const answers = createAnswers(loaded.content);
  if (options.jsonl) return answerLines(answers, loaded.content);
  const decision = await answers.ask(options.question, options.language);
  console.log(toPlainText(compose(decision, loaded.content)));
  return 0;
}

type Options = { jsonl: boolean; question: string; language: Language };

function readArguments(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { lang: { type: 'string', default: 'en' }, jsonl: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const language = languageSchema.safeParse(values.lang);
    if (!language.success || (positionals.length === 0) !== values.jsonl) return undefined;
    return { jsonl: values.jsonl, question: positionals.join(' '), language: language.data };
  } catch {
    return undefined;
  }
}

/** Answers line by line, in order. A line that is no question is told on stderr, and the exit code is then 2. */
async function answerLines(answers: Answers, content: Content): Promise<number> {
  let number = 0;
  let code = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) {
      console.error(`Line ${number} is not {"q": "...", "locale": "en"}.`);
      code = 2;
      continue;
    }
    const { q, locale } = parsed.data;
    const decision = await answers.ask(q, toLanguage(locale));
    const { status, entry, citations, alternatives, confidence } = decision;
    const text = toPlainText(compose(decision, content));
    const ids = alternatives.map(({ id }) => id);
    const out = {
      q,
      locale,
      status,
      entry: entry?.id ?? null,
      text,
      citations,
      alternatives: ids,
      confidence,
    };
    if (!process.stdout.write(`${JSON.stringify(out)}\n`)) await once(process.stdout, 'drain');
  }
  return code;
}

function toLanguage(locale: string): Language {
  return languages.find((language) => locale.toLowerCase().split(/[-_]/)[0] === language) ?? 'en';
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
