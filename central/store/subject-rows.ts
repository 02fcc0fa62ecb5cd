/** What the projection of whose a record is takes from its changes (central/store/subjects.ts). Pure. */
import type { Change, Json } from '../../shared/changes/change.ts';
import { foldChanges, patientOf, type LoggedChange } from '../../shared/changes/fold.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { recordTypes } from '../../shared/records/registry.ts';

/** Stands for nobody: a uuid column of a primary key holds no null. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface SubjectRow {
  readonly patient: string;
  readonly record: string;
  readonly type: string;
  /** Of an escort record: the arrival or stay it came with. */
  readonly about: string | null;
  /** Whether it makes its person one of today's, on any day (`day` null) or around that civil date. */
  readonly open: boolean;
  readonly day: string | null;
}

type Standing = Pick<SubjectRow, 'open' | 'day'>;

const valueIn = (record: FoldedRecord, field: string): Json => record.fields[field]?.value ?? null;
/** The day as it was written down: a week either way does not hang on an offset. */
const dayOf = (instant: Json): string | null => (typeof instant === 'string' ? instant.slice(0, 10) : null);
const oneOf = (value: Json, ...states: readonly string[]): boolean =>
  typeof value === 'string' && states.includes(value);

/** Record types whose content decides who is of today. */
const standings: Readonly<Record<string, (record: FoldedRecord) => Standing>> = {
  stay: (record) => ({ open: valueIn(record, 'departedAt') === null, day: null }),
  arrival: (record) => {
    const day = valueIn(record, 'expectedDate');
    return {
      open: !oneOf(valueIn(record, 'state'), 'not-arrived'),
      day: typeof day === 'string' ? day : null,
    };
  },
  appointment: (record) => ({
    open: oneOf(valueIn(record, 'state'), 'to-book', 'booked'),
    day: dayOf(valueIn(record, 'dueBy')),
  }),
  action: (record) => ({
    open: oneOf(valueIn(record, 'state'), 'open', 'handed-over'),
    day: dayOf(valueIn(record, 'dueAt')),
  }),
  'patient-link': (record) => ({ open: oneOf(valueIn(record, 'verdict'), 'same'), day: null }),
};

/** Whether what a change says about who is of today depends on the record's other changes. */
export const isWatched = (type: string): boolean => Object.hasOwn(standings, type);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idIn = (change: Change, field: string): string | null => {
  const value = change.fields[field]?.value;
  return typeof value === 'string' && UUID.test(value) ? value : null;
};

/** Everybody a change is about. */
function peopleOf(change: Change): string[] {
  const { type } = change.record;
  const named =
    type === 'patient-link'
      ? [idIn(change, 'left'), idIn(change, 'right')]
      : type === 'arrival'
        ? [idIn(change, 'patient')]
        : [];
  const people = [patientOf(change), ...named].filter((id) => id !== null);
  return people.length === 0 ? [NOBODY] : people;
}

const aboutOf = (change: Change): string | null =>
  change.record.type === 'escort-record' ? (idIn(change, 'arrival') ?? idIn(change, 'stay')) : null;

/** One row for every record and person of these changes; those of a watched record have to be all it has. */
export function subjectRows(logged: readonly LoggedChange[]): SubjectRow[] {
  const watched = logged.filter(({ change }) => isWatched(change.record.type));
  const folded = foldChanges(recordTypes, watched);
  const rows = new Map<string, SubjectRow>();
  for (const { change } of logged) {
    const { type, id } = change.record;
    const record = folded.get(`${type} ${id}`);
    // One that only a newer build can read may be open: better one person too many than one too few.
    const standing = !isWatched(type)
      ? null
      : record === undefined
        ? { open: true, day: null }
        : standings[type]?.(record);
    for (const patient of peopleOf(change)) {
      const row = { patient, record: id, type, about: aboutOf(change), open: false, day: null, ...standing };
      rows.set(`${patient} ${id}`, row);
    }
  }
  return [...rows.values()];
}
