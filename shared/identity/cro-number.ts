const STANDARD = /^(\d{1,6})\/(\d{2})([A-Z])$/;
const SMALL_FILE = /^SF(\d{2})\/(\d{1,6})([A-Z])$/;

/**
 * Reads a Criminal Records Office number: `123456/08X`, or the small-file form `SF80/655108T`.
 * Only the shape is checked; leading zeros of the serial are dropped so that the same number always compares equal.
 * @returns the canonical upper-case number, or null when the text is neither form.
 */
export function parseCroNumber(text: string): string | null {
  const compact = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const standard = STANDARD.exec(compact);
  if (standard) return `${withoutZeros(standard[1])}/${standard[2]}${standard[3]}`;
  const small = SMALL_FILE.exec(compact);
  return small && `SF${small[1]}/${withoutZeros(small[2])}${small[3]}`;
}

function withoutZeros(serial: string | undefined): string {
  return (serial ?? '').replace(/^0+(?=\d)/, '');
}
