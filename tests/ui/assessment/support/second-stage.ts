/** A second stage under way, what the first stage left for it to review, and the answers of a bridge that shows them. */
import path from 'node:path';
import { loadPacks } from '../../../../electron/records/content/load-packs.ts';
import type { Json } from '../../../../shared/changes/change.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { AssessmentView } from '../../../../shared/contract/reception.ts';
import type { SecondStageStanding } from '../../../../shared/contract/second-stage-views.ts';
import type { Answers } from '../../../support/page-with.tsx';

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const packs = loadPacks(path.join(import.meta.dirname, '../../../../resources/clinical'));
const packOf = (wanted: string) => {
  const found = packs.find(({ pack }) => pack.id === wanted);
  if (found === undefined) throw new Error(`there is no pack ${wanted}`);
  return found;
};

export const banner: AssessmentView['banner'] = {
  person: {
    id: id(1),
    surname: "O'Ncí",
    forenames: 'Seán',
    title: null,
    preferredName: null,
    aliases: [],
    address: null,
    noFixedAbode: false,
    dateOfBirth: '1960-05-02',
    sex: 'male',
    gender: null,
    nhsNumber: null,
    nhsNumberStatus: '07',
    prisonNumber: 'A1234BC',
    pncNumber: null,
    croNumber: null,
    mayBePregnant: null,
    language: null,
    interpreterNeeded: false,
    communicationNeeds: [],
    gpPractice: null,
  },
  allergyState: 'none-known',
  allergies: [],
  acct: { state: 'none', since: null },
  alerts: [],
  stay: {
    id: id(2),
    arrivedAt: '2026-11-18T18:30:00+00:00',
    source: 'court',
    fromLocation: 'Leeds Crown Court',
    location: 'normal',
    cell: null,
  },
  conflicts: 0,
};

export const standing = (changes: Partial<SecondStageStanding> = {}): SecondStageStanding => ({
  stayId: id(2),
  firstStage: 'signed',
  reconciliation: null,
  assessment: null,
  due: { targetDate: '2026-11-23', dueBy: '2026-11-25T23:59:00+00:00', sooner: ['ACCT open'] },
  ...changes,
});

const field = (value: Json) => ({ value, seen: [], conflict: null });

/** The second stage under way with these answers. `which`: another one keeps its answers apart, as the page does. */
export function view(fields: Record<string, Json> = {}, which = 3): AssessmentView {
  return {
    id: id(which),
    kind: 'second-stage',
    stayId: id(2),
    patientId: id(1),
    banner,
    pack: {
      id: 'second-stage-adult',
      version: '1.0.0',
      title: 'Second-stage assessment',
      signOff: 'awaiting',
    },
    state: 'in-progress',
    incomplete: null,
    startedAt: '2026-11-22T10:00:00+00:00',
    assessor: { id: id(9), name: 'Ruth Okafor', role: 'nurse' },
    supervisor: null,
    corrects: null,
    signedId: null,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, field(value)])),
    escort: null,
    escortRecordedAt: null,
    history: [],
    arrival: {
      source: 'court',
      arrivedAt: '2026-11-18T18:30:00+00:00',
      fromLocation: 'Leeds',
      recall: false,
      legalStatus: null,
    },
    screening: {
      person: { sex: 'male', gender: null, dateOfBirth: '1960-05-02' },
      per: null,
      history: [],
      arrival: { source: 'court', arrivedAt: '2026-11-18T18:30:00+00:00' },
      earlier: { 'q4-diabetes': 'yes' },
    },
    review: {
      signedId: id(4),
      signedAt: '2026-11-18T20:15:00+00:00',
      assessor: 'Bill Ngũgĩ',
      pack: { id: 'first-stage-adult', version: '1.0.0' },
      reconciliation: {
        doneAt: '2026-11-20T11:00:00+00:00',
        by: 'Amara Smith',
        sources: ['GP record'],
        differences: 'Metformin stopped in 2025',
      },
      actions: [
        {
          action: {
            id: id(5),
            patientId: id(1),
            patientName: "O'NCÍ, Seán",
            title: 'Book the diabetes clinic',
            because: ['question 4: diabetes'],
            urgency: 'routine',
            owner: 'Reception nurse',
            dueAt: '2026-11-25T23:59:00+00:00',
            state: 'open',
            seen: [],
          },
          outcome: null,
        },
        {
          action: {
            id: id(6),
            patientId: id(1),
            patientName: "O'NCÍ, Seán",
            title: 'Make sure of the next dose',
            because: ['question 2: medicines'],
            urgency: 'tonight',
            owner: 'Reception nurse',
            dueAt: '2026-11-18T23:59:00+00:00',
            state: 'done',
            seen: [],
          },
          outcome: 'Done: given at 21:00 (Bill Ngũgĩ, 18-Nov-2026)',
        },
      ],
      held: [{ kind: 'vaccination', text: 'Hepatitis B, dose 1: given', date: '2026-11-19' }],
    },
    place: null,
    packChanged: false,
  };
}

export const signedFirst: Output<'reception.signed'> = {
  banner,
  pack: 'First-stage assessment, version 1.0.0',
  signed: {
    kind: 'first-stage',
    pack: 'first-stage-adult',
    packVersion: '1.0.0',
    answers: { 'q4-diabetes': { value: 'yes', detail: { detail: 'Type 2', insulin: 'no' } } },
    decisions: {},
    tools: {},
    actions: [],
    contradictions: [],
  },
};

/** What a page of an assessment asks for, with this one to show. */
export const answers = (shown: AssessmentView): Answers => ({
  'reception.assessment': () => shown,
  'reception.signed': () => signedFirst,
  'content.pack': ({ id: wanted }) => packOf(wanted) as unknown as Output<'content.pack'>,
  'reception.save': ({ value }) => ({ field: field(value as Json), savedAt: '2026-11-22T10:05:00+00:00' }),
  'reception.place': () => ({ ok: true }),
});
