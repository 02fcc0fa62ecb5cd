/** Releases, invented: a quiet week, a Friday with forty, people who may go from court any day, what is owed for two who left. */
import day from '../../../resources/release/release-day.json' with { type: 'json' };
import sections from '../../../resources/release/sections.json' with { type: 'json' };
import unplanned from '../../../resources/release/unplanned.json' with { type: 'json' };
import type { Output } from '../../../shared/contract/contract.ts';
import type { ListedPerson } from '../../../shared/contract/followup-views.ts';
import type { DiaryRow } from '../../../shared/contract/release-views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { addDays } from '../../../shared/identity/index.ts';
import { mondayOf } from '../../../shared/followup/wall-time.ts';
import type { SectionStateName } from '../../../shared/records/release-words.ts';
import { releaseDaySchema, unplannedSchema } from '../../../shared/release/other-content.ts';
import { sectionContentSchema } from '../../../shared/release/section-content.ts';
import type { Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';

export type Task = Output<'release.followOn'>['tasks'][number];
type Item = Output<'release.day'>['items'][number];

const names = [
  ["O'Neill", 'Seán'],
  ['Hussain', 'محمد'],
  ['Suharto', ''],
  ['Featherstonehaugh-Cholmondeley', 'Bartholomew Maximilian'],
  ['العبيدي', 'سارة'],
  ['Wójcik', 'Łukasz'],
] as const;

/** The content these screens read; what they do not read is left out. */
export const releaseContent = {
  version: 'invented',
  sections: sectionContentSchema.parse(sections),
  day: releaseDaySchema.parse(day),
  unplanned: unplannedSchema.parse(unplanned),
} as Output<'release.content'>;

export function releasePerson(n: number): ListedPerson {
  const [surname, forenames] = names[n % names.length]!;
  return {
    patientId: id(n + 1),
    stayId: id(n + 5001),
    surname: n < names.length ? surname : `${surname} ${n}`,
    forenames,
    dateOfBirth: n % 7 === 4 ? null : '1988-03-14',
    prisonNumber: n % 5 === 4 ? null : `A${String(1000 + n)}BC`,
    wing: 'ABC'[n % 3]!,
    cell: n % 4 === 3 ? null : `${'ABC'[n % 3]!}1-0${n % 9}`,
  };
}

const mix: readonly SectionStateName[] = [
  'done',
  'needed',
  'not-assessed',
  'in-progress',
  'declined',
  'unavailable',
  'not-needed',
];

export const coordinators = [
  { staffId: 'staff-acole', name: 'Abi Cole' },
  { staffId: 'staff-hana', name: 'Hana Ní Bhriain' },
] as const;

export function diaryRow(n: number, date: string | null, more: Partial<DiaryRow> = {}): DiaryRow {
  const states = releaseContent.sections.states;
  return {
    person: releasePerson(n),
    date,
    mayGoAnyDay: false,
    coordinator: n % 3 === 0 ? null : coordinators[n % 2]!,
    lanes: releaseContent.sections.lanes.map(({ id: lane, title }, at) => {
      const state = mix[(n * 3 + at) % mix.length]!;
      const label = states.find((each) => each.id === state)?.label ?? '';
      return { lane, state, words: `${label}: ${title}.` };
    }),
    amber: n % 3,
    red: n % 4 === 1 ? 2 : 0,
    moved: n % 6 === 2,
    packNumber: n % 4 === 0 ? 1 : null,
    readyAt: n % 5 === 1 ? null : ago(600),
    handed: 'nothing',
    acctOpen: n % 9 === 5,
    arriving: n % 11 === 7,
    ...more,
  };
}

/** So many on the Friday of the week that begins at `from`, and a few on other days. */
export function diaryWeek(from: string, onFriday: number): Output<'release.diary'> {
  const friday = addDays(from, 4);
  const rows = [
    diaryRow(0, from, { handed: 'some' }),
    diaryRow(1, addDays(from, 1)),
    ...Array.from({ length: onFriday }, (_, n) => diaryRow(n + 2, friday)),
  ];
  const anyDay = [200, 201, 202].map((n) =>
    diaryRow(n, null, { mayGoAnyDay: true, packNumber: null, moved: false }),
  );
  const all = [...rows, ...anyDay];
  const work = (staffId: string | null, name: string) => {
    const own = all.filter(({ coordinator }) => (coordinator?.staffId ?? null) === staffId);
    return { staffId, name, people: own.length, red: own.reduce((sum, { red }) => sum + red, 0) };
  };
  return {
    today: from,
    rows,
    anyDay,
    days: Array.from({ length: 7 }, (_, at) => {
      const date = addDays(from, at);
      if (at === 3)
        return {
          date,
          flags: [
            { flag: 'before-bank-holiday', words: 'The day before a bank holiday: An invented holiday.' },
          ],
        };
      if (at === 4)
        return {
          date,
          flags: [
            { flag: 'friday', words: 'This is a Friday: services close for two days.' },
            { flag: 'bank-holiday', words: 'A bank holiday: An invented holiday.' },
          ],
        };
      return { date, flags: at > 4 ? [{ flag: 'weekend', words: 'This is at a weekend.' }] : [] };
    }),
    coordinators: [work(null, 'Nobody yet'), ...coordinators.map(({ staffId, name }) => work(staffId, name))],
    warnings: ['The bank holidays of 2027 are not known here: dates of that year are not flagged.'],
  };
}

export function dayItem(item: string, more: Partial<Item> = {}): Item {
  const title = releaseContent.day.items.find((each) => each.id === item)?.title ?? item;
  return {
    item,
    medicineId: null,
    title,
    planned: null,
    open: (more.recorded ?? []).length === 0,
    recorded: [],
    ...more,
  };
}

export const given: Item['recorded'][number] = {
  id: id(7301),
  outcome: 'given',
  quantity: '1 kit',
  reason: null,
  by: 'Ruth Okafor',
  at: ago(12),
  standing: 'counts',
  struck: null,
};

export const dayList = (n = 0): Output<'release.day'> => ({
  person: releasePerson(n),
  leftAt: null,
  items: [
    dayItem('supervised-dose', { planned: 'Not needed', open: false }),
    dayItem('medicine', {
      medicineId: id(7001),
      title: 'Medicines to take out: Sertraline 50 mg',
      planned: '28 days to take out.',
    }),
    dayItem('medicine', {
      medicineId: id(7002),
      title: 'Medicines to take out: Insulin glargine',
      planned: 'No supply and no prescription is arranged.',
    }),
    dayItem('prescription', { planned: 'In progress' }),
    dayItem('naloxone', {
      planned: 'Arranged',
      recorded: [
        given,
        {
          ...given,
          id: id(7302),
          outcome: 'not-available',
          quantity: null,
          reason: 'None in the cupboard',
          by: 'Tom Beck',
          at: ago(40),
          standing: 'corrected',
        },
      ],
    }),
    dayItem('patient-copy'),
    dayItem('appointment-cards', {
      recorded: [
        {
          ...given,
          id: id(7303),
          outcome: 'declined',
          quantity: null,
          reason: 'قال إنه يعرف المواعيد',
          at: ago(5),
        },
      ],
    }),
  ],
  open: ['Medicines to take out: Sertraline 50 mg: nobody has recorded yet what became of it.'],
});

export function followOnTask(at: number, n: number, more: Partial<Task> = {}): Task {
  const task = releaseContent.unplanned.tasks[at % releaseContent.unplanned.tasks.length]!;
  return {
    id: id(7500 + at + n * 10),
    person: releasePerson(n),
    leftAt: ago(20 * 60),
    title: task.title,
    owner: task.owner,
    dueBy: ago(-60 * (4 + at)),
    late: false,
    state: 'open',
    ending: null,
    attempts: [],
    attemptsOwed: task.attempts,
    ...more,
  };
}

const attempts: Task['attempts'] = [
  {
    id: id(7601),
    how: 'telephone',
    whom: 'Dr O’Hara, York Street Practice',
    result: 'no-answer',
    note: null,
    by: 'Abi Cole',
    at: ago(300),
  },
  {
    id: id(7602),
    how: 'telephone',
    whom: 'Dr O’Hara, York Street Practice',
    result: 'left-message',
    note: 'The receptionist رقية will pass it on.',
    by: 'Abi Cole',
    at: ago(120),
  },
];

export const openTasks: Task[] = [
  followOnTask(4, 4, { dueBy: ago(130), late: true, attempts: attempts.slice(0, 1), attemptsOwed: 2 }),
  followOnTask(0, 4, { attempts: [...attempts, { ...attempts[1]!, id: id(7603) }], attemptsOwed: 0 }),
  followOnTask(1, 4),
  followOnTask(3, 2),
  followOnTask(5, 2),
];

const ended = (task: Task): Task => ({
  ...task,
  state: 'ended',
  ending: { how: 'reached', words: 'Reached: Dr O’Hara', by: 'Abi Cole', at: ago(1) },
});

/** Everything answers; what is recorded is not kept. `?friday=300` puts so many on the Friday. */
export function releaseDiaryHandlers(onFriday = 40): Handlers {
  const find = (followOnId: string): Task =>
    openTasks.find((task) => task.id === followOnId) ?? openTasks[0]!;
  return {
    'release.content': () => releaseContent,
    'release.diary': ({ from, to }) => {
      if (to === addDays(from, 6)) return diaryWeek(mondayOf(from), onFriday);
      const rows = Array.from({ length: 5 }, (_, n) => diaryRow(n, n < 3 ? from : to));
      const days = [from, to].map((date) => ({ date, flags: [] }));
      return { ...diaryWeek(mondayOf(from), 0), rows, days, warnings: [] };
    },
    'release.undated': () => ({
      today: mondayOf(new Date().toISOString().slice(0, 10)),
      people: [
        {
          person: releasePerson(300),
          arrivedAt: ago(90_000),
          legalStatus: 'Sentenced',
          date: '2026-11-20',
          coordinator: coordinators[0],
        },
        { person: releasePerson(4), arrivedAt: ago(9000), legalStatus: null, date: null, coordinator: null },
      ],
    }),
    'release.coordinator': () => ({ ok: true }),
    'release.day': ({ stayId }) => {
      const n = Number(stayId.slice(-12)) - 5001;
      return dayList(n);
    },
    'release.handOver': () => ({ entryId: id(7399) }),
    'release.unplanned': ({ stayId }) => ({
      packId: null,
      noPack: 'No ready pack stands on this workstation and none was ever released: nothing was frozen.',
      notHandedOver: [
        'Medicines to take out: Sertraline 50 mg: nobody recorded that it was handed over.',
        'Appointment cards: declined, قال إنه يعرف المواعيد.',
      ],
      cancelled: [{ kind: 'doctor', date: '2026-11-26', start: '10:20', place: 'Healthcare 2' }],
      followOn: [0, 3, 4].map((at) => followOnTask(at, Number(stayId.slice(-12)) - 5001)),
    }),
    'release.takeBackUnplanned': () => ({ ok: true }),
    'release.followOn': ({ state }) => ({ tasks: state === 'open' ? openTasks : openTasks.map(ended) }),
    'release.attempt': ({ followOnId, result }) => {
      const task = find(followOnId);
      return { task: result === 'reached' ? ended(task) : task };
    },
    'release.notContactable': ({ followOnId, undo }) => {
      const task = find(followOnId);
      if (undo !== true && task.attemptsOwed > 0)
        throw new Failure(
          'conflict',
          `${task.attemptsOwed} more attempts are owed before it may end like this.`,
        );
      return { task: undo === true ? task : ended(task) };
    },
  };
}
