/**
 * Records that were joined may hold one stay twice, taken in on two workstations, and somebody back from court may have been
 * received again in a stay that goes on: stays of one person that overlap are one, from the earliest arrival, with whatever was
 * first done in any of them.
 */
import type { ArrivedStays, TimeOfStay } from '../../../store/arrived-stays.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { samePeople } from '../../patients/links.ts';

type Counted = Pick<ArrivedStays, 'length' | 'stayId' | 'patientId' | 'missedCode' | 'arrivedOn' | 'times'>;

/** What several rows come to that are one stay; instants NaN where there is none. */
interface Joined {
  readonly missedCode: string | null;
  readonly departedMs: number;
  readonly signedMs: number;
  readonly bookedMs: number;
  readonly offeredMs: number;
  readonly reconciledMs: number;
}

/** The stays with each counted once: the very same columns where no two of them are one. */
export function eachOnce(store: ReadableStore, stays: ArrivedStays): Counted {
  const { joined, gone } = overlapping(store, stays);
  if (gone.size === 0) return stays;
  const rows: number[] = [];
  for (let n = 0; n < stays.length; n += 1) if (!gone.has(n)) rows.push(n);
  const { stayId, patientId, missedCode, arrivedOn, times } = stays;
  const column = (name: Exclude<TimeOfStay, 'arrivedMs'>): Float64Array =>
    Float64Array.from(rows, (n) => joined.get(n)?.[name] ?? times[name][n] ?? Number.NaN);
  return {
    length: rows.length,
    stayId: rows.map((n) => stayId[n] ?? ''),
    patientId: rows.map((n) => patientId[n] ?? ''),
    missedCode: rows.map((n) => joined.get(n)?.missedCode ?? missedCode[n] ?? null),
    arrivedOn: Int32Array.from(rows, (n) => arrivedOn[n] ?? 0),
    times: {
      arrivedMs: Float64Array.from(rows, (n) => times.arrivedMs[n] ?? Number.NaN),
      departedMs: column('departedMs'),
      signedMs: column('signedMs'),
      bookedMs: column('bookedMs'),
      offeredMs: column('offeredMs'),
      reconciledMs: column('reconciledMs'),
    },
  };
}

/**
 * What the earliest row of each such stay comes to, and the rows that are part of another. Most people have one stay, and most of
 * the others no two at once: only rows that overlap are looked at closely.
 */
function overlapping(
  store: ReadableStore,
  stays: ArrivedStays,
): { joined: ReadonlyMap<number, Joined>; gone: ReadonlySet<number> } {
  const joined = new Map<number, Joined>();
  const gone = new Set<number>();
  for (const rows of severalOfOne(store, stays)) {
    let last: { readonly row: number; readonly is: Joined } | null = null;
    for (const row of rows.toSorted((a, b) => order(stays, a, b))) {
      const own = asItStands(stays, row);
      if (last === null || last.is.departedMs <= (stays.times.arrivedMs[row] ?? Number.NaN)) {
        last = { row, is: own };
        continue;
      }
      last = { row: last.row, is: both(last.is, own) };
      joined.set(last.row, last.is);
      gone.add(row);
    }
  }
  return { joined, gone };
}

/** Rows of everybody who has more than one, each person's together. */
function severalOfOne(store: ReadableStore, { length, patientId }: ArrivedStays): Iterable<number[]> {
  const links = store.recordsWhere('patient-link', 'verdict', 'same');
  const linked = new Set(links.flatMap(({ fields }) => [fields['left']?.value, fields['right']?.value]));
  const first = new Map<string, number>();
  const several = new Map<string, number[]>();
  for (let n = 0; n < length; n += 1) {
    const patient = patientId[n] ?? '';
    const person =
      linked.size > 0 && linked.has(patient) ? samePeople(store, patient).toSorted().join() : patient;
    const held = first.get(person);
    if (held === undefined) first.set(person, n);
    else {
      const rows = several.get(person);
      if (rows === undefined) several.set(person, [held, n]);
      else rows.push(n);
    }
  }
  return several.values();
}

/** By arrival; by id where two arrived in the same moment, so that it does not matter in which order they are held. */
function order({ times, stayId }: ArrivedStays, a: number, b: number): number {
  return (
    (times.arrivedMs[a] ?? 0) - (times.arrivedMs[b] ?? 0) || ((stayId[a] ?? '') < (stayId[b] ?? '') ? -1 : 1)
  );
}

function asItStands({ missedCode, times }: ArrivedStays, n: number): Joined {
  return {
    missedCode: missedCode[n] ?? null,
    departedMs: times.departedMs[n] ?? Number.NaN,
    signedMs: times.signedMs[n] ?? Number.NaN,
    bookedMs: times.bookedMs[n] ?? Number.NaN,
    offeredMs: times.offeredMs[n] ?? Number.NaN,
    reconciledMs: times.reconciledMs[n] ?? Number.NaN,
  };
}

function both(a: Joined, b: Joined): Joined {
  return {
    missedCode: b.missedCode ?? a.missedCode,
    // Whoever is still in one of them has not left.
    departedMs: Math.max(a.departedMs, b.departedMs),
    signedMs: first(a.signedMs, b.signedMs),
    bookedMs: first(a.bookedMs, b.bookedMs),
    offeredMs: first(a.offeredMs, b.offeredMs),
    reconciledMs: first(a.reconciledMs, b.reconciledMs),
  };
}

function first(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  return Number.isNaN(other) ? one : Math.min(one, other);
}
