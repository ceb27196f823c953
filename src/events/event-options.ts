import { moment, text } from '../chat/options.ts';

/** What organizers may type for an event, wherever they type it: lengths in characters. */
export const lengths = {
  title: 120,
  when: 120,
  place: 200,
  description: 1_000,
  accessibility: 500,
  link: 300,
} as const;

export const title = () => text(lengths.title);
export const when = () => moment(lengths.when);
export const place = () => text(lengths.place);
export const description = () => text(lengths.description);
export const accessibility = () => text(lengths.accessibility);
