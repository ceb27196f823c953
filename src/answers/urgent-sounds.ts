/** Reads words that are written as they sound ("bienen", "ayudaaa") as the words that the rules know. */
export class SoundReader {
  readonly #known: ReadonlySet<string>;
  readonly #bySound = new Map<string, string>();

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
    for (const word of known) {
      const sound = soundOf(word);
      if (sound.length > 1 && !this.#bySound.has(sound)) this.#bySound.set(sound, word);
    }
  }

  read(word: string): string {
    if (this.#known.has(word)) return word;
    return this.#bySound.get(soundOf(word)) ?? word;
  }
}

/** Spanish letters that sound alike become one; a letter held down counts once. */
function soundOf(word: string): string {
  return word
    .slice(0, 40)
    .replace(/ll/g, 'y')
    .replace(/(.)\1+/g, '$1')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/c(?!h)|q/g, 'k')
    .replace(/(?<![cst])h/g, '')
    .replace(/v/g, 'b')
    .replace(/y$/, 'i');
}
