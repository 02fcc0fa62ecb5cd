/** Checks a screen against WCAG 2.2 AA, as far as a machine can. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** For a page that holds axe from the screen before: half a megabyte less to send and to compile. */
const NOTHING = 'void 0';

/**
 * Fails with every violation and where it stands; `screen` names the screen in the message. `within` looks at one part of a
 * screen whose other parts were looked at before.
 */
export async function accessible(page: Page, screen: string, within = 'html'): Promise<void> {
  // A page whose code is still on its way has no heading, and what a click opens may begin with the next frame.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  // Fading and sliding content has other colours for an instant.
  await page.evaluate(async () => {
    for (const _frame of [1, 2]) await new Promise((resolve) => void requestAnimationFrame(resolve));
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  // Electron has no second page for axe to finish its run in.
  const { violations } = await new AxeBuilder({ page, ...(isThere && { axeSource: NOTHING }) })
    .include(within)
    // Of what passed it would work out a selector for every element: three quarters of its time.
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  );
  expect(found, `axe on ${screen}`).toEqual([]);
}
