import { z } from 'zod';
import { moment, text } from '../../chat/options.ts';

/** What organizers may type for an event, wherever they type it: lengths in characters. */
export const lengths = {
  title: 120,
  when: 120,
  place: 200,
  description: 1_000,
  accessibility: 500,
  link: 300,
  repeats: 150,
} as const;

export const title = () => text(lengths.title);
export const when = () => moment(lengths.when);
export const repeats = () => text(lengths.repeats);
export const place = () => text(lengths.place);
export const description = () => text(lengths.description);
export const accessibility = () => text(lengths.accessibility);
/** What is left empty in a form. */
export const nothing = () => z.literal('');

/** Typed in place of a text that is to be emptied: to leave an option out is to leave its text as it is. */
export const emptied = '-';

const address = z.url({ protocol: /^https?$/ });

export const linkOrEmptied = () =>
  text(lengths.link).refine((typed) => typed === emptied || address.safeParse(typed).success);
