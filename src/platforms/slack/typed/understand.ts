import type { CommandShape, DescribedOption } from '../../../chat/command-shape.ts';
import { languages } from '../../../chat/language.ts';
import { choiceAmong, choiceOf } from './choices.ts';
import { fold } from './fold.ts';
import { channelId, plain } from './plain.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Understood {
  readonly options: Readonly<Record<string, string>>;
  /** Whether the rest has to be asked for, or confirmed, in a form. */
  readonly needsForm: boolean;
}

/** What was typed behind a command's name, as its options; null if a quotation mark was never closed. */
export function understand({ options }: CommandShape, rest: string): Understood | null {
  const [only, ...others] = options;
  if (!only) return { options: {}, needsForm: false };
  if (others.length === 0) return understandOnly(only, rest.trim());
  const tokens = tokensOf(rest, (name) => optionNamed(options, name) !== undefined);
  return tokens === null ? null : understandTokens(options, tokens);
}

function understandOnly(option: DescribedOption, text: string): Understood {
  const value = valueFor(option, unquoted(text));
  // A channel that Slack did not recognise has to be picked.
  const unread = option.type === 'channel' && text !== '';
  return value === ''
    ? { options: {}, needsForm: option.required || unread }
    : { options: { [option.name]: value }, needsForm: false };
}

const pairs = /^(?:"(?<a>[^"]*)"|[“”„‟](?<b>[^“”„‟]*)[“”‟]|«(?<c>[^«»]*)»|'(?<d>[^']*)'|‘(?<e>[^‘’]*)’)$/u;

/** Without the quotation marks around the whole. */
function unquoted(text: string): string {
  const inner = Object.values(pairs.exec(text)?.groups ?? {}).find((each) => each !== undefined);
  return inner?.trim() ?? text;
}

function understandTokens(options: readonly DescribedOption[], tokens: readonly Token[]): Understood {
  const given: Record<string, string> = {};
  let tooMuch = false;
  for (const token of tokens) {
    const option = token.kind === 'named' ? optionNamed(options, token.name) : undefined;
    const value = option ? valueFor(option, token.text) : '';
    if (option && value !== '') given[option.name] = value;
    // A channel that Slack did not recognise has to be picked.
    else if (token.kind === 'named' && token.text !== '') tooMuch = true;
  }
  const free = (): readonly DescribedOption[] => options.filter(({ name }) => !(name in given));
  for (const phrase of phrasesOf(tokens)) {
    const left =
      phrase.kind === 'quoted'
        ? takeQuoted(free(), given, phrase.text)
        : takeWords(free(), given, phrase.words);
    const text = plain(left);
    if (text.trim() === '') continue;
    const next = free().find(({ required, type }) => required && (type === 'text' || type === 'moment'));
    if (next) given[next.name] = text;
    else tooMuch = true;
  }
  const missing = free().some(({ required }) => required);
  return { options: given, needsForm: missing || tooMuch };
}

type Phrase =
  | { readonly kind: 'quoted'; readonly text: string }
  /** Unquoted words belong together, until a quotation stands between them. */
  | { readonly kind: 'words'; readonly words: readonly string[] };

function phrasesOf(tokens: readonly Token[]): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let run: string[] | null = null;
  for (const token of tokens) {
    if (token.kind === 'quoted') {
      phrases.push({ kind: 'quoted', text: token.text });
      run = null;
    }
    if (token.kind !== 'word') continue;
    if (run === null) {
      run = [];
      phrases.push({ kind: 'words', words: run });
    }
    run.push(token.text);
  }
  return phrases;
}

/** Gives a quotation to the option whose choice it is; returns what is left of it. */
function takeQuoted(free: readonly DescribedOption[], given: Record<string, string>, text: string): string {
  const option = free.find((each) => each.type === 'choice' && choiceOf(each, plain(text)) !== null);
  if (!option) return text.trim();
  given[option.name] = valueFor(option, text);
  return '';
}

/** Takes channels and choices out of a run of words; returns what is left of it. */
function takeWords(
  free: readonly DescribedOption[],
  given: Record<string, string>,
  words: readonly string[],
): string {
  let left = words;
  for (const option of free) {
    if (option.type === 'channel') {
      const at = left.findIndex((word) => channelId(word) !== null);
      if (at === -1) continue;
      given[option.name] = valueFor(option, left[at] ?? '');
      left = left.toSpliced(at, 1);
    }
    const chosen = option.type === 'choice' ? choiceAmong(option, left.map(plain)) : null;
    if (!chosen) continue;
    given[option.name] = chosen.value;
    left = left.toSpliced(chosen.at, chosen.count);
  }
  return left.join(' ');
}

/** The option that people or the code call by this name. */
function optionNamed(options: readonly DescribedOption[], name: string): DescribedOption | undefined {
  return options.find((option) =>
    [option.name, ...languages.map((language) => option.texts[language].name)].some(
      (each) => fold(each) === fold(name),
    ),
  );
}

/** A value as the command wants it: the id of a channel, the value behind a label, else what was typed; '' for none. */
function valueFor(option: DescribedOption, text: string): string {
  if (option.type === 'channel') return channelId(text) ?? '';
  const typed = plain(text).trim();
  return option.type === 'choice' ? (choiceOf(option, typed) ?? typed) : typed;
}
