/** Of a long text, as many characters are shown beside what it becomes. */
const most = 150;
/** So many of them stand before what differs. */
const before = 40;

/** Two versions of a text, side by side: of long ones the part in which they begin to differ, with ellipses. */
export function shortened(was: string, is: string): readonly [string, string] {
  const [one, other] = [characters(was), characters(is)];
  const same = one.findIndex((each, at) => each !== other[at]);
  const differs = same === -1 ? one.length : same;
  const from = differs < most / 2 ? 0 : differs - before;
  const part = (text: readonly string[]) => {
    if (text.length <= most) return text.join('');
    const shown = text.slice(from, from + most).join('');
    return `${from > 0 ? '…' : ''}${shown.trim()}${from + most < text.length ? '…' : ''}`;
  };
  return [part(one), part(other)];
}

/** As readers count them: an emoji or an accented letter is one, and is not cut. */
function characters(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}
