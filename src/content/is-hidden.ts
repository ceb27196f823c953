/** What editors, systems and Git leave beside the content, which nobody wrote as such: `.#name.md`, `._name.md`, `.git/…`. */
export function isHidden(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.startsWith('.'));
}
