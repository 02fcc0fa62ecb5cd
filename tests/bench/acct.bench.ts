/** The ACCT board of a large prison with 150 ACCTs open, and what else reads them all: `npm run bench -- acct`. */
import { acctCareHandlers } from '../../electron/records/services/acct/care-handlers.ts';
import type { Handler } from '../../electron/records/services/context.ts';
import type { Parsed } from '../../shared/contract/contract.ts';
import { instantInLondon } from '../../shared/followup/clock.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import { aPatient, aStay } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { draft, nurse, uuid } from '../support/stores.ts';
import { figure, printFigure, seeded } from './figures.ts';

const HERE = 2000;
const OPEN = 150;
/** Closed ones of earlier years, and open ones of people who have left. */
const EARLIER = 1500;
const LEFT = 100;
const ROUNDS = 20;
const HOUR = 3_600_000;
const at = aDesk(1, 'amara');
const now = at.test.clock();
const random = seeded(7);
const ago = (hours: number): string => instantInLondon(now - hours * HOUR);

function commit(drafts: readonly DraftChange[]): void {
  for (let from = 0; from < drafts.length; from += 1000)
    at.store.commit(drafts.slice(from, from + 1000), nurse);
}

function person(n: number, departedAt: string | null): DraftChange[] {
  const [patient, stay] = [uuid(0xaa, n), uuid(0xbb, n)];
  return [
    aPatient(patient, { surname: `Surname${n}`, forenames: 'علي', prisonNumber: null }),
    aStay(stay, patient, { arrivedAt: ago(24 * 30), departedAt, cell: `B-2-${n % 40}`, location: 'normal' }),
  ];
}

/** One ACCT with a plan, four reviews, three inputs, two support actions, an assessment of medicines and a triage attended. */
function acct(n: number, state: 'open' | 'post-closure' | 'closed', of = n): DraftChange[] {
  const [patient, stay, id] = [uuid(0xaa, of), uuid(0xbb, of), uuid(0xac, n)];
  const opened = 24 * (1 + Math.floor(random() * 12));
  const record = (type: string, lane: number, k: number, fields: Parameters<typeof draft>[2]) =>
    draft(type, uuid(lane, n * 10 + k), fields, patient);
  const closedAt = state === 'open' ? null : ago(12);
  return [
    draft(
      'acct',
      id,
      {
        state,
        openedAt: ago(opened),
        openedBy: 'Officer',
        reason: 'x'.repeat(300),
        logNumber: `L${n}`,
        closedAt,
      },
      patient,
    ),
    draft(
      'acct-care',
      id,
      {
        stay,
        source: 'prison',
        immediatePlan: { text: 'x'.repeat(500), at: ago(opened - 1), by: 'x', written: ago(1) },
      },
      patient,
    ),
    ...[1, 2, 3, 4].map((k) =>
      record('acct-review', 0xae, k, {
        acct: id,
        kind: k === 1 ? 'first-case-review' : 'case-review',
        dueAt: ago(opened - 22 * k),
        heldAt: k < 4 ? ago(opened - 22 * k) : null,
        attendance:
          k < 4 ? { mode: 'in-person', who: 'x', role: 'x', reason: null, by: 'x', at: ago(1) } : null,
        state: k < 4 ? 'held' : 'planned',
      }),
    ),
    ...[1, 2, 3].map((k) =>
      record('acct-input', 0xa1, k, {
        acct: id,
        kind: 'review',
        review: uuid(0xae, n * 10 + k),
        parts: Object.fromEntries(Array.from({ length: 12 }, (_, part) => [`part-${part}`, 'x'.repeat(600)])),
        signedBy: 'x',
        signedAt: ago(Math.max(opened - 22 * k, 1)),
      }),
    ),
    ...[1, 2].map((k) =>
      record('acct-support', 0xa2, k, { acct: id, title: 'Daily contact', owner: 'Nurse', state: 'open' }),
    ),
    record('possession-assessment', 0xa3, 1, { stay, signedAt: ago(opened - 2), outcome: 'daily' }),
    record('booking', 0xa4, 1, {
      stay,
      kind: 'mental-health-triage',
      date: ago(opened - 20).slice(0, 10),
      start: '10:00',
      state: 'booked',
      outcome: {
        code: 'attended',
        reason: null,
        note: null,
        capacity: null,
        effects: [],
        by: 'x',
        at: ago(1),
      },
    }),
    ...(n % 10 === 0
      ? [record('acct-constant', 0xa5, 1, { acct: id, startedAt: ago(48), state: 'in-force', endedAt: null })]
      : []),
  ];
}

const numbers = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, index) => from + index + 1);
commit(numbers(HERE).flatMap((n) => person(n, null)));
commit(numbers(LEFT, HERE).flatMap((n) => person(n, ago(48))));
commit(numbers(OPEN).flatMap((n) => acct(n, n % 8 === 0 ? 'post-closure' : 'open')));
commit(numbers(LEFT, HERE).flatMap((n) => acct(n, 'open')));
commit(numbers(EARLIER, 10_000).flatMap((n) => acct(n, 'closed', (n % HERE) + 1)));

/** The use case itself, as a workstation answers it: there outputs are not checked against the contract a second time. */
async function ask<C extends keyof typeof acctCareHandlers>(channel: C, input: Parsed<C>): Promise<unknown> {
  return (acctCareHandlers[channel] as Handler<C>)(at.context, input);
}

async function timed(what: string, note: string, work: () => Promise<unknown>): Promise<void> {
  await work();
  const times: number[] = [];
  let cpu = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [before, start] = [process.cpuUsage(), performance.now()];
    await work();
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1000;
  }
  printFigure(figure(what, times, `${note}; processor ${(cpu / ROUNDS).toFixed(0)} ms each`));
}

const board = (await ask('acct.board', {})) as { rows: unknown[] };
if (board.rows.length !== OPEN) throw new Error(`${board.rows.length} rows, not ${OPEN}`);
await timed(
  `ACCT board of ${OPEN} open`,
  `at most 100 ms; ${HERE} people here, ${EARLIER} closed ACCTs held`,
  () => ask('acct.board', {}),
);
await timed('ACCTs of one person', 'at most 50 ms', () => ask('acct.person', { patientId: uuid(0xaa, 1) }));
await timed('ACCT measures of a year', `over ${OPEN + LEFT + EARLIER} ACCTs`, () =>
  ask('acct.measures', { from: '2026-01-01', to: '2026-12-31' }),
);
at.test.remove();
