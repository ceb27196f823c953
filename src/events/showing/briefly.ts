/** At most so many characters of a text as readers count them, the last of them an ellipsis where it goes on; nothing of it for 0. */
export function briefly(text: string, most: number): string {
  if (most === 0) return '';
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  if (characters.length <= most) return text;
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
