/** What the pages of follow-up need of jsdom: elements with a size, and axe over what is drawn. */
import axe from 'axe-core';
import { expect, vi } from 'vitest';

/** jsdom lays nothing out; without a size nothing would be in sight of a list that draws only that. */
export function giveSize(): void {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1100);
  HTMLElement.prototype.scrollTo = () => undefined;
}

/** Colours are looked at in the window; jsdom has none. The name of a dialog's Close comes from the theme, which is not drawn here. */
export async function expectAccessible(within: Element = document.body): Promise<void> {
  const { violations } = await axe.run(
    { include: within, exclude: ['.mantine-Modal-close'] },
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    },
  );
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
  expect(found).toEqual([]);
}
