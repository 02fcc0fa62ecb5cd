import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecoveryWords, recoveryWords } from '../../../electron/records/security/recovery-words.ts';

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });

test('every secret is read back from its words, however they were typed', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const words = recoveryWords(secret);
      expect(words).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
      const typed = words.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readRecoveryWords(typed)).toEqual(Buffer.from(secret));
    }),
  );
});

test('a slip of the pen is noticed nearly always', () => {
  const words = recoveryWords(new Uint8Array(20).fill(7));
  const slips = [...words]
    .map((character, index) => ({ character, index }))
    .filter(({ character }) => character !== '-')
    .map(
      ({ character, index }) =>
        words.slice(0, index) + (character === 'A' ? 'B' : 'A') + words.slice(index + 1),
    );
  expect(slips.filter((slip) => readRecoveryWords(slip) !== null)).toEqual([]);
  expect(readRecoveryWords('nonsense')).toBeNull();
});
