/** At most so many UTF-16 units of a text from its beginning, without half a character (a flag, a letter with accents) at its end. */
export function firstCharacters(text: string, most: number): string {
  if (text.length <= most) return text;
  // Cut first, so that a long text costs no more; what the cut has broken is the last segment.
  const segments = [...new Intl.Segmenter().segment(text.slice(0, most + 1))];
  const whole = segments.slice(0, -1).map(({ segment }) => segment);
  const joined = whole.join('');
  return joined === '' ? text.slice(0, most).toWellFormed() : joined;
}
