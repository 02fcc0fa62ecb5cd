/** Reception with 20,000 people held: the board of forty, an answer, opening an assessment, a feed: `npm run bench -- reception`. */
import { aPatient, anIdentity, arrivals } from '../support/builders.ts';
import { aDesk, base64 } from '../support/desk.ts';
import { answerAll, save } from '../support/screening.ts';
import { nurse, uuid } from '../support/stores.ts';
import { figure, printFigure, seeded } from './figures.ts';

const PEOPLE = 20_000;
const today = '2026-11-22';
const at = aDesk();
const random = seeded(2);
const letters = (length: number): string =>
  Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
for (let from = 0; from < PEOPLE; from += 500) {
  const group = Array.from({ length: 500 }, (_, index) =>
    aPatient(uuid(0x77, from + index + 1), {
      surname: `${letters(1).toUpperCase()}${letters(6)}`,
      forenames: `${letters(1).toUpperCase()}${letters(4)}`,
      dateOfBirth: `19${50 + Math.floor(random() * 50)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    }),
  );
  at.store.commit(group, nurse);
}

async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return times;
}

await at.call('reception.import', { fileName: 'van.json', base64: base64(arrivals(40)) });
const { rows } = await at.call('reception.board', { date: today });
let assessmentId = '';
for (const row of rows.slice(0, 20)) {
  const identity = anIdentity({
    surname: row.surname,
    forenames: row.forenames,
    dateOfBirth: row.dateOfBirth,
  });
  const who = { is: 'new' as const, identity, setAside: [] };
  const arrived = { arrivalId: row.arrivalId ?? '', arrivedAt: '2026-11-22T19:10:00Z', who };
  const { stayId } = await at.call('reception.arrived', arrived);
  assessmentId = (await at.call('reception.begin', { stayId })).id;
}
await answerAll(at, assessmentId);
printFigure(
  figure(
    'board of 40, 20 of them in screening',
    await timed(30, () => at.call('reception.board', { date: today })),
    'p95 at most 50 ms',
  ),
);
printFigure(
  figure(
    'an answer saved through the use case',
    await timed(200, (round) =>
      save(at, assessmentId, 'answer.q5-other-health', { value: round % 2 === 0 ? 'declined' : 'no' }),
    ),
    'p95 at most 25 ms',
  ),
);
printFigure(
  figure(
    'open an assessment',
    await timed(30, () => at.call('reception.assessment', { assessmentId })),
    'p95 at most 50 ms',
  ),
);
printFigure(
  figure(
    'possible matches of one person',
    await timed(30, () => at.call('patients.match', { identity: anIdentity() })),
    '',
  ),
);
const feed = base64(arrivals(1000, '2026-11-23'));
printFigure(
  figure(
    'a feed of 1,000 arrivals, first reading',
    await timed(1, () => at.call('reception.import', { fileName: 'a', base64: feed })),
    '',
  ),
);
printFigure(
  figure(
    'the same feed again',
    await timed(3, () => at.call('reception.import', { fileName: 'a', base64: feed })),
    '',
  ),
);
at.test.remove();
