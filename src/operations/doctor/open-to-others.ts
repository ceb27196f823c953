/** Whether anybody but the owner may do anything with a file. Windows keeps its rights elsewhere. */
export function isOpenToOthers(mode: number): boolean {
  return process.platform !== 'win32' && (mode & 0o077) !== 0;
}
