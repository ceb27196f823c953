import type { CommandShape } from '../../../chat/command-shape.ts';

/** Slack's limit, in characters. https://docs.slack.dev/reference/app-manifest */
const longest = 1000;
const between = ' | ';

/** What can follow the command, as Slack shows it beside the name; too long is cut where a sub-command ends. */
export function usageHint(shapes: readonly CommandShape[]): string {
  const parts = shapes.map(usage);
  const whole = parts.join(between);
  if (whole.length <= longest) return whole;
  while (parts.length > 0 && [...parts, '…'].join(between).length > longest) parts.pop();
  return [...parts, '…'].join(between);
}

/** Names what is typed right behind a sub-command: its text, where it needs nothing else. */
function usage({ name, options }: CommandShape): string {
  const [only, ...others] = options.filter((option) => option.required);
  const typed = only?.type === 'text' && only.completes === undefined && others.length === 0;
  return typed ? `${name} [${only.texts.en.name}]` : name;
}
