/** A feed row as the fields of an arrival record, and what a further reading of the feed changes. */
import type { Json } from '../../../../../shared/changes/change.ts';
import { sameValue } from '../../../../../shared/changes/registers.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ArrivalRow, FeedKind } from '../../../../../shared/arrivals/index.ts';
import type { DraftChange, ReadableStore } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { newDraft } from '../../common/write.ts';

const clip = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;
const clipped = (text: string | null, max: number): string | null => (text === null ? null : clip(text, max));

/** What the feed says of this arrival; lengths as the record allows. */
function feedFields(row: ArrivalRow): Record<string, Json> {
  return {
    source: row.recall === true ? 'recall' : row.source,
    expectedDate: row.expectedDate,
    fromLocation: clip(row.fromLocation, 200),
    surname: clip(row.surname, 120),
    forenames: clip(row.forenames, 160),
    dateOfBirth: row.dateOfBirth,
    sex: row.sex,
    gender: clipped(row.gender, 60),
    prisonNumber: row.prisonNumber,
    pncNumber: clipped(row.pncNumber, 20),
    croNumber: clipped(row.croNumber, 20),
    nhsNumber: row.nhsNumber,
    legalStatus: clipped(row.legalStatus, 80),
    alerts: row.alerts.map(({ code, description, active, date }) => ({
      code: clip(code, 20),
      description: clip(description, 200),
      active,
      date,
    })),
    potentialMatches: row.potentialMatches.map((match) => ({
      surname: clip(match.surname, 120),
      forenames: clip(match.forenames, 160),
      dateOfBirth: match.dateOfBirth,
      prisonNumber: clipped(match.prisonNumber, 20),
      pncNumber: clipped(match.pncNumber, 20),
      croNumber: clipped(match.croNumber, 20),
      sex: match.sex,
    })),
    warnings: row.warnings.map((warning) => clip(warning, 400)),
  };
}

/** A prisoner-search record carries no arrival date: the day of its first reading stands. */
const ownedByFirstReading: Partial<Record<FeedKind, readonly string[]>> = {
  'prisoner-search': ['expectedDate', 'warnings'],
};

export type RowOutcome =
  { what: 'added' | 'updated'; draft: DraftChange } | { what: 'unchanged'; draft: null };

/** What one row writes. The same content again writes nothing; what staff corrected since stays as they left it. */
export function rowOutcome(
  store: ReadableStore,
  establishment: string,
  row: ArrivalRow,
  kind: FeedKind,
  feed: string,
): RowOutcome {
  const id = derivedId.arrival(establishment, row.key);
  const fields = feedFields(row);
  const record = store.record('arrival', id);
  const target = { type: 'arrival', id, patient: null };
  if (record === null) {
    const rest = { key: clip(row.key, 200), feed, state: 'expected', patient: null, stay: null };
    return { what: 'added', draft: newDraft(target, { ...fields, ...rest }) };
  }
  const owned = ownedByFirstReading[kind] ?? [];
  const differing = Object.entries(fields).filter(
    ([name, value]) => !owned.includes(name) && !sameValue(record.fields[name]?.value ?? null, value),
  );
  if (differing.length === 0) return { what: 'unchanged', draft: null };
  return changed(store, record, Object.fromEntries(differing), feed);
}

/**
 * A field is written only where the feed differs from what the feed itself said last, and replaces only what feeds wrote:
 * a correction by staff is then kept, or stands beside the feed's new word for somebody to decide.
 */
function changed(
  store: ReadableStore,
  record: FoldedRecord,
  fields: Record<string, Json>,
  feed: string,
): RowOutcome {
  // Every reading writes `feed`; that tells its changes from those of staff.
  const readings = store
    .changesOfRecord({ type: 'arrival', id: record.id })
    .map(({ change }) => change)
    .filter((change) => Object.hasOwn(change.fields, 'feed'));
  const ids = new Set(readings.map((change) => change.id));
  const news = Object.entries(fields).filter(([name, value]) => {
    const last = readings.findLast((change) => Object.hasOwn(change.fields, name));
    return last === undefined || !sameValue((last.fields[name]?.value ?? null) as Json, value);
  });
  if (news.length === 0) return { what: 'unchanged', draft: null };
  const replaced = (name: string): string[] =>
    (record.fields[name]?.versions ?? []).map((version) => version.changeId).filter((id) => ids.has(id));
  const written = [...news, ['feed', feed] as const];
  return {
    what: 'updated',
    draft: {
      record: { type: 'arrival', id: record.id },
      patient: null,
      fields: Object.fromEntries(written.map(([name, value]) => [name, { value, replaces: replaced(name) }])),
    },
  };
}
