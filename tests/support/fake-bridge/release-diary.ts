/** Releases, invented: a quiet week, a Friday with forty, people who may go from court any day, what is owed for two who left. */
import type { Output } from '../../../shared/contract/contract.ts';
import type { DiaryRow } from '../../../shared/contract/release-views.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { addDays } from '../../../shared/identity/index.ts';
import { mondayOf } from '../../../shared/followup/wall-time.ts';
import type { SectionStateName } from '../../../shared/records/release-words.ts';
import type { Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';
import { dayList } from './release-day.ts';
import { ended, followOnTask, openTasks, type Task } from './release-follow-on.ts';
import { releaseContent, releasePerson } from './release-people.ts';

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
