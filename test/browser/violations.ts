import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Each rule of axe-core that the page breaks, with the first element that breaks it. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<readonly string[]>(
    'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
  );
}
