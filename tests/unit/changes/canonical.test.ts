import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from '../../../shared/changes/change.ts';

it('writes the same text as RFC 8785 for any JSON, sorted before or not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalize(value) as string;
      expect(canonicalText(value)).toBe(text);
      expect(canonicalText(JSON.parse(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it('sorts keys that look like numbers as text', () => {
  expect(canonicalText({ 9: 1, 10: 2, a: 3 })).toBe('{"10":2,"9":1,"a":3}');
});

it('refuses what has no JSON form', () => {
  expect(() => canonicalText(undefined)).toThrow(TypeError);
  expect(() => canonicalText({ a: Number.NaN })).toThrow(/NaN/);
});
