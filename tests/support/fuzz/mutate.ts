/** Damage to a value that fits: one to three places of it made wrong, as a broken page, a thief or an old build would send it. */
import fc from 'fast-check';

/** Nested so deep that a function which calls itself for each level would run out of stack at a hundred times as much. */
const deep = (levels: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const nasty: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  0.5,
  -0,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  '',
  ' ',
  'x'.repeat(200_000),
  '\u0000',
  'O’Brien\u0000',
  '\ud800',
  'a\udfff b',
  '\u202e\u2066',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE change; --",
  '../../etc/passwd',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  '2026-11-22T24:00:00Z',
  '9999-12-31T23:59:59.999+14:00',
  '0001-01-01T00:00:00Z',
  'NaN',
  '01932f5e-0000-7000-8000-00000000dead',
  [],
  [[]],
  {},
  [null],
  Array.from({ length: 5000 }, () => 'x'),
  { length: 1e9 },
  deep(200),
];

/** Text that is deeply nested JSON is parsed before anybody can look at it, so this is tried as a value as well. */
const nastyValue = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constant(null).map(() => deep(2000)) },
);

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object' || at.length > 8) return [at];
  const members = Array.isArray(value)
    ? value.slice(0, 20).map((item: unknown, index) => [index, item] as const)
    : Object.entries(value);
  return [at, ...members.flatMap(([key, member]) => pathsOf(member, [...at, key]))];
}

/** `work` on the container and key at the end of a path; the whole when the path is empty. */
function changedAt(
  value: unknown,
  [key, ...rest]: Path,
  work: (old: unknown) => unknown,
  drop = false,
): unknown {
  if (key === undefined) return work(value);
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...(value as unknown[])] as never)
    : { ...value };
  if (drop && rest.length === 0) delete copy[key];
  else copy[key] = changedAt(copy[key], rest, work, drop);
  return copy;
}

const extras: readonly ((old: object) => unknown)[] = [
  (old) => ({ ...old, extra: 1 }),
  (old) => ({ ...old, constructor: { prototype: { admin: true } } }),
  // A member really named so, as JSON.parse makes it; in a literal it would set the prototype instead.
  (old) => Object.assign(JSON.parse('{"__proto__":{"admin":true}}') as object, old),
  (old) => Object.defineProperty({ ...old }, '__proto__', { value: { admin: true }, enumerable: true }),
  (old) => ({ ...old, ['k'.repeat(10_000)]: 'x', '\u0000': '\ud800' }),
  (old) => Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, old])),
];

const oneChange = fc.tuple(
  fc.nat(),
  fc.integer({ min: 0, max: 9 }),
  nastyValue,
  fc.nat({ max: extras.length - 1 }),
);

/** `value` with one to three places made wrong. */
export function mutated(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(values, fc.array(oneChange, { minLength: 1, maxLength: 3 })).map(([value, changes]) =>
    changes.reduce<unknown>((now, [place, how, wrong, extra]) => {
      const paths = pathsOf(now);
      const path = paths[place % paths.length] ?? [];
      if (how <= 5) return changedAt(now, path, () => wrong);
      if (how === 6) return changedAt(now, path, () => undefined, true);
      if (how === 7)
        return changedAt(now, path, (old) =>
          typeof old === 'string'
            ? [`${old}\u0000`, `${old}\ud800`, old.repeat(2000), old.toUpperCase()][place % 4]
            : [old, old],
        );
      return changedAt(now, path, (old) =>
        old !== null && typeof old === 'object' && !Array.isArray(old) ? extras[extra]?.(old) : { was: old },
      );
    }, value),
  );
}
