/**
 * The three characters that Slack wants as entities; with them no `<!channel>`, `<@U1>` or `<url>` can arise.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A colon that opens an emoji's name. */
const shortcode = /:(?=[\p{L}\p{N}_+'-]+:)/gu;

/**
 * Text made literal in mrkdwn. Slack has no escape for its formatting characters, and an escaped `>` still quotes
 * at the start of a line, so they become their full-width twins, which mean nothing to Slack, look alike and
 * fold back to them under Unicode NFKC. Used only where Slack takes nothing but mrkdwn; text elsewhere is rich text.
 */
export function escapeMrkdwn(text: string): string {
  return text
    .replace(/^([^\S\n]*)>/gm, '$1\uff1e')
    .replace(/[&<>]/g, (character) => entities[character] ?? character)
    .replace(/[*_~`]/g, fullWidth)
    .replace(shortcode, '\uff1a')
    .replace(/@(?=channel|here|everyone)/gi, '@\u200b');
}

/** The twin of an ASCII character in "Halfwidth and Fullwidth Forms", 0xFEE0 further on. */
function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}

/** Plain text objects format nothing, but draw `:wave:` as an emoji: broken here by a zero-width space. */
export function escapePlain(text: string): string {
  return text.replace(shortcode, ':\u200b');
}
