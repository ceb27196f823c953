import { someone } from '../../../chat/inline.ts';
import type { ChannelRun, LinkRun, PersonRun, Run, TimeRun } from '../../rendering/runs.ts';
import { escapeInline, escapeLineStarts } from './escape.ts';

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const timeStyles = { full: 'F', relative: 'R' } as const;

/** Runs of text as Discord markdown, literal at line starts too. */
export function renderRuns(runs: readonly Run[]): string {
  return escapeLineStarts(looks(runs).map(renderLook).join(''));
}

interface Look {
  readonly strong: boolean;
  readonly markup: string;
}

/** Neighbours of one look together: `**a****b**` would show its asterisks. */
function looks(runs: readonly Run[]): readonly Look[] {
  const found: Look[] = [];
  for (const run of runs) {
    const strong = isStrong(run);
    const last = found.at(-1);
    if (last?.strong === strong) found[found.length - 1] = { strong, markup: last.markup + renderRun(run) };
    else found.push({ strong, markup: renderRun(run) });
  }
  return found;
}

/** Spaces stay outside: `** a **` is not bold. */
function renderLook({ strong, markup }: Look): string {
  const words = markup.trim();
  if (!strong || words === '') return markup;
  const [before, after] = [markup.length - markup.trimStart().length, markup.trimEnd().length];
  return `${markup.slice(0, before)}**${words}**${markup.slice(after)}`;
}

function renderRun(run: Run): string {
  switch (run.kind) {
    case 'text':
      return escapeInline(run.text);
    case 'link':
      return renderLink(run);
    case 'time':
      return renderTime(run);
    case 'channel':
      return renderChannel(run);
    case 'person':
      return renderPerson(run);
    default:
      return run satisfies never;
  }
}

function renderTime({ seconds, style }: TimeRun): string {
  return `<t:${seconds}:${timeStyles[style]}>`;
}

/** Pings nobody. https://docs.discord.com/developers/reference#message-formatting */
function renderChannel({ channel }: ChannelRun): string {
  return /^\d+$/.test(channel) ? `<#${channel}>` : escapeInline(`#${channel}`);
}

/** Pings nobody, since no message of ours allows mentions to. */
function renderPerson({ account }: PersonRun): string {
  const [, user] = /^discord:(\d+)$/.exec(account) ?? [];
  return user === undefined ? someone : `<@${user}>`;
}

/** An address with asterisks would end the emphasis that it stands in. */
function isStrong(run: Run): boolean {
  if (run.kind === 'time' || run.kind === 'channel' || run.kind === 'person') return false;
  return run.strong && !(run.kind === 'link' && run.url.includes('*'));
}

/**
 * The angle brackets keep an address from being formatted and from being embedded. (Components V2 shows no embeds:
 * https://docs.discord.com/developers/components/reference, "the content and embeds fields will no longer work";
 * the brackets hold wherever else the text may be copied to.)
 */
function renderLink({ text, url }: LinkRun): string {
  if (text === url) return `<${url}>`;
  return `[${escapeInline(text)}](<${url.replace(/[()[\]\\`|*_~]/g, percentEncoded)}>)`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
