/**
 * Characters with which Discord's markup begins: emphasis, code, spoilers, masked links, and with `<` mentions,
 * timestamps, custom emoji and commands; a colon only before `//` (an address that is not to be one) or where it
 * opens an emoji's name. https://docs.discord.com/developers/reference#message-formatting
 */
const inlineMarkup = /[\\*_~`|[\]<]|:(?=\/\/)|:(?=[\w+-]+:)/g;

/** `allowed_mentions` stops the ping; the zero-width space keeps it from pinging when somebody copies it. */
const mention = /@(?=everyone|here|[!&]?\d)/gi;

/** Lists, headings, quotes and small print; a dash or a hash inside a line means nothing to Discord. */
const lineMarkup = /^([^\S\n]*)([#>+-])/gm;
const lineNumber = /^([^\S\n]*)(\d+)([.)])(?=\s|$)/gm;

/** Makes text literal where it stands inside a line. Discord shows an escaped punctuation mark as itself. */
export function escapeInline(text: string): string {
  return text.replace(inlineMarkup, '\\$&').replace(mention, '@\u200b');
}

/** Makes the beginnings of lines literal, in markup whose lines are otherwise ready. */
export function escapeLineStarts(markup: string): string {
  return markup.replace(lineMarkup, '$1\\$2').replace(lineNumber, '$1$2\\$3');
}
