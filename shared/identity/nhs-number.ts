/** Why a typed NHS number was not accepted, in words for the person who typed it. */
export type NhsNumberResult = { ok: true; nhsNumber: string } | { ok: false; reason: string };

/** Weight of each of the first nine digits (NHS Data Dictionary, "NHS Number": Modulus 11). */
const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * True when ten bare digits pass the Modulus 11 check (NHS Data Dictionary, "NHS Number").
 * A remainder that calls for a check digit of 10 is never issued, so never valid.
 */
export function isValidNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const check = (11 - (sum % 11)) % 11;
  // Ten equal digits can pass the arithmetic (0000000000) and are only ever filler.
  return check !== 10 && check === Number(digits[9]) && !/^(\d)\1{9}$/.test(digits);
}

/** Shows ten bare digits as 3-3-4 (`943 476 5919`); anything else comes back as it is. */
export function formatNhsNumber(digits: string): string {
  return /^\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}` : digits;
}

/**
 * Reads an NHS number as people type or paste it: with spaces, hyphens or dots between the groups.
 * @returns ten bare digits, or a sentence fragment that says what is wrong ("fails its check digit").
 */
export function parseNhsNumber(text: string): NhsNumberResult {
  const digits = text.normalize('NFKC').replace(/[\s\u2010-\u2015.-]/gu, '');
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'has characters that are not digits' };
  if (digits.length !== 10) return { ok: false, reason: `has ${digits.length} digits, not 10` };
  if (!isValidNhsNumber(digits)) return { ok: false, reason: 'fails its check digit' };
  return { ok: true, nhsNumber: digits };
}

/** True for 999 000 0000 to 999 999 9999: kept for tests, never issued to anybody. */
export function isTestNhsNumber(digits: string): boolean {
  return /^999\d{7}$/.test(digits);
}
