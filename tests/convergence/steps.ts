/** What can happen in a history, as data that can be drawn at random and made smaller. Numbers choose among what there is. */
import fc from 'fast-check';
import { TROUBLES, type Trouble } from './courier.ts';

export type Step =
  /** Writes fields of a record; `stale` on a page that was opened before others' changes came in, `also` in the same save. */
  | {
      readonly does: 'edit';
      readonly who: number;
      readonly what: number;
      readonly fields: readonly { readonly field: number; readonly value: number }[];
      readonly stale: boolean;
      readonly also: number | null;
    }
  | { readonly does: 'open'; readonly who: number; readonly what: number }
  | { readonly does: 'resolve'; readonly who: number; readonly which: number; readonly value: number }
  | { readonly does: 'undo'; readonly who: number; readonly which: number }
  | { readonly does: 'link'; readonly who: number; readonly verdict: number }
  | {
      readonly does: 'exchange';
      readonly who: number;
      readonly troubles: readonly Trouble[];
      readonly whole: boolean;
    }
  | { readonly does: 'post'; readonly which: number }
  | { readonly does: 'kill'; readonly who: number }
  | { readonly does: 'clone'; readonly who: number }
  | { readonly does: 'back up'; readonly who: number }
  | { readonly does: 'restore'; readonly who: number; readonly which: number }
  | { readonly does: 'back up central' }
  | { readonly does: 'restore central'; readonly which: number; readonly newEpoch: boolean }
  | { readonly does: 'update'; readonly who: number }
  | { readonly does: 'set clock'; readonly who: number; readonly hours: number }
  | { readonly does: 'wait'; readonly minutes: number }
  | { readonly does: 'transfer'; readonly patient: number; readonly to: number }
  | { readonly does: 'hand over'; readonly which: number };

export interface History {
  readonly stations: number;
  readonly establishments: number;
  /** Which workstations begin with an older build. */
  readonly older: readonly boolean[];
  /** Record types, and the first of the three fields that are written, of the records beside the two people. */
  readonly records: readonly { readonly type: number; readonly field: number }[];
  readonly steps: readonly Step[];
}

const who = fc.nat(5);
const small = fc.nat(3);
const YEAR = 365 * 24;

const field = fc.record({ field: fc.nat(2), value: fc.nat(4) });
const edit: fc.Arbitrary<Step> = fc.record({
  does: fc.constant('edit' as const),
  who,
  what: fc.nat(4),
  fields: fc.array(field, { minLength: 1, maxLength: 2 }),
  stale: fc.boolean(),
  also: fc.option(fc.nat(4), { freq: 4, nil: null }),
});
const exchange: fc.Arbitrary<Step> = fc.record({
  does: fc.constant('exchange' as const),
  who,
  troubles: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Trouble[]>([]) },
    { weight: 2, arbitrary: fc.array(fc.constantFrom(...TROUBLES), { minLength: 1, maxLength: 6 }) },
  ),
  whole: fc.boolean(),
});
const alone = <Does extends Step['does']>(
  does: Does,
  members: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Step> => fc.record({ does: fc.constant(does), ...members }) as unknown as fc.Arbitrary<Step>;

const rare: fc.Arbitrary<Step> = fc.oneof(
  alone('kill', { who }),
  alone('clone', { who }),
  alone('back up', { who }),
  alone('restore', { who, which: small }),
  alone('back up central', {}),
  alone('restore central', { which: small, newEpoch: fc.boolean() }),
  alone('update', { who }),
  alone('set clock', { who, hours: fc.constantFrom(0, 1, -1, 30, -30, YEAR, -YEAR, 73 * YEAR, -25 * YEAR) }),
  alone('wait', { minutes: fc.constantFrom(1, 60, 60 * 24) }),
  alone('transfer', { patient: fc.nat(1), to: fc.nat(1) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: edit },
  { weight: 9, arbitrary: exchange },
  { weight: 2, arbitrary: alone('open', { who, what: fc.nat(4) }) },
  { weight: 3, arbitrary: alone('resolve', { who, which: small, value: fc.nat(4) }) },
  { weight: 1, arbitrary: alone('undo', { who, which: small }) },
  { weight: 1, arbitrary: alone('link', { who, verdict: fc.nat(2) }) },
  { weight: 1, arbitrary: alone('post', { which: small }) },
  { weight: 1, arbitrary: alone('hand over', { which: small }) },
  { weight: 6, arbitrary: rare },
);

/** `most` steps at most; `stations` workstations to begin with. */
export function histories(most: number, stations: { min: number; max: number }): fc.Arbitrary<History> {
  return fc.record({
    stations: fc.integer(stations),
    establishments: fc.constantFrom(1, 1, 2),
    older: fc.array(fc.boolean(), { maxLength: 6 }),
    records: fc.array(fc.record({ type: fc.nat(999), field: fc.nat(99) }), { minLength: 3, maxLength: 3 }),
    steps: fc.array(step, { minLength: 1, maxLength: most, size: 'max' }),
  });
}

/** Two workstations that write whatever there is to write, decide conflicts, and hear of each other now and then. */
export function everything(types: number): fc.Arbitrary<History> {
  const steps = fc.oneof(
    { weight: 12, arbitrary: edit },
    { weight: 3, arbitrary: exchange },
    { weight: 2, arbitrary: alone('open', { who, what: fc.nat(4) }) },
    { weight: 2, arbitrary: alone('resolve', { who, which: small, value: fc.nat(4) }) },
    { weight: 1, arbitrary: alone('link', { who, verdict: fc.nat(2) }) },
    { weight: 1, arbitrary: alone('undo', { who, which: small }) },
  );
  const record = fc.record({ type: fc.nat(types - 1), field: fc.nat(99) });
  return fc.record({
    stations: fc.constant(2),
    establishments: fc.constant(1),
    older: fc.constant([]),
    records: fc.array(record, { minLength: 3, maxLength: 3 }),
    steps: fc.array(steps, { minLength: 1, maxLength: 40, size: 'max' }),
  });
}
