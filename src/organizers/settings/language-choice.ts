import { type Language, languages } from '../../chat/language.ts';

/** What the posts of a group are written in, as organizers choose it. */
export const languageChoices = [...languages, 'both'] as const;

export type LanguageChoice = (typeof languageChoices)[number];

export function languageChoice([first, ...others]: readonly Language[]): LanguageChoice {
  return others.length > 0 ? 'both' : (first ?? 'both');
}

/** `both` in the order in which the campaign speaks. */
export function languagesOf(choice: LanguageChoice, campaign: readonly Language[]): readonly Language[] {
  if (choice !== 'both') return [choice];
  return [...new Set([...campaign, ...languages])];
}
