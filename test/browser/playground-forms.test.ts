import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Modal } from '../../src/chat/message.ts';
import { type FormPlayground, startFormPlayground } from './form-playground.ts';
import { launchBrowser } from './launch-browser.ts';
import { violations } from './violations.ts';
import { Visitor } from './visitor.ts';

const form: Modal = {
  title: 'Settings',
  submit: { action: 'save', args: [] },
  fields: [
    {
      kind: 'moment',
      name: 'when',
      label: 'When',
      value: 'December 1, 10 AM',
      start: new Temporal.PlainDateTime(2030, 12, 1, 10),
      end: null,
      required: true,
      maxLength: 100,
      hint: 'A day and a time',
    },
    {
      kind: 'choice',
      name: 'kind',
      label: 'Kind',
      value: null,
      options: [
        { label: 'Rally', value: 'rally' },
        { label: 'March <b>', value: 'march' },
      ],
      required: true,
    },
    { kind: 'channel', name: 'channel', label: 'Channel', value: 'hearings', required: false },
    { kind: 'people', name: 'helpers', label: 'Helpers', required: true, atMost: 2, hint: 'Two of them' },
    { kind: 'text', name: 'notes', label: 'Notes', value: '', required: false, long: true, maxLength: 20 },
  ],
};

let browser: Browser;
let playground: FormPlayground;
let visitor: Visitor;
let dialog: Locator;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  playground = await startFormPlayground(form);
  const screen = { width: 360, height: 780, colorScheme: 'light' } as const;
  visitor = await Visitor.arrives(browser, playground.url, screen);
  await visitor.page.getByRole('button', { name: 'Change' }).click();
  dialog = visitor.page.getByRole('dialog', { name: 'Settings' });
  await dialog.waitFor();
});

afterEach(async () => {
  await visitor.leaves();
  await playground.stop();
  expect(visitor.complaints).toEqual([]);
});

const person = (name: string): Locator => dialog.getByRole('group', { name: 'Helpers' }).getByLabel(name);

async function send(): Promise<void> {
  await dialog.getByRole('button', { name: 'Send' }).click();
}

test('a form shows what is known, and its hints are read with their fields', async () => {
  expect(await dialog.getByLabel('When').inputValue()).toBe('December 1, 10 AM');
  expect(await dialog.getByLabel('Kind').inputValue()).toBe('');
  expect(await dialog.getByLabel('Kind').getByRole('option').allTextContents()).toEqual([
    '—',
    'Rally',
    'March <b>',
  ]);
  expect(await dialog.getByLabel('Channel').inputValue()).toBe('hearings');
  const hint = await dialog.getByLabel('When').getAttribute('aria-describedby');
  expect(await visitor.page.locator(`#${hint}`).textContent()).toBe('A day and a time');
  expect(await violations(visitor.page)).toEqual([]);
});

test('a form is filled in by the keyboard alone', async () => {
  const { keyboard } = visitor.page;
  await keyboard.press('Control+A');
  await keyboard.type('Friday at 6 pm');
  await keyboard.press('Tab');
  await keyboard.type('March');
  await keyboard.press('Tab');
  await keyboard.press('ArrowUp');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.type('Bring water');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await visitor.page.getByText('Saved').first().waitFor();
  expect(playground.handedIn).toEqual([
    {
      when: 'Friday at 6 pm',
      kind: 'march',
      channel: '',
      helpers: 'playground:ana,playground:rosa',
      notes: 'Bring water',
    },
  ]);
});

test('a form is not handed in without what is required', async () => {
  await send();
  expect(await dialog.getByLabel('Kind').evaluate((box) => box.matches(':invalid'))).toBe(true);
  await dialog.getByLabel('Kind').selectOption('Rally');
  await send();
  expect(await person('Ana').evaluate((box) => box.matches(':invalid'))).toBe(true);
  expect(await dialog.isVisible()).toBe(true);
  expect(playground.handedIn).toEqual([]);
  await person('Marcus').check();
  await send();
  await visitor.page.getByText('Saved').first().waitFor();
  expect(playground.handedIn).toMatchObject([{ kind: 'rally', helpers: 'playground:marcus' }]);
});

test('no more people are taken than a form asks for', async () => {
  await person('Ana').check();
  await person('Rosa').check();
  expect(await person('Marcus').isDisabled()).toBe(true);
  await person('Ana').uncheck();
  expect(await person('Marcus').isEnabled()).toBe(true);
});
