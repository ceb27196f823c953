/** SQLITE_CORRUPT and SQLITE_NOTADB. Source: https://sqlite.org/rescode.html */
const damage: readonly unknown[] = [11, 26];

/** Whether node:sqlite says that the file is damaged, or no database. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && damage.includes(error.errcode);
}
