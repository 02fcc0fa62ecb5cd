import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  canonicalPnc,
  formatNhsNumber,
  hasExpectedPncLetter,
  isTestNhsNumber,
  isValidNhsNumber,
  parseCroNumber,
  parseNhsNumber,
  parsePncNumber,
  parsePrisonNumber,
} from '../../../shared/identity/index.ts';

// Nothing here is timed: a busy machine may take long over many runs.
vi.setConfig({ testTimeout: 120_000 });

/** Nine digits and the check digit they call for, or null where that would be 10. */
function withCheckDigit(nine: string): string | null {
  const found = [...'0123456789'].filter((digit) => isValidNhsNumber(nine + digit));
  return found[0] === undefined ? null : nine + found[0];
}

const nineDigits = fc.stringMatching(/^\d{9}$/);

describe('NHS number', () => {
  it('accepts the published valid numbers of the test range', () => {
    const suffixes = ['0018', '0026', '0034', '0042', '0050', '0069', '0077', '0085', '0093', '0107'];
    for (const suffix of suffixes) expect(isValidNhsNumber(`999000${suffix}`)).toBe(true);
    expect(isTestNhsNumber('9990000018')).toBe(true);
    expect(isTestNhsNumber('9434765919')).toBe(false);
  });

  it('accepts 943 476 5919 and says that 943 476 5918 fails its check digit', () => {
    expect(parseNhsNumber(' 943 476-5919 ')).toEqual({ ok: true, nhsNumber: '9434765919' });
    expect(parseNhsNumber('943 476 5918')).toEqual({ ok: false, reason: 'fails its check digit' });
  });

  it('has at most one valid check digit for any nine digits', () => {
    fc.assert(
      fc.property(nineDigits, (nine) => {
        const valid = [...'0123456789'].filter((digit) => isValidNhsNumber(nine + digit));
        expect(valid.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('catches every single wrong digit and every swap of two different neighbours', () => {
    fc.assert(
      fc.property(nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, at, add) => {
        const number = withCheckDigit(nine);
        if (number === null) return;
        const digits = [...number];
        digits[at] = String((Number(digits[at]) + add) % 10);
        expect(isValidNhsNumber(digits.join(''))).toBe(false);
        const swapped = [...number];
        const next = (at + 1) % 10;
        if (at === 9 || number[at] === number[next]) return;
        [swapped[at], swapped[next]] = [number[next] ?? '', number[at] ?? ''];
        expect(isValidNhsNumber(swapped.join(''))).toBe(false);
      }),
    );
  });

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(nineDigits, (nine) => {
        const number = withCheckDigit(nine);
        if (number === null) return;
        expect(formatNhsNumber(number)).toMatch(/^\d{3} \d{3} \d{4}$/);
        expect(parseNhsNumber(formatNhsNumber(number))).toEqual({ ok: true, nhsNumber: number });
      }),
    );
  });

  it('names the fault of other entries', () => {
    expect(parseNhsNumber('12345')).toEqual({ ok: false, reason: 'has 5 digits, not 10' });
    expect(parseNhsNumber('ABC')).toEqual({ ok: false, reason: 'has characters that are not digits' });
    expect(isValidNhsNumber('0000000000')).toBe(false);
    expect(formatNhsNumber('123')).toBe('123');
  });
});

describe('prison, PNC and CRO numbers', () => {
  it('reads prison numbers in any case and refuses other shapes', () => {
    expect(parsePrisonNumber(' a1234bc ')).toBe('A1234BC');
    expect(parsePrisonNumber('A123BC')).toBeNull();
    expect(parsePrisonNumber('A1234BC1')).toBeNull();
  });

  it('gives short and long PNC numbers one form', () => {
    expect(canonicalPnc('2003/0062845E')).toBe('03/62845E');
    expect(canonicalPnc('03/62845e')).toBe('03/62845E');
    expect(canonicalPnc('20030062845E')).toBe('03/62845E');
    expect(canonicalPnc('2003-62845')).toBeNull();
  });

  it('only remarks on a PNC check letter', () => {
    const pnc = parsePncNumber('2009/0045678L');
    expect(pnc && hasExpectedPncLetter(pnc)).toBe(true);
    const other = parsePncNumber('2009/0045678M');
    expect(other && hasExpectedPncLetter(other)).toBe(false);
  });

  it('reads both forms of the CRO number', () => {
    expect(parseCroNumber('sf80/655108t')).toBe('SF80/655108T');
    expect(parseCroNumber('012345/08X')).toBe('12345/08X');
    expect(parseCroNumber('nothing')).toBeNull();
  });
});
