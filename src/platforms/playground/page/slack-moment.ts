import type { Language } from '../../../chat/language.ts';
import { element } from './elements.ts';
import { relativeTime, written } from './moments.ts';

/** The tokens of Slack's date format, each as this browser writes it in its own zone. */
const tokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  '{date_num}': { year: 'numeric', month: '2-digit', day: '2-digit' },
  '{date}': { dateStyle: 'long' },
  '{date_pretty}': { dateStyle: 'long' },
  '{date_short}': { dateStyle: 'medium' },
  '{date_short_pretty}': { dateStyle: 'medium' },
  '{date_long}': { dateStyle: 'full' },
  '{date_long_full}': { dateStyle: 'full' },
  '{date_long_pretty}': { dateStyle: 'full' },
  '{time}': { timeStyle: 'short' },
  '{time_secs}': { timeStyle: 'medium' },
};

/** `<!date^…>` and the rich-text `date` element. `seconds` since the epoch. */
export function slackMoment(seconds: number, format: string, language: Language): HTMLElement {
  const at = seconds * 1000;
  if (format === '{ago}') return relativeTime(at, language);
  const text = format.replace(/\{\w+\}/g, (token) => {
    const options = tokens[token];
    return options === undefined ? token : written(at, language, options);
  });
  return element('time', { datetime: new Date(at).toISOString() }, text);
}
