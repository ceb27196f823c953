import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file under these folders, but for one that goes while it is looked at. */
export function filesUnder(...folders: readonly string[]): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && existsSync(path)) files.set(path, readFileSync(path));
    }
  }
  return files;
}

/** The ways in which a word could lie in a file: plain, UTF-16, hex, base64 at each of its three alignments. */
function formsOf(word: string): Buffer[] {
  const plain = Buffer.from(word);
  const hex = plain.toString('hex');
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64url');
    // The first and last characters depend on the neighbours.
    return encoded.slice(Math.ceil((shift * 8) / 6) + (shift > 0 ? 1 : 0), -2);
  });
  const url = base64.map((text) => text.replaceAll('-', '+').replaceAll('_', '/'));
  return [
    plain,
    Buffer.from(word.toLowerCase()),
    Buffer.from(word, 'utf16le'),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...[...base64, ...url].map((text) => Buffer.from(text)),
  ];
}

/** Which of these words stand in which files, in any form. Throws RangeError for a word too short to mean anything. */
export function findWords(words: readonly string[], files: ReadonlyMap<string, Buffer>): string[] {
  const found: string[] = [];
  for (const word of words) {
    if (word.length < 5) throw new RangeError(`"${word}" is too short to search for`);
    for (const [path, bytes] of files) {
      if (formsOf(word).some((form) => bytes.includes(form))) found.push(`${word} in ${path}`);
    }
  }
  return found;
}
