import type { RichTextElement } from '@slack/types';
import { someone } from '../../../chat/inline.ts';
import type { ChannelRun, LinkRun, PersonRun, Run, TimeRun } from '../../rendering/runs.ts';
import { escapeMrkdwn } from './escape.ts';

/**
 * Tokens that each reader sees in their own zone and language; `{date_long_pretty}` says "today" and "tomorrow".
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting and
 * https://docs.slack.dev/reference/block-kit/block-elements/date-element
 */
const timeFormats = { full: '{date_long_pretty} {time}', relative: '{ago}' } as const;

/** Runs as elements of a rich text: literal by construction, nothing to escape. */
export function richElements(runs: readonly Run[], allStrong = false): RichTextElement[] {
  return runs.map((run) => richElement(run, allStrong));
}

function richElement(run: Run, allStrong: boolean): RichTextElement {
  switch (run.kind) {
    case 'text':
      return { type: 'text', text: run.text, ...style(allStrong || run.strong) };
    case 'link':
      return { type: 'link', url: run.url, text: run.text, ...style(allStrong || run.strong) };
    case 'time': {
      const { seconds: timestamp, fallback } = run;
      return { type: 'date', timestamp, format: timeFormats[run.style], fallback, ...style(allStrong) };
    }
    case 'channel':
      return richChannel(run);
    case 'person':
      return richPerson(run);
    default:
      return run satisfies never;
  }
}

/** https://docs.slack.dev/reference/block-kit/block-elements/rich-text-section-element */
function richChannel(run: ChannelRun): RichTextElement {
  return isChannel(run)
    ? { type: 'channel', channel_id: run.channel }
    : { type: 'text', text: `#${run.channel}` };
}

/** Calls them only where they can read it: so it is for messages that one organizer alone sees. */
function richPerson(run: PersonRun): RichTextElement {
  const id = userOf(run);
  return id === null ? { type: 'text', text: someone } : { type: 'user', user_id: id };
}

function userOf({ account }: PersonRun): string | null {
  return /^slack:\w+:([UW][A-Z0-9]+)$/.exec(account)?.[1] ?? null;
}

function isChannel({ channel }: ChannelRun): boolean {
  return /^[CGD][A-Z0-9]+$/.test(channel);
}

function style(bold: boolean): { style?: { bold: true } } {
  return bold ? { style: { bold: true } } : {};
}

/** Runs as mrkdwn, for the few places that take no rich text. */
export function mrkdwn(runs: readonly Run[]): string {
  return runs.map(mrkdwnRun).join('');
}

function mrkdwnRun(run: Run): string {
  switch (run.kind) {
    case 'text':
      return run.strong ? strong(run.text) : escapeMrkdwn(run.text);
    case 'link':
      return mrkdwnLink(run);
    case 'time':
      return mrkdwnTime(run);
    case 'channel':
      return isChannel(run) ? `<#${run.channel}>` : escapeMrkdwn(`#${run.channel}`);
    case 'person':
      return mrkdwnPerson(run);
    default:
      return run satisfies never;
  }
}

function mrkdwnPerson(run: PersonRun): string {
  const id = userOf(run);
  return id === null ? someone : `<@${id}>`;
}

/** Bold only where Slack sees it: not around nothing, and not with spaces inside. */
function strong(text: string): string {
  const words = text.trim();
  return words === '' ? text : text.replace(words, () => `*${escapeMrkdwn(words)}*`);
}

function mrkdwnLink({ text, url }: LinkRun): string {
  const target = url.replaceAll('&', '&amp;').replaceAll('|', '%7C');
  return text === url ? `<${target}>` : `<${target}|${escapeMrkdwn(text)}>`;
}

function mrkdwnTime({ seconds, style, fallback }: TimeRun): string {
  return `<!date^${seconds}^${timeFormats[style]}|${escapeMrkdwn(fallback)}>`;
}
