import type { Page } from '@playwright/test';
import { engineReady, expect, goTo } from './app.ts';

export const SCREENS = [
  '',
  'data',
  'rfm',
  'repurchase',
  'cohorts',
  'lifecycle',
  'clv',
  'customers',
  'segments',
  'sql',
  'methods',
  'privacy',
];

/** The answers of a screen are there and nothing is being asked any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await engineReady(page);
  await expect(page.locator('.loading, [aria-busy=true]')).toHaveCount(0);
  // A colour on its way from one theme to the other is no colour of either.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

/** Goes to every screen and every view of it, with these parameters, and does the work at each. */
export async function atEveryPlace(page: Page, params: string, work: (place: string) => Promise<void>): Promise<void> {
  for (const screen of SCREENS) {
    await goTo(page, `#/${screen}?${params}`);
    await settled(page);
    await work(screen || 'overview');
    const views = await page
      .locator('.views a:not([aria-current])')
      .evaluateAll((links: HTMLAnchorElement[]) => links.map((link) => link.hash));
    for (const view of views) {
      await goTo(page, view);
      await settled(page);
      await work(/#\/([^&]*)/.exec(view.replace(/\?.*view=/, ' '))![1]!);
    }
  }
}
