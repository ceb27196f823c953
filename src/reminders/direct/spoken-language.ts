import type { Language } from '../../chat/language.ts';
import type { Pseudonyms } from '../../people/pseudonym.ts';
import { languageRealm } from '../../people/realms.ts';
import type { Store } from '../../store/open.ts';

/** The language that somebody chose, else the one that their app spoke when they said yes. */
export async function spokenLanguage(
  { store, pseudonyms }: { readonly store: Store; readonly pseudonyms: Pseudonyms },
  account: string,
  otherwise: Language,
): Promise<Language> {
  return (await store.chosenLanguages.of(pseudonyms.of(account, languageRealm))) ?? otherwise;
}
