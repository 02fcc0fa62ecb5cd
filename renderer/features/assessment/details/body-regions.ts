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
  { name: 'head', top: 0, bottom: 0.125, inner: 0, outer: 0.5 },
  { name: 'neck', top: 0.125, bottom: 0.16, inner: 0, outer: 0.09 },
  { name: 'shoulder', top: 0.125, bottom: 0.23, inner: 0.09, outer: 0.5 },
  { name: 'chest', top: 0.16, bottom: 0.32, inner: 0, outer: 0.175 },
  { name: 'abdomen', top: 0.32, bottom: 0.45, inner: 0, outer: 0.175 },
  { name: 'upper arm', top: 0.23, bottom: 0.36, inner: 0.175, outer: 0.5 },
  { name: 'elbow', top: 0.36, bottom: 0.41, inner: 0.175, outer: 0.5 },
  { name: 'forearm', top: 0.41, bottom: 0.49, inner: 0.175, outer: 0.5 },
  { name: 'wrist', top: 0.49, bottom: 0.525, inner: 0.25, outer: 0.5 },
  { name: 'hand', top: 0.525, bottom: 0.63, inner: 0.25, outer: 0.5 },
  { name: 'groin', top: 0.45, bottom: 0.545, inner: 0, outer: 0.1 },
  { name: 'hip', top: 0.45, bottom: 0.545, inner: 0.1, outer: 0.25 },
  { name: 'thigh', top: 0.545, bottom: 0.71, inner: 0, outer: 0.5 },
  { name: 'knee', top: 0.71, bottom: 0.78, inner: 0, outer: 0.5 },
  { name: 'lower leg', top: 0.78, bottom: 0.92, inner: 0, outer: 0.5 },
  { name: 'ankle', top: 0.92, bottom: 0.95, inner: 0, outer: 0.5 },
  { name: 'foot', top: 0.95, bottom: 1.01, inner: 0, outer: 0.5 },
];

const behind: Readonly<Record<string, string>> = {
  head: 'back of the head',
  neck: 'back of the neck',
  chest: 'upper back',
  abdomen: 'lower back',
  groin: 'buttock',
  hip: 'buttock',
  'lower leg': 'calf',
  foot: 'heel',
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
  const middle = y < 0.5 && aside < 0.04;
  const side = middle ? '' : x > 0.5 === (view === 'front') ? 'left ' : 'right ';
  return `${side}${name}${behind[plain] === name ? '' : `, ${view}`}`;
}
