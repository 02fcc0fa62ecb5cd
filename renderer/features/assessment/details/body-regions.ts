/** Names of body regions by where a mark lies on the drawing. Left and right are the person's own. */
import type { BodyMark } from '../../../../shared/clinical/index.ts';

interface Region {
  readonly name: string;
  /** Fractions of the drawing: from the top, and how far from the middle line (0) to the edge (0.5). */
  readonly top: number;
  readonly bottom: number;
  readonly inner: number;
  readonly outer: number;
}

const regions: readonly Region[] = [
  { name: 'head', top: 0, bottom: 0.14, inner: 0, outer: 0.5 },
  { name: 'neck', top: 0.14, bottom: 0.18, inner: 0, outer: 0.12 },
  { name: 'shoulder', top: 0.14, bottom: 0.24, inner: 0.12, outer: 0.5 },
  { name: 'chest', top: 0.18, bottom: 0.32, inner: 0, outer: 0.19 },
  { name: 'abdomen', top: 0.32, bottom: 0.45, inner: 0, outer: 0.19 },
  { name: 'upper arm', top: 0.24, bottom: 0.36, inner: 0.19, outer: 0.5 },
  { name: 'forearm', top: 0.36, bottom: 0.48, inner: 0.19, outer: 0.5 },
  { name: 'hand', top: 0.48, bottom: 0.58, inner: 0.22, outer: 0.5 },
  { name: 'groin', top: 0.45, bottom: 0.52, inner: 0, outer: 0.22 },
  { name: 'thigh', top: 0.52, bottom: 0.7, inner: 0, outer: 0.5 },
  { name: 'knee', top: 0.7, bottom: 0.76, inner: 0, outer: 0.5 },
  { name: 'lower leg', top: 0.76, bottom: 0.92, inner: 0, outer: 0.5 },
  { name: 'foot', top: 0.92, bottom: 1.01, inner: 0, outer: 0.5 },
];

const behind: Readonly<Record<string, string>> = {
  head: 'back of the head',
  neck: 'back of the neck',
  chest: 'upper back',
  abdomen: 'lower back',
  groin: 'buttock',
  knee: 'back of the knee',
};

/** E.g. "left forearm, front"; a person's left is at the right of the front drawing. */
export function regionOf({ view, x, y }: Pick<BodyMark, 'view' | 'x' | 'y'>): string {
  const aside = Math.abs(x - 0.5);
  const region = regions.find(
    (each) => y >= each.top && y < each.bottom && aside >= each.inner && aside < each.outer + 0.001,
  );
  const plain = region?.name ?? 'body';
  const name = view === 'back' ? (behind[plain] ?? plain) : plain;
  const side = aside < 0.04 ? '' : x > 0.5 === (view === 'front') ? 'left ' : 'right ';
  return `${side}${name}, ${view}`;
}
