import { parseEnv } from 'node:util';

export type Values = Readonly<Record<string, string>>;

/**
 * A .env file's text with these values in it. Comments, order and everything else stay as they are. Null where that
 * cannot be done so that it is read back the same: a value over several lines, or one with every kind of quote.
 */
export function withValues(text: string, values: Values): string | null {
  const before = parseEnv(text);
  let changed = text;
  for (const [name, value] of Object.entries(values)) {
    const quoted = quote(value);
    // Of a value over several lines only the first would be replaced.
    if (quoted === null || before[name]?.includes('\n')) return null;
    const line = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, 'gm');
    if (line.test(changed)) changed = changed.replace(line, () => `${name}=${quoted}`);
    else changed = `${changed}${changed === '' || changed.endsWith('\n') ? '' : '\n'}${name}=${quoted}\n`;
  }
  return isAsWanted(before, changed, values) ? changed : null;
}

/** As Node reads it: nothing in single quotes or backticks means anything, in double quotes `\n` does. */
function quote(value: string): string | null {
  if (/^[\w./:@%+,=~-]*$/.test(value)) return value;
  if (/[\r\n]/.test(value)) return null;
  const mark = ["'", '`', '"'].find((each) => !value.includes(each));
  if (mark === undefined || (mark === '"' && value.includes('\\'))) return null;
  return `${mark}${value}${mark}`;
}

function isAsWanted(before: ReturnType<typeof parseEnv>, after: string, values: Values): boolean {
  const read = parseEnv(after);
  const wanted = { ...before, ...values };
  const names = new Set([...Object.keys(read), ...Object.keys(wanted)]);
  return [...names].every((name) => read[name] === wanted[name]);
}
