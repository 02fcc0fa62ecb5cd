/** Follow-up in a large prison after three years: the strip of 2,000, a week, a list, measures: `npm run bench -- followup`. */
import type { Handler } from '../../electron/records/services/context.ts';
import { followUpHandlers } from '../../electron/records/services/followup/handlers.ts';
import type { Parsed } from '../../shared/contract/contract.ts';
import { aClinicHere } from '../support/follow-up-desk.ts';
import { aDesk } from '../support/desk.ts';
import { commitStays } from '../support/many-stays.ts';
import { nurse, revision, uuid } from '../support/stores.ts';
import { addCivilDays } from '../../shared/followup/clock.ts';
import { figure, printFigure, seeded } from './figures.ts';

const STAYS = Number(process.env['BENCH_STAYS'] ?? 43_800);
const HERE = Math.min(2000, STAYS);
const PER_DAY = 40;
const ROUNDS = 12;
const at = aDesk(1, 'amara');
const first = '2023-11-23';
const last = addCivilDays(first, Math.ceil(STAYS / PER_DAY) - 1);
const clinics: string[] = [];
for (const name of ['Clinic 1', 'Clinic 2', 'Clinic 3']) {
  clinics.push(await aClinicHere(at, { name, from: first, capacity: 40, sideBySide: 8, endTime: '16:00' }));
}
commitStays(at.store, {
  count: STAYS,
  from: first,
  perDay: PER_DAY,
  clinicId: clinics[0] ?? '',
  random: seeded(5),
  here: HERE,
});
at.test.clock.now = Date.parse(`${last}T19:40:00Z`);

/** The use case itself, as a workstation answers it: there outputs are not checked against the contract a second time. */
async function ask<C extends keyof typeof followUpHandlers>(channel: C, input: Parsed<C>): Promise<unknown> {
  return (followUpHandlers[channel] as Handler<C>)({ ...at.context, store: at.store }, input);
}

/** `between` is what others do before each round: it is not counted. */
async function timed(
  what: string,
  note: string,
  work: () => Promise<unknown>,
  between: (round: number) => void = () => undefined,
): Promise<void> {
  await work();
  const times: number[] = [];
  let cpu = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    between(round);
    const [before, start] = [process.cpuUsage(), performance.now()];
    await work();
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1000;
  }
  printFigure(figure(what, times, `${note}; processor ${(cpu / ROUNDS).toFixed(0)} ms each`));
}

await timed(`strip of ${HERE} people, ${STAYS} stays held`, 'at most 300 ms', () =>
  ask('followup.strip', {}),
);
await timed('a week of three clinics', 'with everybody unplaced', () => ask('followup.week', { from: last }));
await timed('movement list of a day', 'of 2,000 people here', () =>
  ask('followup.list', { kind: 'movement', date: addCivilDays(last, 1), clinicId: null }),
);
await timed('one person', 'row, owed, bookings', () =>
  ask('followup.person', { patientId: '00000000-0001-7000-8000-0000000000aa' }),
);
const ofYears = () => ask('followup.measures', { from: first, to: last });
await timed('measures of three years, kept', 'at most 300 ms', ofYears);
await timed(
  'measures of three years after a write',
  'at most 300 ms; somebody was moved',
  ofYears,
  (round) => {
    const stay = STAYS - round;
    const moved = revision(at.store, 'stay', uuid(0xbb, stay), { cell: `C-1-${round}` }, uuid(0xaa, stay));
    at.store.commit([moved], nurse);
  },
);
await timed('people behind a measure of three years', 'at most 2,000', () =>
  ask('followup.measured', {
    from: first,
    to: last,
    measure: 'second-stage-in-7-days',
    part: 'missed',
    group: null,
  }),
);
// As after the application was opened: nothing is kept, in a program that has counted before.
await timed('measures of three years, store just opened', 'at most 300 ms', ofYears, () => {
  at.test.reopen();
});
at.test.remove();
