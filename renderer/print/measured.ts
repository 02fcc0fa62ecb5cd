/** Lays blocks out on pages by the heights they have when drawn out of sight: one `[data-part]` for each. */
import { paginate } from './paginate.ts';

/** Half a millimetre of play, so that rounding never pushes a line over the edge. */
const PLAY = 2;

/**
 * Indices of the blocks of each page, once the fonts are there: another font has other heights.
 * @param ground answers what holds the parts `sheet`, `first`, `later`, `block` and `foot`, or null when it has gone
 */
export async function pagesMeasured(ground: () => HTMLElement | null): Promise<number[][] | null> {
  // What is asked for before anything is drawn is not yet loading.
  await new Promise((resolve) => setTimeout(resolve, 0));
  await document.fonts?.ready;
  const held = ground();
  return held === null ? null : measured(held);
}

function measured(ground: HTMLElement): number[][] {
  const part = (name: string) => [...ground.querySelectorAll<HTMLElement>(`[data-part="${name}"]`)];
  const height = (name: string) => part(name)[0]?.offsetHeight ?? 0;
  const sheet = part('sheet')[0];
  if (sheet === undefined) return [[]];
  const { paddingTop, paddingBottom, minHeight } = getComputedStyle(sheet);
  const inner = parseFloat(minHeight) - parseFloat(paddingTop) - parseFloat(paddingBottom);
  const rest = inner - height('foot') - PLAY;
  return paginate(
    part('block').map((block) => ({
      height: block.offsetHeight,
      keepWithNext: block.dataset['keep'] !== undefined,
    })),
    { first: rest - height('first'), later: rest - height('later') },
  );
}
