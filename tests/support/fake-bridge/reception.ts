/** An invented evening at reception: someone in every stage. */
import { DateTime } from 'luxon';
import type { BoardRow, ImportReport } from '../../../shared/contract/views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Emit, Handlers } from './fake-bridge.ts';
import { ago, id, people } from './people.ts';

const date = DateTime.now().setZone('Europe/London').toISODate() ?? '';

function row(n: number, surname: string, forenames: string, more: Partial<BoardRow> = {}): BoardRow {
  return {
    arrivalId: id(100 + n),
    stayId: null,
    patientId: null,
    surname,
    forenames,
    dateOfBirth: '1990-06-21',
    sex: 'male',
    prisonNumber: null,
    pncNumber: null,
    croNumber: null,
    nhsNumber: null,
    source: 'court',
    fromLocation: 'Leeds Crown Court',
    expectedDate: date,
    arrivedAt: null,
    stage: 'expected',
    assessmentId: null,
    signedId: null,
    assessor: null,
    answered: 0,
    total: 0,
    mayBeLocated: false,
    flags: [],
    possibleMatches: 0,
    hasEscortRecord: false,
    incompleteReason: null,
    retryDue: null,
    conflicts: 0,
    warnings: [],
    ...more,
  };
}

const here = (n: number, minutes: number): Partial<BoardRow> => ({
  stage: 'here',
  stayId: id(200 + n),
  patientId: people[n % people.length]!.id,
  arrivedAt: ago(minutes),
});
const screening = { total: 96, assessmentId: id(401), assessor: 'Ruth Okafor' };

const rows: BoardRow[] = [
  row(1, 'Okonkwo-Reilly', 'Daniel James', {
    ...here(5, 75),
    ...screening,
    prisonNumber: 'A1234BC',
    dateOfBirth: '1988-03-14',
    stage: 'in-screening',
    answered: 31,
    hasEscortRecord: true,
    flags: [
      { kind: 'self-harm', text: 'Self-harm in escort record' },
      { kind: 'critical-medicine', text: 'Insulin' },
      { kind: 'acct', text: 'ACCT open' },
    ],
    conflicts: 1,
  }),
  row(2, 'Hussain', 'محمد', {
    ...here(1, 190),
    ...screening,
    stage: 'incomplete',
    source: 'police',
    fromLocation: 'Elland Road police station',
    answered: 12,
    incompleteReason: 'No interpreter',
    retryDue: ago(-45),
    flags: [{ kind: 'language', text: 'Arabic, interpreter needed' }],
  }),
  row(3, 'Wójcik', 'Łukasz', {
    ...here(3, 52),
    dateOfBirth: null,
    source: 'immigration',
    fromLocation: 'Morton Hall',
    warnings: ['Date of birth missing in the file'],
  }),
  row(4, 'Farrow', 'Keith', {
    ...here(4, 31),
    source: 'recall',
    fromLocation: 'Bradford',
    hasEscortRecord: true,
  }),
  row(5, 'Reilly', 'Daniel', {
    dateOfBirth: '1988-04-13',
    possibleMatches: 2,
    prisonNumber: 'A1234BC',
    hasEscortRecord: true,
  }),
  row(6, 'Adeyemi', 'Tunde', {
    source: 'transfer',
    fromLocation: 'HMP Hull',
    flags: [{ kind: 'alert', text: 'Epilepsy' }],
  }),
  row(7, 'Featherstonehaugh-Cholmondeley', 'Bartholomew Maximilian', { dateOfBirth: '1951-01-30' }),
  row(8, 'Marsh', 'Ellis', {
    ...here(2, 320),
    ...screening,
    stage: 'done',
    answered: 96,
    signedId: id(451),
    mayBeLocated: true,
  }),
  row(9, 'Naylor', 'Craig', { stage: 'not-arrived' }),
];

const report: ImportReport = {
  file: 'arrivals-2026-11-22.csv',
  kind: 'csv',
  read: 14,
  added: 9,
  unchanged: 2,
  updated: 1,
  at: ago(130),
  problems: [
    { line: 7, row: 6, field: 'date of birth', reason: 'is a day that does not exist', value: '31/02/1990' },
    { line: 11, row: 10, field: 'NHS number', reason: 'fails its check digit', value: '943 476 5910' },
  ],
};

export function receptionHandlers(emit: Emit): Handlers {
  const find = (arrivalId: string) => rows.find((one) => one.arrivalId === arrivalId)!;
  const changed = () => emit('changed', { patients: [], board: true });
  return {
    'reception.board': (input) => ({
      date: input.date,
      rows: input.date === date ? rows : [],
      lastImports: input.date === date ? [report] : [],
    }),
    'reception.import': ({ fileName }) => ({ ...report, file: fileName, at: ago(0) }),
    'reception.watchedFolder': ({ folder }) => ({ folder }),
    'reception.addArrival': ({ identity, source, fromLocation }) => {
      const arrivalId = id(100 + rows.length + 1);
      rows.push(
        row(rows.length + 1, identity.surname, identity.forenames, {
          source,
          fromLocation,
          dateOfBirth: identity.dateOfBirth,
          sex: identity.sex,
        }),
      );
      changed();
      return { arrivalId };
    },
    'reception.arrived': ({ arrivalId, arrivedAt }) => {
      Object.assign(find(arrivalId), here(1, 0), { arrivedAt });
      changed();
      return { stayId: id(200), patientId: id(1) };
    },
    'reception.notArrived': ({ arrivalId, undo }) => {
      find(arrivalId).stage = undo === true ? 'expected' : 'not-arrived';
      changed();
      return { ok: true };
    },
    'reception.escortRecord': ({ arrivalId, stayId }) => {
      const one = rows.find((held) => held.arrivalId === arrivalId || held.stayId === stayId);
      if (one) one.hasEscortRecord = true;
      changed();
      return { id: id(300) };
    },
    'reception.begin': () => {
      throw new Failure('busy', 'The invented bridge has no assessments.');
    },
  };
}
