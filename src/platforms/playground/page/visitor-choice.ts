import type { Language } from '../../../chat/language.ts';
import type { Person } from '../visitor.ts';

/** Who the visitor is and the language they read; each browser tab may be somebody else. */
export interface Choice {
  readonly person: string;
  readonly language: Language;
}

const key = 'playground';

/** What this tab chose before, else the first person in the browser's language. */
export function rememberedChoice(people: readonly Person[]): Choice {
  const [person, language] = (sessionStorage.getItem(key) ?? '').split(' ');
  const browser = navigator.language.startsWith('es') ? 'es' : 'en';
  return {
    person: people.find(({ id }) => id === person)?.id ?? people[0]?.id ?? '',
    language: language === 'es' || language === 'en' ? language : browser,
  };
}

export function remember({ person, language }: Choice): void {
  sessionStorage.setItem(key, `${person} ${language}`);
}
