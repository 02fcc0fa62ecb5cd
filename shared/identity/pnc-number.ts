/** A Police National Computer number taken apart. */
export interface PncNumber {
  /** Two digits, always; the century is not part of the comparison. */
  year: string;
  /** Serial without leading zeros. */
  serial: string;
  /** Upper-case check letter. */
  letter: string;
}

/** Check letters by remainder; no I, O or S. */
const CHECK_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** Takes apart `YY/nnnnnnnL` or `YYYY/nnnnnnnL` (the slash may be missing from the long form); null when it is neither. */
export function parsePncNumber(text: string): PncNumber | null {
  const compact = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const found =
    /^(?:\d{2})?(\d{2})\/(\d{1,7})([A-Z])$/.exec(compact) ?? /^\d{2}(\d{2})(\d{7})([A-Z])$/.exec(compact);
  if (!found) return null;
  const [, year = '', serial = '', letter = ''] = found;
  return { year, serial: serial.replace(/^0+(?=\d)/, ''), letter };
}

/**
 * The form in which two PNC numbers are compared: `YY/serial` without leading zeros, and the letter (`03/62845E` and
 * `2003/0062845E` both give `03/62845E`). Feeds write both year lengths, so the century is left out.
 * @returns null when the text is no PNC number.
 */
export function canonicalPnc(text: string): string | null {
  const pnc = parsePncNumber(text);
  return pnc && `${pnc.year}/${pnc.serial}${pnc.letter}`;
}

/**
 * Whether the check letter is the one that year and serial call for: (YY then serial padded to seven) modulo 23.
 * The rule is not published officially. A mismatch is therefore worth a warning and never a reason to refuse.
 */
export function hasExpectedPncLetter(pnc: PncNumber): boolean {
  const remainder = Number(pnc.year + pnc.serial.padStart(7, '0')) % CHECK_LETTERS.length;
  return CHECK_LETTERS[remainder] === pnc.letter;
}
