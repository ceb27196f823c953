/** Where Slack sends everything, below the bot's own address; null for what is no such address. */
export function requestUrl(address: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username || url.password || url.search || url.hash) return null;
  return `${url.origin}${url.pathname.replace(/(\/slack\/events)?\/*$/, '')}/slack/events`;
}
