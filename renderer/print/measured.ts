/** Lays blocks out on pages by the heights they have when drawn out of sight: one `[data-part]` for each; `top` is a block as the first of a page. */
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
  const sheet = part('sheet')[0];
  if (sheet === undefined) return [[]];
  // In parts of a pixel: forty lines that are each rounded down would not fit. A preview is drawn smaller than the paper.
  const scale = sheet.getBoundingClientRect().height / sheet.offsetHeight;
  const heightOf = (one: HTMLElement | undefined) =>
    one === undefined ? 0 : one.getBoundingClientRect().height / scale;
  const { paddingTop, paddingBottom, minHeight } = getComputedStyle(sheet);
  const inner = parseFloat(minHeight) - parseFloat(paddingTop) - parseFloat(paddingBottom);
  const rest = inner - heightOf(part('foot')[0]) - PLAY;
  const tops = new Map(part('top').map((top) => [top.dataset['block'], heightOf(top)]));
  return paginate(
    part('block').map((block, at) => ({
      height: heightOf(block),
      heightAtTop: tops.get(String(at)) ?? heightOf(block),
      keepWithNext: block.dataset['keep'] !== undefined,
    })),
    { first: rest - heightOf(part('first')[0]), later: rest - heightOf(part('later')[0]) },
  );
}
