import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { type PlaygroundProcess, startPlaygroundProcess } from './playground-process.ts';
import { screenshot } from './screenshots.ts';
import { violations } from './violations.ts';
import { Visitor } from './visitor.ts';

const screens = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
  { width: 360, height: 780, colorScheme: 'light' },
  { width: 360, height: 780, colorScheme: 'dark' },
] as const;

let browser: Browser;
let playground: PlaygroundProcess;

beforeAll(async () => {
  [browser, playground] = await Promise.all([launchBrowser(), startPlaygroundProcess()]);
});

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

test.each(screens)('nothing keeps anyone out at $width px, $colorScheme', async (screen) => {
  const visitor = await Visitor.arrives(browser, playground.url, screen);
  const { page } = visitor;
  expect(await violations(page)).toEqual([]);

  const composer = page.getByRole('combobox').first();
  await composer.fill('/');
  await page.getByRole('option').first().waitFor();
  expect(await violations(page)).toEqual([]);

  await composer.fill('/ask ');
  await page.keyboard.type('Can police ask about my immigration status?');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('Only you can see this').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await screenshot(page, `playground-${screen.width}-${screen.colorScheme}`);

  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(screen.width);
  await visitor.leaves();
});

test('on a narrow screen the chats are tabs', async () => {
  const visitor = await Visitor.arrives(browser, playground.url, {
    width: 360,
    height: 780,
    colorScheme: 'light',
  });
  const { page } = visitor;
  await page.getByRole('tab', { name: 'Discord' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { name: 'Slack' }).getAttribute('aria-selected')).toBe('true');
  expect(await page.getByRole('tabpanel', { name: 'Slack' }).isVisible()).toBe(true);
  expect(await page.getByRole('tabpanel', { name: 'Discord' }).count()).toBe(0);
  await visitor.leaves();
});
