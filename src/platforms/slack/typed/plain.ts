/** What Slack writes in angle brackets: a channel, a person, a link, a date. Brackets that somebody typed are entities. */
const markup = /<([^<>]*)>/g;

const characters: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * Text as it was typed, without Slack's escaping.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function plain(text: string): string {
  return text
    .replace(markup, (_, inside: string) => spoken(inside))
    .replace(/&(?:lt|gt|amp);/g, (entity) => characters[entity] ?? entity);
}

function spoken(inside: string): string {
  const [target = '', label = ''] = inside.split('|', 2);
  if (target.startsWith('#')) return label === '' ? target : `#${label}`;
  if (target.startsWith('@')) return label === '' ? target : `@${label}`;
  if (target.startsWith('!')) return label === '' ? `@${target.slice(1)}` : label;
  // Slack makes links of addresses, also of `example.org`: what matters is where they lead.
  return /^(?:mailto|tel):/.test(target) && label !== '' ? label : target;
}

const channelMention = /^<#([A-Z0-9]+)(?:\|[^<>]*)?>$/;

/** The id in `<#C123|name>`; null for anything else. */
export function channelId(text: string): string | null {
  return channelMention.exec(text.trim())?.[1] ?? null;
}
