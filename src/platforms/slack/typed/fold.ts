/** So that case and accents do not matter: `Título` is `titulo`. */
export function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Words to compare with a choice: `Can’t go.` is `can't go`, and `not-going` is `not going`. */
export function foldedWords(phrase: string): readonly string[] {
  return fold(phrase)
    .replace(/[‘’]/g, "'")
    .split(/[\s_-]+/)
    .map((word) => word.replace(/^[¡¿(]+|[.,;:!?)]+$/g, ''))
    .filter((word) => word !== '');
}
