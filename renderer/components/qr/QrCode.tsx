/** A QR code drawn as one path: no image is made and nothing is written. */
import { encode } from 'uqr';

interface QrCodeProps {
  /** What it holds. */
  text: string;
  /** What it is, for people who do not see it; not what it holds. */
  label: string;
  /** CSS length of its side. */
  side: string;
}

export function QrCode({ text, label, side }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={side}
      height={side}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
