/**
 * Patients held twice, perhaps: pairs that share an issued number, or a date of birth and the sound of a name. Found by match
 * keys. The whole store is walked once, when the first question comes; after that only patients whose keys have changed are
 * looked up again. Held in memory: which ones are to be looked up again may say too much (a page that was rolled back), never
 * too little.
 */
import type { Core } from './core.ts';

/** Two patients; the id that sorts first stands first. */
export type PatientPair = readonly [string, string];

interface PairRow {
  readonly a: number;
  readonly b: number;
}

/** Kinds of key that alone make a pair: issued numbers (shared/identity matchKeys). */
const NUMBERS = ['nhs:', 'prison:', 'pnc:', 'cro:'] as const;
const BIRTH = 'dob:';
const NAME = 'name:';

/** Keys of one kind are a range of the index: `:` is followed by `;`. */
const ofKind = (column: string, kind: string): string =>
  `${column} >= '${kind}' AND ${column} < '${kind.slice(0, -1)};'`;

const SOUNDS_ALIKE = `EXISTS (SELECT 1 FROM patient_match_key n JOIN patient_match_key m ON m.match_key = n.match_key
  WHERE n.record = x.record AND m.record = y.record AND ${ofKind('n.match_key', NAME)})`;

export class PatientPairs {
  private readonly everybody;
  private readonly ofOne;
  private readonly idOf;
  /** Records that look like a record; null until somebody asks. Both ends name each other. */
  private alike: Map<number, Set<number>> | null = null;
  private readonly stale = new Set<number>();

  constructor({ database }: Core) {
    const pairs = (where: string): string =>
      [
        ...NUMBERS.map((kind) => ofKind('x.match_key', kind)),
        `${ofKind('x.match_key', BIRTH)} AND ${SOUNDS_ALIKE}`,
      ]
        .map(
          (kind) =>
            `SELECT x.record AS a, y.record AS b FROM patient_match_key x
             JOIN patient_match_key y ON y.match_key = x.match_key WHERE ${where} AND ${kind}`,
        )
        .join(' UNION ');
    this.everybody = database.prepare<[], PairRow>(pairs('y.record > x.record'));
    this.ofOne = database.prepare<{ record: number }, PairRow>(
      pairs('x.record = @record AND y.record <> @record'),
    );
    this.idOf = database.prepare<[number], string>('SELECT id FROM record WHERE key = ?').pluck();
  }

  /** The match keys of this record have changed. */
  touched(record: number): void {
    if (this.alike !== null) this.stale.add(record);
  }

  /** The records get other keys: a rebuild begins. */
  forget(): void {
    this.alike = null;
    this.stale.clear();
  }

  /** Every pair. Costs what has changed since the last question, not what is held. */
  all(): PatientPair[] {
    const pairs: PatientPair[] = [];
    for (const [a, others] of this.current()) {
      for (const b of others) {
        const [one, other] = [this.idOf.get(a), this.idOf.get(b)];
        if (b > a && one !== undefined && other !== undefined) pairs.push(inOrder(one, other));
      }
    }
    return pairs.toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  }

  private current(): Map<number, Set<number>> {
    if (this.alike === null) {
      this.alike = new Map();
      for (const { a, b } of this.everybody.all()) join(this.alike, a, b);
      return this.alike;
    }
    for (const record of this.stale) {
      for (const other of this.alike.get(record) ?? []) this.alike.get(other)?.delete(record);
      this.alike.delete(record);
    }
    for (const record of this.stale) {
      for (const { a, b } of this.ofOne.all({ record })) join(this.alike, a, b);
    }
    this.stale.clear();
    return this.alike;
  }
}

function join(alike: Map<number, Set<number>>, a: number, b: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const others = alike.get(one);
    if (others === undefined) alike.set(one, new Set([other]));
    else others.add(other);
  }
}

function inOrder(a: string, b: string): PatientPair {
  return a < b ? [a, b] : [b, a];
}
