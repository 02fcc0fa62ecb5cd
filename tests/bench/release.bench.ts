/** The release diary of a large prison: 300 people with a date and a plan half filled, in one of 2,000: `npm run bench -- release`. */
import type { Handler } from '../../electron/records/services/context.ts';
import { derivedId } from '../../electron/records/services/common/ids.ts';
import { releaseHandlers } from '../../electron/records/services/release/handlers.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import type { Json } from '../../shared/changes/change.ts';
import { addCivilDays } from '../../shared/followup/clock.ts';
import { aPatient, aStay } from '../support/builders.ts';
import { aDesk, team } from '../support/desk.ts';
import { draft, nurse, uuid } from '../support/stores.ts';
import { percentile, printRow, seeded } from './figures.ts';

const HERE = Number(process.env['BENCH_HERE'] ?? 2000);
const RELEASES = 300;
const ROUNDS = 12;
/** Milliseconds. */
const WANTED = 200;
const from = '2026-11-23';
const to = addCivilDays(from, 83);
const at = aDesk(1, 'rosa');
const random = seeded(6);
const { sections } = at.context.release().sections;
const stamp = { by: nurse.staffId, at: '2026-11-20T10:00:00.000+00:00' };

function planOf(stay: string, patient: string, coordinator: string | null): DraftChange {
  const states = ['needed', 'not-needed', 'in-progress', 'done'];
  const half = sections.filter(() => random() < 0.5);
  const values: Record<string, Json> = { stay, coordinator, seenDate: { date: from, ...stamp } };
  for (const { id, fields } of half) {
    values[`section.${id}`] = { state: states[Math.floor(random() * 4)] ?? 'needed', reason: null, ...stamp };
    for (const { id: field, kind } of fields)
      if (kind === 'text') values[`detail.${id}.${field}`] = 'Dr O’Hara, سارة';
  }
  return draft('release-plan', derivedId.releasePlan(stay), values, patient);
}

let drafts: DraftChange[] = [];
for (let n = 1; n <= HERE; n += 1) {
  const [patient, stay] = [uuid(0xaa, n), uuid(0xbb, n)];
  drafts.push(
    aPatient(patient, { surname: `Surname${n}`, forenames: 'علي', prisonNumber: null }),
    aStay(stay, patient, { legalStatus: 'Sentenced', cell: `B-2-${n % 40}`, location: 'normal' }),
  );
  if (n <= RELEASES) {
    const date = addCivilDays(from, n % 84);
    const planned = { stay, kind: 'release', date, source: 'feed', state: 'expected' };
    const medicine = { stay, drug: 'Sertraline', kind: 'regular', state: 'current' };
    drafts.push(
      draft('planned-date', uuid(0xbc, n), planned, patient),
      draft('release-medicine', uuid(0xbd, n), medicine, patient),
      planOf(stay, patient, n % 3 === 0 ? null : (team[n % 3 === 1 ? 'rosa' : 'amara']?.staffId ?? null)),
    );
  }
  if (drafts.length < 1000 && n < HERE) continue;
  at.store.commit(drafts, nurse);
  drafts = [];
}

/** The use case itself, as a workstation answers it: there outputs are not checked against the contract a second time. */
const ask = async () =>
  (releaseHandlers['release.diary'] as Handler<'release.diary'>)(at.context, { from, to });

async function measured(what: string, note: string, before: (round: number) => void): Promise<void> {
  const times: number[] = [];
  let cpu = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    before(round);
    const [used, start] = [process.cpuUsage(), performance.now()];
    await ask();
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu += (user + system) / 1000;
  }
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  printRow({
    what,
    measured: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    note: `${note}; processor ${(cpu / ROUNDS).toFixed(0)} ms each`,
    wanted: `at most ${WANTED} ms`,
    holds: p95 <= WANTED,
  });
}

const shown = (await ask()).rows.length;
await measured(`release diary of ${shown} releases, ${HERE} people here`, 'nothing changed', () => undefined);
await measured(
  `release diary of ${shown} releases, after a save`,
  'another plan was written to each time',
  (round) => {
    const stayId = uuid(0xbb, 1 + round);
    const states = { state: round % 2 === 0 ? ('needed' as const) : ('not-needed' as const), reason: null };
    void (releaseHandlers['release.saveSection'] as Handler<'release.saveSection'>)(at.context, {
      stayId,
      section: 'naloxone',
      state: states,
      fields: {},
      undo: true,
    });
  },
);
at.test.remove();
