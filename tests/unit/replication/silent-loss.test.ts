/**
 * Two workstations edit everything without a network, every type and every field of the registry. No edit may vanish without
 * anybody seeing it: it is in force, or an open version of a conflict that is shown, or its place was taken by somebody who
 * had it on the screen.
 */
import { expect, test } from 'vitest';
import type { Json } from '../../../shared/changes/change.ts';
import { sameValue } from '../../../shared/changes/registers.ts';
import type { FoldedField, FoldedRecord } from '../../../shared/changes/version.ts';
import { recordTypes } from '../../../shared/records/registry.ts';
import { openConflicts, unstamped } from '../../../electron/records/services/common/conflicts.ts';
import { inMemory } from '../../convergence/in-memory.ts';
import { newMemoryReplica } from '../../convergence/memory-replica.ts';
import { assertHistories } from '../../convergence/property.ts';
import type { Replica } from '../../convergence/replica.ts';
import { everything } from '../../convergence/steps.ts';
import { fieldsOf, valuesOf } from '../../convergence/values.ts';
import { nurse, testStart, uuid } from '../../support/stores.ts';

const seed = Number(process.env['CONVERGENCE_SEED'] ?? Date.now() % 0x7fffffff);

test('in random histories of two workstations', async () => {
  await assertHistories(everything(Object.keys(recordTypes).length), inMemory, { runs: 200, seed });
}, 300_000);

/** Fields whose difference nobody is asked to decide, because the first or the latest word is as good as the other. */
const notAsked = [
  'assessment.assessor',
  'assessment.incomplete',
  'assessment.pack',
  'assessment.packVersion',
  'assessment.signed',
  'assessment.startedAt',
  'assessment.state',
  'assessment.supervisor',
  'action.assessment',
  'action.because',
  'action.dueAt',
  'action.handling',
  'action.title',
  'allergy.recordedAt',
  'appointment.sooner',
  'arrival.alerts',
  'arrival.feed',
  'arrival.potentialMatches',
  'arrival.state',
  'arrival.stay',
  'arrival.warnings',
  'booking.because',
  'booking.bookedAt',
  'booking.bookedBy',
  'booking.cancelledBecause',
  'clinic-exception.reason',
  'medicine.recordedAt',
  'patient-link.reason',
  'planned-date.note',
  'planned-date.source',
  'follow-on.openedAt',
  'follow-on.openedBy',
  'release-plan.seenDate',
  'share-consent.recordedBy',
].toSorted();

interface Twice {
  readonly record: FoldedRecord;
  readonly field: FoldedField;
  readonly written: readonly [Json, Json];
}

/** One field written at two workstations at once, over a value both had seen when `before` is given. */
function writtenTwice(type: string, name: string, [before, a, b]: readonly [Json | null, Json, Json]): Twice {
  let ids = 0;
  const newId = (): string => uuid(1, (ids += 1));
  const replicas = [1, 2].map((n) =>
    newMemoryReplica(uuid(0xd0, n), () => testStart + n, newId, recordTypes),
  );
  const key = { type, id: uuid(4, 1) };
  const write = (replica: Replica, value: Json): void => {
    const seen = replica.record(type, key.id)?.fields[name]?.versions.map(({ changeId }) => changeId) ?? [];
    const fields = { [name]: { value, replaces: seen } };
    replica.commit([{ record: key, patient: uuid(2, 1), fields }], nurse);
  };
  const [one, two] = replicas as [Replica, Replica];
  if (before !== null) {
    write(one, before);
    deliver(one, two);
  }
  write(one, a);
  write(two, b);
  deliver(one, two);
  deliver(two, one);
  expect(two.records()).toEqual(one.records());
  const record = one.record(type, key.id) as FoldedRecord;
  return { record, field: record.fields[name] as FoldedField, written: [a, b] };
}

function deliver(from: Replica, to: Replica): void {
  const scope = `from ${from.store.log.device}`;
  const entries = from.store.log.ownAfter(0, Number.MAX_SAFE_INTEGER).map((envelope) => ({
    feedSeq: envelope.seq,
    effectiveMs: envelope.change.clock.ms,
    receivedAt: new Date(testStart).toISOString(),
    id: envelope.change.id,
    hash: envelope.hash,
    envelope,
  }));
  to.store.log.applyPage({ scope, epoch: 'one', next: entries.length, entries });
}

/** Every two of three values of every field, begun at both places or over a value that both had seen. */
const fields = Object.values(recordTypes).flatMap((type) =>
  fieldsOf(type).map(([name, schema]) => ({ type, name, values: valuesOf(schema).slice(0, 3) })),
);

test(`every field of every record type, ${fields.length} of them, in every pair of values`, () => {
  const unasked = new Set<string>();
  for (const { type, name, values } of fields) {
    for (const a of values)
      for (const b of values)
        for (const before of type.immutable ? [null] : [null, values[0] ?? null]) {
          const { record, field, written } = writtenTwice(type.type, name, [before, a, b]);
          for (const value of written)
            expect(field.versions.some((version) => sameValue(version.value, value))).toBe(true);
          expect(written.some((value) => sameValue(value, field.value))).toBe(true);
          expect(record.conflicts.includes(name)).toBe(!sameValue(a, b));
          const differs = !sameValue(unstamped(a), unstamped(b));
          const [bare] = name.split('.');
          if (differs && !openConflicts(record).includes(name)) unasked.add(`${type.type}.${bare}`);
        }
  }
  // Whoever takes a field out of the list of conflicts has to say so here too.
  expect([...unasked].toSorted()).toEqual(notAsked);
}, 300_000);
