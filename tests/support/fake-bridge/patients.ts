/** Finding, opening and matching the invented people; their actions and conflicts. */
import type { z } from 'zod';
import type { conflictViewSchema, DuplicateView, PatientView } from '../../../shared/contract/patients.ts';
import type { actionViewSchema, HistoryEntry, MatchView } from '../../../shared/contract/views.ts';
import type { Emit, Handlers } from './fake-bridge.ts';
import { ago, bannerOf, id, people, personWith } from './people.ts';

export const history: HistoryEntry[] = [
  entry('self-harm', 'Ligature, in cell; suicide attempt', '2024-08-19', 'HMP Leeds, ACCT 2024/118', true),
  entry('self-harm', 'Cuts to left forearm', '2021', 'Escort record, 22-Nov-2026', true),
  entry('acct', 'ACCT closed after 23 days', '2024-09-11', 'HMP Leeds', false),
  entry('acct', 'ACCT open: low mood, first time in custody since 2024', '2026-11-20', 'HMP Leeds', true),
  {
    ...entry('critical-medicine', 'Insulin glargine 18 units at night', '2026-10-02', 'GP record', true),
    critical: 'insulin',
  },
  entry('medicine', 'Sertraline 100 mg in the morning', '2026-10-02', 'GP record', true),
  entry('allergy', 'Penicillin: anaphylaxis', '2009-05', 'HMP Doncaster', true),
  entry('alert', 'Cell-sharing risk: high', '2024-08-20', 'Prison system', true),
];

function entry(
  kind: HistoryEntry['kind'],
  text: string,
  date: string,
  source: string,
  current: boolean,
): HistoryEntry {
  return { kind, text, date, source, current, critical: null };
}

const actions: z.infer<typeof actionViewSchema>[] = [
  action(
    1,
    'Insulin: prescribe and supply tonight',
    'emergency',
    'Prescriber',
    ['question 8: insulin, none with him'],
    -20,
  ),
  action(
    2,
    'Open an ACCT or record why not',
    'tonight',
    'Reception nurse',
    ['question 21: said he might', 'escort record: self-harm alert'],
    60,
  ),
  action(
    3,
    'Withdrawal monitoring twice a night',
    'urgent',
    'Substance misuse team',
    ['question 13: more than 15 units a day'],
    900,
  ),
  action(4, 'Refer to optician', 'routine', 'Administration', ['question 4: glasses lost'], 9000),
];

function action(
  n: number,
  title: string,
  urgency: 'emergency' | 'tonight' | 'urgent' | 'routine',
  owner: string,
  because: string[],
  dueInMinutes: number,
): z.infer<typeof actionViewSchema> {
  return {
    id: id(700 + n),
    patientId: id(1),
    patientName: 'OKONKWO-REILLY, Daniel James',
    title,
    because,
    urgency,
    owner,
    dueAt: ago(-dueInMinutes),
    state: 'open',
    seen: [id(800 + n)],
  };
}

const version = (n: number, value: string, authorName: string, place: string, minutes: number) => ({
  changeId: id(900 + n),
  value,
  author: `staff-${n}`,
  authorName,
  place,
  happenedAt: ago(minutes),
});

const conflicts: z.infer<typeof conflictViewSchema>[] = [
  {
    record: { type: 'patient', id: id(1) },
    recordLabel: 'Details of the person',
    patient: people[0]!,
    field: 'gpPractice',
    fieldLabel: 'GP practice',
    inForce: 'York Street Practice',
    why: 'later',
    pack: null,
    versions: [
      version(1, 'York Street Practice', 'Ruth Okafor', 'Reception 1', 44),
      version(2, 'Light Surgery, Beeston', 'Jaspreet Singh', 'Healthcare 2', 31),
    ],
  },
];

const decided: typeof conflicts = [];

const side = (person: DuplicateView['sides'][number]['person'], place: string) => ({
  person,
  joinedWith: [],
  stays: [],
  recorded: { by: 'Ruth Okafor', place, at: ago(90) },
  history: person.id === id(1) ? history : [],
});

/** Two people of the invented ones who may be one. */
export const pairs: DuplicateView[] = [
  {
    sides: [side(people[0]!, 'this workstation'), side(people[2]!, 'another workstation, LEI')],
    strength: 'strong',
    reasons: ['name sounds alike', 'day and month of birth swapped'],
    against: ['prison numbers differ'],
    link: null,
  },
];

const found = (
  identity: MatchView['person'],
  strength: MatchView['strength'],
  reasons: string[],
  against: string[],
) => ({
  patientId: identity.id,
  person: identity,
  strength,
  reasons,
  against,
  lastStay: { arrivedAt: '2024-08-17T18:20:00+01:00', departedAt: '2024-12-01T09:40:00Z' },
  history: identity.id === id(1) ? history : [],
});

export function patientHandlers(emit: Emit): Handlers {
  const changed = () => emit('changed', { patients: people.map((who) => who.id), board: true });
  return {
    'patients.search': ({ text, limit }) =>
      people
        .filter((who) => JSON.stringify(who).toLowerCase().includes(text.toLowerCase().trim()))
        .slice(0, limit)
        .map((person) => ({
          person,
          here: person.id !== id(5),
          stayId: null,
          acctOpen: person.id === id(1),
        })),
    'patients.open': ({ patientId }) => patientView(patientId),
    'patients.banner': ({ patientId }) => bannerOf(personWith(patientId)),
    'patients.match': () => [
      found(people[0]!, 'certain-identifier', ['same prison number', 'same surname, spelled alike'], []),
      found(people[2]!, 'possible', ['similar name', 'day and month swapped'], ['prison numbers differ']),
    ],
    'patients.update': ({ patientId, field, value }) => {
      Object.assign(personWith(patientId), { [field]: value });
      changed();
      return { field: { value, seen: [id(999)], conflict: null } };
    },
    'actions.list': ({ state }) => actions.filter((held) => state === 'all' || held.state === 'open'),
    'actions.handle': ({ actionId, state }) => {
      const held = actions.find((one) => one.id === actionId)!;
      held.state = state;
      changed();
      return held;
    },
    'conflicts.list': () => conflicts,
    'conflicts.resolve': ({ value }) => {
      decided.push(...conflicts.splice(0, 1));
      changed();
      return { field: { value, seen: [id(998)], conflict: null }, decision: id(998) };
    },
    'followup.secondStage': ({ stayId }) => ({
      stayId,
      firstStage: 'signed',
      reconciliation: null,
      assessment: null,
      due: { targetDate: '2026-11-27', dueBy: '2026-11-29T23:59:00.000+00:00', sooner: [] },
    }),
    'patients.toDecide': () => ({ conflicts: conflicts.length, duplicates: pairs.length }),
    'patients.duplicates': () => ({ total: pairs.length, pairs, apart: [] }),
    'patients.link': ({ left, right, verdict, reason }) => {
      pairs.length = 0;
      changed();
      const said = { verdict, reason, disputed: false, by: 'Ruth Okafor', at: ago(0), seen: [id(996)] };
      return { link: { left: personWith(left), right: personWith(right), ...said }, people: [left] };
    },
    'conflicts.undo': () => {
      conflicts.push(...decided.splice(0, 1));
      changed();
      return { field: { value: conflicts[0]?.inForce ?? null, seen: [id(997)], conflict: null } };
    },
  };
}

function patientView(patientId: string): PatientView {
  const person = personWith(patientId);
  const first = person.id === id(1);
  return {
    banner: bannerOf(person),
    fields: Object.fromEntries(
      Object.entries(person).map(([name, value]) => [
        name,
        {
          value,
          seen: [id(600)],
          conflict: first && name === 'gpPractice' ? (conflicts[0]?.versions ?? null) : null,
        },
      ]),
    ),
    history: first ? history : [],
    stays: [
      {
        id: id(500),
        arrivedAt: ago(75),
        departedAt: null,
        source: 'court',
        fromLocation: 'Leeds Crown Court',
      },
      {
        id: id(501),
        arrivedAt: '2024-08-17T18:20:00+01:00',
        departedAt: '2024-12-01T09:40:00Z',
        source: 'recall',
        fromLocation: 'Elland Road police station',
      },
    ],
    assessments: [
      assessment(1, 'in-progress', ago(40), null),
      assessment(2, 'signed', '2024-08-17T19:00:00+01:00', '2024-08-17T19:44:00+01:00'),
    ],
    actions: first ? actions : [],
    appointments: [
      {
        id: id(950),
        kind: 'second-stage',
        targetDate: '2026-11-27',
        dueBy: '2026-11-29T23:59:59Z',
        state: 'to-book',
        sooner: ['insulin'],
      },
    ],
  };
}

function assessment(n: number, state: 'in-progress' | 'signed', startedAt: string, signedAt: string | null) {
  return {
    assessmentId: id(400 + n),
    signedId: signedAt === null ? null : id(450 + n),
    kind: 'first-stage',
    state,
    startedAt,
    signedAt,
    assessor: 'Ruth Okafor',
    corrects: null,
  };
}
