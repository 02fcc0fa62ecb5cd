/** Finding people, and everything about one of them on one page. */
import type { PatientView } from '../../../../shared/contract/patients.ts';
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Store } from '../../store/store.ts';
import { fieldViews } from '../common/field-view.ts';
import type { Own } from '../common/origin.ts';
import { listOf, mustHave, textOf } from '../common/read.ts';
import { staffName } from '../common/staff.ts';
import { arrivingMark } from './arriving.ts';
import { listActions } from './actions.ts';
import { acctOf, bannerOf } from './banner.ts';
import { historyOf, historyView } from './history.ts';
import { samePeople, writesTo } from './links.ts';
import { joinedView, personOf } from './one-person.ts';
import { staysOf } from './stays.ts';
import { awayOf, elsewhereMark, stayHere } from './whereabouts.ts';

export function searchPatients(
  store: Store,
  { text, limit }: Parsed<'patients.search'>,
  own: Own,
): Output<'patients.search'> {
  if (text.trim() === '') return [];
  // Records joined as one person are found as one, under the record with the current stay.
  const found = store.searchPatients(text, limit).map((id) => writesTo(store, id));
  return [...new Set(found)].flatMap((id) => {
    const people = samePeople(store, id);
    const records = people.map((person) => store.record('patient', person)).filter((each) => each !== null);
    if (records.length === 0) return [];
    const stay = stayHere(store, people, own.id);
    const away = awayOf(store, people, own);
    const acct = acctOf(people.flatMap((person) => store.recordsOfPatient(person, 'acct')));
    return [
      {
        person: personOf(records),
        here: stay !== null,
        stayId: stay?.id ?? null,
        ...(away === null ? {} : { away }),
        acctOpen: acct.state === 'open',
        ...(records.length > 1 ? { records: records.length } : {}),
        ...arrivingMark(store, people),
      },
    ];
  });
}

export function openPatient(store: Store, patientId: string, own: Own): PatientView {
  mustHave(store, 'patient', patientId);
  const people = samePeople(store, patientId);
  const joined = joinedView(store, patientId);
  return {
    banner: bannerOf(store, patientId, own),
    // Of the record that an edit is written to.
    fields: fieldViews(store, mustHave(store, 'patient', writesTo(store, patientId))),
    ...(joined === undefined ? {} : { joined }),
    history: historyOf(store, patientId).map(historyView),
    stays: staysOf(store, people).map((stay) => ({
      id: stay.id,
      arrivedAt: textOf(stay, 'arrivedAt') ?? '',
      departedAt: textOf(stay, 'departedAt'),
      source: textOf(stay, 'source') ?? 'other',
      fromLocation: textOf(stay, 'fromLocation') ?? '',
      ...elsewhereMark(store, stay, own),
    })),
    assessments: people
      .flatMap((person) => store.recordsOfPatient(person, 'assessment'))
      .flatMap((record) => assessmentLines(store, record))
      .toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt)),
    actions: listActions(store, { patientId, state: 'all' }, own.id),
    appointments: people
      .flatMap((person) => store.recordsOfPatient(person, 'appointment'))
      .map((record) => ({
        id: record.id,
        kind: textOf(record, 'kind') ?? 'other',
        targetDate: textOf(record, 'targetDate') ?? '',
        dueBy: textOf(record, 'dueBy') ?? '',
        state: textOf(record, 'state') ?? 'to-book',
        sooner: listOf<string>(record, 'sooner'),
      }))
      .toSorted((a, b) => Date.parse(a.dueBy) - Date.parse(b.dueBy)),
  };
}

/** One line, or one for each edition where two workstations signed without knowing of each other. */
function assessmentLines(store: Store, record: FoldedRecord): PatientView['assessments'] {
  const editions = store.recordsWhere('signed-assessment', 'assessment', record.id);
  const line = (signed: FoldedRecord | null): PatientView['assessments'][number] => ({
    assessmentId: record.id,
    signedId: signed?.id ?? textOf(record, 'signed'),
    kind: textOf(record, 'kind') ?? 'first-stage',
    state: (textOf(record, 'state') ?? 'in-progress') as 'in-progress' | 'incomplete' | 'signed',
    startedAt: textOf(record, 'startedAt') ?? '',
    signedAt: textOf(signed, 'signedAt'),
    assessor: staffName(store, textOf(signed ?? record, 'assessor')),
    corrects: textOf(record, 'corrects'),
  });
  return editions.length === 0 ? [line(null)] : editions.map(line);
}
