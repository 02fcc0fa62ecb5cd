/** Random histories of changes for property tests: a few records, fields and devices, so that they meet often. */
import fc from 'fast-check';
import { z } from 'zod';
import {
  type Change,
  chainLink,
  type Envelope,
  FIRST_PREV,
  payloadHash,
} from '../../shared/changes/change.ts';
import { defineRecord, type RecordType } from '../../shared/records/define.ts';
import { saferByRank } from '../../shared/records/safer.ts';
import { sha256 } from '../../electron/records/store/core.ts';
import type { PulledEntry } from '../../electron/records/store/log-types.ts';
import { testStart, uuid } from './stores.ts';

/** Types that merge by rank, by clock and not at all; `thing` is at version 2 only in `newerTypes`. */
export const newerTypes: Readonly<Record<string, RecordType>> = typesAt(2);
export const olderTypes: Readonly<Record<string, RecordType>> = typesAt(1);

function typesAt(version: number): Record<string, RecordType> {
  return {
    patient: defineRecord({
      type: 'patient',
      version: 1,
      fields: { surname: z.string(), nhsNumber: z.string() },
    }),
    acct: defineRecord({
      type: 'acct',
      version,
      fields: { state: z.string(), reason: z.json() },
      safer: { state: saferByRank(['0', '1', '2']) },
    }),
    note: defineRecord({ type: 'note', version: 1, immutable: true, fields: { text: z.string() } }),
  };
}

interface Step {
  readonly type: 'patient' | 'acct' | 'note';
  readonly record: number;
  readonly device: number;
  readonly ms: number;
  readonly fields: readonly { readonly value: number; readonly replaces: readonly number[] }[];
  readonly newer: boolean;
  readonly capped: boolean;
}

const names = {
  patient: ['surname', 'nhsNumber'],
  acct: ['state', 'reason'],
  note: ['text', 'text'],
} as const;

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom('patient', 'acct', 'note'),
  record: fc.nat(1),
  device: fc.nat(2),
  ms: fc.nat(20),
  fields: fc.array(fc.record({ value: fc.nat(2), replaces: fc.array(fc.nat(11), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 2,
  }),
  newer: fc.boolean(),
  capped: fc.boolean(),
});

const historyOf = (minLength: number, maxLength: number): fc.Arbitrary<PulledEntry[]> =>
  fc.array(stepArbitrary, { minLength, maxLength }).map((steps) => entriesOf(steps));

/** Up to 12 changes as entries of one feed. `replaces` may name earlier, later, absent and foreign changes, and itself. */
export const historyArbitrary = historyOf(1, 12);
/** Enough of them for a page that is taken in together, and for what it writes to be replaced more than once. */
export const longHistoryArbitrary = historyOf(20, 32);

function entriesOf(steps: readonly Step[]): PulledEntry[] {
  const heads = new Map<string, { seq: number; link: string }>();
  return steps.map((step, n) => {
    const change = changeOf(step, n);
    const device = change.clock.device;
    const head = heads.get(device) ?? { seq: 0, link: FIRST_PREV };
    const hash = payloadHash(change, sha256);
    const envelope: Envelope = { device, seq: head.seq + 1, prev: head.link, hash, change };
    heads.set(device, { seq: envelope.seq, link: chainLink(envelope, sha256) });
    const effectiveMs = step.capped ? testStart + 5 : change.clock.ms;
    const receivedAt = new Date(testStart).toISOString();
    return { feedSeq: n + 1, effectiveMs, receivedAt, id: change.id, hash, envelope };
  });
}

function changeOf(step: Step, n: number): Change {
  const fields = step.fields.map(({ value, replaces }, i) => [
    names[step.type][i],
    { value: String(value), replaces: [...new Set(replaces)].map((other) => uuid(1, other)) },
  ]);
  const [patient, ms] = [uuid(2, step.record), testStart + step.ms];
  return {
    id: uuid(1, n),
    clock: { ms, counter: 0, device: uuid(3, step.device) },
    author: `staff-${step.device}`,
    happenedAt: new Date(ms).toISOString(),
    establishment: `E${step.device}`,
    patient: step.type === 'patient' ? null : patient,
    record: { type: step.type, id: step.type === 'patient' ? patient : uuid(4, step.record) },
    fields: Object.fromEntries(fields) as Change['fields'],
    schema: step.newer && step.type === 'acct' ? 2 : 1,
    group: null,
  };
}

/** Notes of one device about one patient, in the order of its chain and of the feed. */
export function noteEntries(count: number): PulledEntry[] {
  return entriesOf(
    Array.from({ length: count }, (_, n) => ({
      type: 'note',
      record: n,
      device: 0,
      ms: n,
      fields: [{ value: n, replaces: [] }],
      newer: false,
      capped: false,
    })),
  );
}
