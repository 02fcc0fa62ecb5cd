/** The only writer of clinical data: drafts become changes of this device's chain, stored with their effect or not at all. */
import {
  canonicalText,
  chainLink,
  type Change,
  type Envelope,
  type FieldWrite,
  receivedEnvelopeSchema,
} from '../../../shared/changes/change.ts';
import { type HybridTime, tick } from '../../../shared/changes/hlc.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { fieldSchema, type RecordType } from '../../../shared/records/define.ts';
import { type Core, sha256 } from './core.ts';
import type { FoldTables } from './fold-tables.ts';
import type { Head } from './installation.ts';
import type { JournalEntry } from './journal/frames.ts';
import type { Author, DraftChange } from './store.ts';

/** Without walking the values: their own schemas have read them already. */
const shapeSchema = receivedEnvelopeSchema.shape.change;

interface Prepared {
  readonly envelope: Envelope;
  readonly payload: string;
}

/** Builds the commit of a store. One transaction; durable when it returns. */
export function committer(core: Core, fold: FoldTables) {
  let journaled = false;
  const write = core.database.transaction((prepared: readonly Prepared[]) => {
    for (const { envelope, payload } of prepared) {
      const row = { envelope, payload, state: 'folded', effectiveMs: null, receivedMs: null } as const;
      const pos = core.log.insert(row);
      if (pos === null) throw new TypeError('this place of the chain is taken');
      refuseSecondWrite(core, fold, envelope.change);
      fold.fold(envelope.change, pos, null);
    }
    // Synced before the transaction ends: whatever becomes of the store's file, what was acknowledged to somebody is here.
    core.journal?.append(core.installation.device, prepared.map(entryOf));
    journaled = true;
  });
  return (drafts: readonly DraftChange[], author: Author): Change[] => {
    if (drafts.length === 0) return [];
    const { prepared, head, time } = prepare(core, drafts, author);
    journaled = false;
    // What the journal has synced need not be synced a second time: after a power cut the store takes it from there.
    if (core.journal !== null) core.database.exec('PRAGMA synchronous = NORMAL');
    try {
      write.immediate(prepared);
    } catch (error) {
      if (journaled) core.journal?.takeBack();
      throw error;
    } finally {
      // Everything else that is written is synced, and with it whatever stands before it in the write-ahead log.
      if (core.journal !== null) core.database.exec('PRAGMA synchronous = FULL');
    }
    // Only now: had the transaction failed, chain and clock would stand where they stood.
    core.installation.head = head;
    core.installation.time = time;
    return prepared.map(({ envelope }) => envelope.change);
  };
}

function entryOf({ envelope: { seq, prev, hash, change }, payload }: Prepared): JournalEntry {
  return { seq, prev, hash, id: change.id, payload };
}

function prepare(core: Core, drafts: readonly DraftChange[], author: Author) {
  const wall = core.clock();
  const group = drafts.length > 1 ? core.newId() : null;
  const { device } = core.installation;
  let head: Head = core.installation.head;
  let time: HybridTime = core.installation.time;
  const prepared = drafts.map((draft): Prepared => {
    time = tick(time, wall);
    const type = knownType(core, draft);
    // Members in canonical order, which canonicalText then need not sort.
    const change = checked({
      author: author.staffId,
      clock: { counter: time.counter, device, ms: time.ms },
      establishment: author.establishment,
      fields: parseFields(type, draft),
      group,
      happenedAt: draft.happenedAt ?? new Date(wall).toISOString(),
      id: core.newId(),
      patient: draft.patient,
      record: { id: draft.record.id, type: draft.record.type },
      schema: type.version,
    });
    const payload = canonicalText(change);
    const place = { device, seq: head.seq + 1, prev: head.link, hash: sha256(payload) };
    head = { seq: place.seq, link: chainLink(place, sha256) };
    return { envelope: { ...place, change }, payload };
  });
  return { prepared, head, time };
}

function knownType(core: Core, draft: DraftChange): RecordType {
  const type = Object.hasOwn(core.types, draft.record.type) ? core.types[draft.record.type] : undefined;
  if (type === undefined) throw new Failure('invalid', `There is no record type ${draft.record.type}.`);
  return type;
}

/** Every value as its field's schema reads it, so that nothing is stored that this build could not read back. */
function parseFields(type: RecordType, draft: DraftChange): Record<string, FieldWrite> {
  const fields: Record<string, FieldWrite> = {};
  for (const [field, write] of Object.entries(draft.fields).toSorted(byName)) {
    const schema = fieldSchema(type, field);
    if (schema === undefined) throw invalid(field, `${type.type} has no field ${field}.`);
    const parsed = schema.safeParse(write.value);
    if (!parsed.success)
      throw invalid(field, `The value of ${field} does not fit. Correct it and save again.`);
    const replaces = type.immutable ? [] : [...new Set(write.replaces)];
    fields[field] = { replaces, value: JSON.parse(canonicalText(parsed.data)) as FieldWrite['value'] };
  }
  if (Object.keys(fields).length === 0) throw new Failure('invalid', 'There is nothing to save.');
  return fields;
}

/** What does not fit the shape of a change is refused here; at the central record it would be set aside for ever. */
function checked(change: Change): Change {
  const parsed = shapeSchema.safeParse(change);
  if (parsed.success) return change;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw invalid(path, `This cannot be saved: ${path} does not fit.`);
}

function refuseSecondWrite(core: Core, fold: FoldTables, change: Change): void {
  const { type, id } = change.record;
  if (core.types[type]?.immutable && fold.has(type, id)) {
    throw new Failure(
      'conflict',
      'This entry is final and cannot be altered. Write a new one that corrects it.',
    );
  }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function invalid(field: string, sentence: string): Failure {
  return new Failure('invalid', sentence, { field });
}
