import type { Browser, Locator, Page } from 'playwright-core';

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

/** Somebody in front of the page. Finds everything as people do: by role and name. */
export class Visitor {
  readonly page: Page;
  /** What the browser complained of, and requests to any other computer: both must stay empty. */
  readonly complaints: string[] = [];

  private constructor(page: Page, origin: string) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) this.complaints.push(`request to ${request.url()}`);
    });
  }

  static async arrives(browser: Browser, url: string, screen: Screen): Promise<Visitor> {
    const { width, height, colorScheme } = screen;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      locale: 'en-US',
      timezoneId: 'America/Los_Angeles',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const visitor = new Visitor(page, new URL(url).origin);
    await page.goto(url);
    await page.getByRole('article').first().waitFor();
    return visitor;
  }

  async becomes(name: 'Ana' | 'Marcus' | 'Rosa'): Promise<void> {
    await this.page.getByRole('radio', { name }).check();
    await this.page.getByRole('article').first().waitFor();
  }

  async reads(language: 'English' | 'Español'): Promise<void> {
    await this.page.getByRole('radio', { name: language }).check();
    await this.page.getByRole('article').first().waitFor();
  }

  chat(title: 'Discord' | 'Slack'): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** The post whose text contains this; on a chat that holds several, the first. */
  post(title: 'Discord' | 'Slack', text: string | RegExp): Locator {
    return this.chat(title).getByRole('article').filter({ hasText: text }).first();
  }

  composer(title: 'Discord' | 'Slack'): Locator {
    return this.chat(title).getByRole('combobox').first();
  }

  /** Presses Tab until what has the focus bears this name. */
  async tabTo(name: RegExp): Promise<Locator> {
    for (let presses = 0; presses < 120; presses += 1) {
      await this.page.keyboard.press('Tab');
      const focused = this.page.locator(':focus');
      const label = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '';
      if (name.test(label)) return focused;
    }
    throw new Error(`Tab never reaches ${name}`);
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}
