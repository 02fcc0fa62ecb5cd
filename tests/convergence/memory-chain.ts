/** What a workstation in memory makes of drafts, and of its own chain. */
import {
  canonicalText,
  chainLink,
  type Change,
  type Envelope,
  FIRST_PREV,
  type FieldWrite,
  payloadHash,
} from '../../shared/changes/change.ts';
import { Failure } from '../../shared/failure/failure.ts';
import { fieldSchema } from '../../shared/records/define.ts';
import { sha256 } from '../../electron/records/store/core.ts';
import type { Author, DraftChange } from '../../electron/records/store/store.ts';
import type { RecordTypes } from './replica.ts';

/** Given by whoever commits; `now` in milliseconds since 1970 UTC. */
interface Made extends Pick<Change, 'id' | 'clock' | 'group'> {
  readonly now: number;
}

/** Every field parsed by its record type, as commit does. */
export function changeFrom(
  types: RecordTypes,
  draft: DraftChange,
  author: Author,
  { id, now, clock, group }: Made,
): Change {
  const type = types[draft.record.type];
  if (type === undefined) throw new Failure('invalid', `There is no record type ${draft.record.type}.`);
  const fields: Record<string, FieldWrite> = {};
  for (const name of Object.keys(draft.fields).toSorted()) {
    const { value, replaces } = draft.fields[name] as FieldWrite;
    const parsed = fieldSchema(type, name)?.safeParse(value);
    if (!parsed?.success) throw new Failure('invalid', `${name} does not fit.`);
    fields[name] = {
      replaces: type.immutable ? [] : [...new Set(replaces)],
      value: JSON.parse(canonicalText(parsed.data)) as FieldWrite['value'],
    };
  }
  return {
    author: author.staffId,
    clock,
    establishment: author.establishment,
    fields,
    group,
    happenedAt: draft.happenedAt ?? new Date(now).toISOString(),
    id,
    patient: draft.patient,
    record: { id: draft.record.id, type: draft.record.type },
    schema: type.version,
  };
}

/** The first of them, up to so many bytes of payload; saves stay whole, and one is always taken. */
export function wholeGroups(envelopes: readonly Envelope[], maxBytes: number): Envelope[] {
  const taken: Envelope[] = [];
  let bytes = 0;
  for (const envelope of envelopes) {
    const { group } = envelope.change;
    const follows = group !== null && taken.at(-1)?.change.group === group;
    bytes += canonicalText(envelope.change).length;
    if (bytes > maxBytes && taken.length > 0 && !follows) break;
    taken.push(envelope);
  }
  return taken;
}

/** The first sequence of a whole chain whose link or payload does not hold. */
export function firstBroken(chain: readonly Envelope[]): number | null {
  let link = FIRST_PREV;
  for (const envelope of chain) {
    const sound = envelope.prev === link && payloadHash(envelope.change, sha256) === envelope.hash;
    if (!sound) return envelope.seq;
    link = chainLink(envelope, sha256);
  }
  return null;
}
