import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, type Json } from '../../../shared/changes/change.ts';
import {
  addToDigest,
  contribution,
  digestOf,
  EMPTY_DIGEST,
  segmentOf,
  segmentRange,
} from '../../../shared/replication/digest.ts';
import { formatCode, normaliseCode, pinOf, splitCode } from '../../../shared/replication/enrolment.ts';
import { isCanonical, joinLines, splitLines } from '../../../shared/replication/lines.ts';
import { fromRuns, toRuns, type SingleVerdict } from '../../../shared/replication/verdicts.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe('canonical lines', () => {
  test('the check agrees with the canonical form, for any JSON', () => {
    fc.assert(
      fc.property(json, fc.boolean(), (value, canonical) => {
        const text = canonical ? canonicalText(value) : JSON.stringify(value);
        const parsed = JSON.parse(text) as Json;
        expect(isCanonical(text, parsed)).toBe(text === canonicalText(parsed));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['{"b":1,"a":2}', '{ "a":1}', '{"a":1.0}', '[1e2]', '{"a":1,"a":2}', String.raw`"\u0041"`])(
    'refuses %s',
    (text) => expect(isCanonical(text, JSON.parse(text) as Json)).toBe(false),
  );

  test('header and lines come back as they went', () => {
    fc.assert(
      fc.property(json, fc.array(json), (header, values) => {
        const lines = values.map((value) => canonicalText(value));
        expect(splitLines(joinLines(header, lines))).toEqual({ header: JSON.stringify(header), lines });
      }),
    );
  });
});

describe('digests', () => {
  const entry = fc.record({ id: fc.uuid(), hash: fc.string().map(sha256) });

  test('do not depend on order, and add up over any split', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (a, b) => {
        const whole = digestOf([...a, ...b], sha256);
        expect(digestOf([...b, ...a].toReversed(), sha256)).toBe(whole);
        const sum = b.reduce((total, item) => total + contribution(item.id, item.hash, sha256), 0n);
        expect(addToDigest(digestOf(a, sha256), sum)).toBe(whole);
      }),
    );
  });

  test('an entry counted twice does not cancel out', () => {
    const one = { id: '018f0000-0000-7000-8000-000000000000', hash: sha256('x') };
    expect(digestOf([one, one], sha256)).not.toBe(EMPTY_DIGEST);
    expect(digestOf([], sha256)).toBe(EMPTY_DIGEST);
  });

  test('segments hold a thousand numbers and meet without a gap', () => {
    expect([1, 1000, 1001, 2000, 2001].map(segmentOf)).toEqual([0, 0, 1, 1, 2]);
    expect(segmentRange(1)).toEqual({ first: 1001, last: 2000 });
  });
});

test('verdict runs carry every single verdict', () => {
  const single = fc.record({
    verdict: fc.constantFrom('accepted', 'duplicate', 'refused' as const),
    reason: fc.constantFrom('why', 'because'),
  });
  fc.assert(
    fc.property(fc.array(single), fc.nat(1000), (items, start) => {
      let feed = start;
      const verdicts = items.map((item, index): SingleVerdict => ({
        seq: start + index + 1,
        verdict: item.verdict as SingleVerdict['verdict'],
        feed: item.verdict === 'accepted' ? (feed += 1) : undefined,
        reason: item.verdict === 'refused' ? item.reason : undefined,
      }));
      expect(fromRuns(toRuns(verdicts))).toEqual(verdicts);
    }),
  );
  const long = Array.from({ length: 20_000 }, (_, index) => ({
    seq: index + 1,
    verdict: 'accepted' as const,
    feed: index + 7,
  }));
  expect(toRuns(long)).toHaveLength(1);
});

describe('enrolment codes', () => {
  const fingerprint = `${'AB:'.repeat(31)}AB`;

  test('survive being typed carelessly', () => {
    const code = formatCode('ABCD1230XYZ9', pinOf(fingerprint));
    const split = splitCode(code);
    expect(split).toEqual({ secret: 'ABCD1230XYZ9', pin: pinOf(fingerprint) });
    expect(
      splitCode(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `),
    ).toEqual(split);
    expect(normaliseCode('il-o')).toBe('110');
  });

  test.each(['', 'ABCD', 'ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABC', 'UUUU-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD'])(
    'that are not whole are no codes: %s',
    (typed) => expect(splitCode(typed)).toBeNull(),
  );

  test('pin different authorities differently', () => {
    expect(pinOf(fingerprint)).toHaveLength(16);
    expect(pinOf(fingerprint)).not.toBe(pinOf(`AC${fingerprint.slice(2)}`));
  });
});
