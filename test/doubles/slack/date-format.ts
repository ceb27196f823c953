/** "messaging/formatting-message-text": Date formatting, as an American client writes it; `_pretty` names no days. */
export function formatDate(timestamp: number, format: string, timeZone: string): string {
  const at = new Date(timestamp * 1000);
  const write = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(at).replaceAll('\u202f', ' ');
  return format.replace(/\{(\w+)\}/g, (token, name: string) => {
    const options = wordings[name.replace(/_pretty$/, '')];
    return options ? write(options) : token;
  });
}

const wordings: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_long_full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  ago: { year: 'numeric', month: 'short', day: 'numeric' },
};
