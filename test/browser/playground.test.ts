import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { type PlaygroundProcess, startPlaygroundProcess } from './playground-process.ts';
import { screenshot } from './screenshots.ts';
import { Visitor } from './visitor.ts';

const chats = ['Discord', 'Slack'] as const;
const wide = { width: 1280, height: 1060, colorScheme: 'light' } as const;
/** A post is edited as often as its platform allows, so a count may take a moment to reach the other chat. */
const soon = { timeout: 20_000 };

let browser: Browser;
let playground: PlaygroundProcess;

beforeAll(async () => {
  [browser, playground] = await Promise.all([launchBrowser(), startPlaygroundProcess()]);
});

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

test('the tour of the README', async () => {
  const visitor = await Visitor.arrives(browser, playground.url, wide);
  const { page } = visitor;
  const hearing = (chat: (typeof chats)[number]) => visitor.post(chat, 'Council hearing').innerText();
  for (const chat of chats) expect(await hearing(chat)).toContain('0 going');
  await screenshot(page, 'playground');

  await visitor.reads('Español');
  await visitor.composer('Discord').fill('/preguntar ');
  await page.keyboard.type('¿La policía puede preguntarme mi estatus migratorio?');
  await page.keyboard.press('Enter');
  const answer = visitor.post('Discord', 'Solo usted puede ver esto');
  await answer.waitFor();
  await answer.getByRole('link').first().waitFor();
  expect(await answer.innerText()).toContain('Ana usó /preguntar');
  expect(await answer.innerText()).toMatch(/estatus migratorio/i);
  await screenshot(page, 'playground-answer');

  await visitor.becomes('Marcus');
  await visitor.reads('English');
  expect(await visitor.chat('Discord').getByRole('article').count()).toBe(1);
  await visitor.post('Slack', 'Council hearing').getByRole('button', { name: /Going/ }).first().click();
  await visitor.post('Slack', 'Only you can see this').waitFor();
  for (const chat of chats) await expect.poll(() => hearing(chat), soon).toContain('1 going');

  await visitor.becomes('Ana');
  const react = visitor.post('Discord', 'Council hearing').getByRole('button', { name: /^Going: / });
  await react.click();
  for (const chat of chats) await expect.poll(() => hearing(chat), soon).toContain('2 going');
  expect(await react.getAttribute('aria-pressed')).toBe('true');
  await react.click();
  for (const chat of chats) await expect.poll(() => hearing(chat), soon).toContain('1 going');

  await visitor.becomes('Rosa');
  await visitor.composer('Discord').fill('/event create ');
  await page.getByLabel('kind', { exact: false }).selectOption({ label: 'Rally' });
  const form = page.getByRole('form', { name: '/event create' });
  await form.getByRole('textbox', { name: /^title/ }).fill('Rally for the Sanctuary Ordinance');
  await form.getByRole('textbox', { name: /^when/ }).fill('next Saturday 11am');
  await form.getByRole('textbox', { name: /^place/ }).fill('City Hall, South Lawn');
  await screenshot(page, 'playground-event');
  await form.getByRole('button', { name: 'Send' }).click();
  const confirmation = visitor.post('Discord', 'Only you can see this');
  expect(await confirmation.innerText()).toMatch(/Saturday.+11:00/s);
  await confirmation.getByRole('button').first().click();
  const rally = /Rally for the Sanctuary Ordinance[\s\S]*0 going/;
  for (const chat of chats) await visitor.post(chat, rally).waitFor();

  const reminder = /Reminder[\s\S]*Rally for the Sanctuary Ordinance/;
  for (let moves = 0; moves < 15; moves += 1) {
    if ((await visitor.post('Discord', reminder).count()) > 0) break;
    await page.getByRole('button', { name: 'To the next reminder' }).click();
    await page.waitForTimeout(400);
  }
  for (const chat of chats) await visitor.post(chat, reminder).waitFor();
  await screenshot(page, 'playground-reminder');

  expect(visitor.complaints).toEqual([]);
  await visitor.leaves();
});

test('the Slack chat takes the names of both languages, the Discord chat those of its own', async () => {
  const visitor = await Visitor.arrives(browser, playground.url, wide);
  await visitor.composer('Discord').fill('/preguntar ');
  await visitor.chat('Discord').getByText('No command begins like that').waitFor();
  await visitor.composer('Slack').fill('/preguntar ');
  await visitor.chat('Slack').getByRole('form', { name: '/ask' }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leaves();
});

test('with the keyboard alone: say that one comes, and ask a question', async () => {
  const visitor = await Visitor.arrives(browser, playground.url, wide);
  const { page } = visitor;

  await visitor.tabTo(/^\W*Going/);
  await page.keyboard.press('Enter');
  await visitor.post('Discord', 'Only you can see this').waitFor();
  expect(await page.locator(':focus').innerText()).toContain('Going');

  await visitor.tabTo(/^Message #\w+ in Discord$/);
  await page.keyboard.type('/');
  await page.getByRole('option', { name: /^\/ask/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await page.getByRole('option', { selected: true }).innerText()).toContain('/ask');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Can police ask about my immigration status?');
  await page.keyboard.press('Enter');
  await visitor.post('Discord', /used \/ask/).waitFor();
  await page.getByRole('form', { name: '/ask' }).waitFor({ state: 'detached' });

  await page.keyboard.type('/rsvp ');
  await page.getByRole('form', { name: '/rsvp' }).waitFor();
  await page.keyboard.press('Escape');
  const focused = () => page.locator(':focus').getAttribute('aria-label');
  await expect.poll(focused, soon).toMatch(/^Message #\w+ in Discord$/);
  await visitor.leaves();
});
