import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSurelyChange, isSurelyEnvelope } from '../../../shared/changes/quick-shape.ts';
import { receivedEnvelopeSchema, type Json } from '../../../shared/changes/change.ts';
import { someChange } from '../../support/raw-client.ts';

const schema = receivedEnvelopeSchema.shape.change;
const sound = (): Record<string, Json> => JSON.parse(JSON.stringify(someChange())) as Record<string, Json>;

/** Values that sit near the edges of what the schema allows. */
const near: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(
    '',
    'x'.repeat(16),
    'x'.repeat(17),
    'x'.repeat(65),
    'x'.repeat(161),
    0,
    -1,
    1.5,
    0xffffff,
    0x1000000,
    Number.MAX_SAFE_INTEGER + 1,
    '2026-02-29T10:00:00.000Z',
    '2026-02-28T10:00:00.000Z',
    '2026-11-22T24:00:00.000Z',
    '2026-11-22T10:00:00Z',
    '2026-11-22T10:00:00.000+23:59',
    '2026-11-22T10:00:00.000+24:00',
    '00000000-0000-0000-0000-000000000000',
    '018F0000-0000-7000-8000-000000000000',
    '018f0000-0000-9000-8000-000000000000',
  ),
  fc.uuid() as fc.Arbitrary<Json>,
);

const paths = [
  ...[
    'id',
    'clock',
    'author',
    'happenedAt',
    'establishment',
    'patient',
    'record',
    'fields',
    'schema',
    'group',
  ].map((key) => [key]),
  ...['ms', 'counter', 'device'].map((key) => ['clock', key]),
  ...['type', 'id'].map((key) => ['record', key]),
  ['fields', 'text'],
  ['fields', ''],
  ['fields', 'x'.repeat(161)],
  ['fields', 'text', 'value'],
  ['fields', 'text', 'replaces'],
  ['fields', 'text', 'replaces', '0'],
  ['unknown'],
];

test('a yes is never more generous than the schema', () => {
  let yes = 0;
  fc.assert(
    fc.property(fc.constantFrom(...paths), near, fc.boolean(), (path, value, remove) => {
      const change = sound();
      const parent = path
        .slice(0, -1)
        .reduce<Json>((at, key) => (at as Record<string, Json>)[key] ?? {}, change) as Record<string, Json>;
      const last = path.at(-1) ?? '';
      if (remove) delete parent[last];
      else parent[last] = value;
      if (!isSurelyChange(change)) return;
      yes += 1;
      expect(schema.safeParse(change).success).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(yes).toBeGreaterThan(100);
});

test('an ordinary change is a yes', () => expect(isSurelyChange(sound())).toBe(true));

test('an envelope is sure only with a whole place in its chain', () => {
  const envelope = {
    device: someChange().clock.device,
    seq: 1,
    prev: '0'.repeat(64),
    hash: 'a'.repeat(64),
    change: sound(),
  };
  expect(isSurelyEnvelope(envelope)).toBe(true);
  const wrong = [
    ['device', 'x'],
    ['seq', 0],
    ['seq', 1.5],
    ['prev', '0'.repeat(63)],
    ['hash', 'A'.repeat(64)],
    ['change', null],
  ] as const;
  for (const [member, value] of wrong)
    expect(isSurelyEnvelope({ ...envelope, [member]: value }), member).toBe(false);
});
