import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const shown = new URL('../../docs/images/', import.meta.url).pathname;
let folder: Promise<string> | null = null;

/** Saves the README's pictures when UPDATE_SCREENSHOTS=1; else takes them all the same and puts them aside. */
export async function screenshot(page: Page, name: string): Promise<void> {
  folder ??= makeFolder();
  await page.screenshot({ path: join(await folder, `${name}.png`), animations: 'disabled' });
}

async function makeFolder(): Promise<string> {
  if (process.env.UPDATE_SCREENSHOTS !== '1') return mkdtemp(join(tmpdir(), 'playground-pictures-'));
  await mkdir(shown, { recursive: true });
  return shown;
}
