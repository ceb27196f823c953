/** As many characters as a phone shows in a line of a chat, about. */
const width = 46;

/** Text broken at spaces into lines of at most {@link width} characters; `hang` stands before all lines but the first. */
export function wrap(text: string, hang = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && line !== hang && longer.length > width) {
      lines.push(line);
      line = hang + word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** Buttons side by side, as many as fit in a line. */
export function wrapButtons(labels: readonly string[]): string[] {
  const lines: string[] = [];
  for (const label of labels) {
    const button = `[ ${label} ]`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + button.length < width)
      lines[lines.length - 1] = `${last} ${button}`;
    else lines.push(button);
  }
  return lines;
}
