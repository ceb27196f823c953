import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** The browser must ask nobody for anything: tests run without a network. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
];

/** What a machine without a display, a graphics card or the right to make a sandbox needs. */
const headless = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--font-render-hinting=none'];

/** Starts the browser that `npm ci` brought along, unpacked into the temporary folder the first time. */
export async function launchBrowser(): Promise<Browser> {
  return driver.launch({ executablePath: await chromium.executablePath(), args: [...headless, ...quiet] });
}
