import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';

interface PageFile {
  readonly type: string;
  readonly body: string;
}

const folder = new URL('./page/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
};
const plainName = /^[a-z0-9-]+\.(html|css|svg|ts)$/;

/**
 * The page's files by name, read when first asked for and kept. Its modules are written in TypeScript: the
 * types are stripped here just as Node does it for our own sources, so that there is no build step.
 */
export function pageFiles(): (name: string) => Promise<PageFile | null> {
  const kept = new Map<string, PageFile>();
  return async (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const extension = plainName.exec(name)?.[1];
    const type = extension === undefined ? undefined : types[extension];
    if (type === undefined) return null;
    const source = await readFile(new URL(name, folder), 'utf8').catch(() => null);
    if (source === null) return null;
    const file = { type, body: extension === 'ts' ? stripTypeScriptTypes(source) : source };
    kept.set(name, file);
    return file;
  };
}
