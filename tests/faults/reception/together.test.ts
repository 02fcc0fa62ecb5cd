/**
 * Two nurses on two workstations screen the same person while there is no network, and both sign. Then the network returns,
 * through the real central record: every answer of both is still there, and what they said differently is shown.
 */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import { addCivilDays, civilDateOf } from '../../../shared/followup/clock.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { enrolledFolder, type EnrolledFolder } from '../../support/enrolled-folder.ts';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy.ts';
import { begin, type Screened } from '../../support/reception-folder.ts';
import { answerAll, save, type Screener } from '../../support/screening.ts';
import { connectTo, testOptions, type Asking } from '../../support/workstation.ts';

interface Nurse extends Screener {
  readonly asking: Asking;
  readonly password: string;
}

let central: TestCentral;
let proxy: FaultProxy;
const folders: EnrolledFolder[] = [];
const opened: Workstation[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  proxy = await startFaultProxy(central.running.url);
});
afterAll(async () => {
  for (const each of opened) await each.close();
  for (const each of folders) each.remove();
  await proxy.close();
  await central.stop();
});

async function nurseAt(role: 'nurse' | 'mental-health-nurse'): Promise<Nurse> {
  const folder = await enrolledFolder(central, { url: proxy.url, role });
  folders.push(folder);
  let store: Store | undefined;
  const workstation = await createWorkstation(
    testOptions(folder.dataDir, {
      startReplication: (context) => {
        ({ store } = context);
        return startReplication(context);
      },
    }),
  );
  opened.push(workstation);
  const asking = connectTo(workstation);
  await asking.ask('session.signIn', folder.signIn);
  if (store === undefined) throw new Error('the store was not opened');
  return { asking, call: asking.ask, store, test: { clock: Date.now }, password: folder.signIn.password };
}

async function exchanged(...nurses: Nurse[]): Promise<void> {
  const end = Date.now() + 40_000;
  for (;;) {
    for (const { asking } of nurses) await asking.ask('replication.now', {});
    const waiting = await Promise.all(nurses.map(({ asking }) => asking.ask('replication.status', {})));
    const counts = new Set(nurses.map(({ store }) => (store as Store).counts().changes));
    if (waiting.every((status) => status.waiting === 0) && counts.size === 1) return;
    if (Date.now() > end) throw new Error(`never the same: ${JSON.stringify(waiting)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const secondStage = {
  'decision.second-stage': { value: 'recorded', detail: { date: addCivilDays(civilDateOf(Date.now()), 3) } },
};
const viewOf = ({ asking }: Nurse, { assessmentId }: Screened): Promise<AssessmentView> =>
  asking.ask('reception.assessment', { assessmentId });
/** What a nurse gave, without who and when: a stamp is not an answer. */
const saidIn = (value: unknown): string => {
  const { by: _by, at: _at, ...said } = (value ?? {}) as Record<string, unknown>;
  return JSON.stringify(said);
};

it('loses no answer, shows what differs, and keeps both signed editions', { timeout: 180_000 }, async () => {
  const [a, b] = [await nurseAt('nurse'), await nurseAt('mental-health-nurse')];
  const arrivedAt = Date.now() - 1_200_000;
  await exchanged(a, b);
  proxy.faults.refuse = true;
  proxy.cut();

  const [onA, onB] = [
    await begin(a.asking, 'Together', arrivedAt),
    await begin(b.asking, 'Together', arrivedAt),
  ];
  expect(onB.assessmentId).toBe(onA.assessmentId);
  await save(a, onA.assessmentId, 'answer.q19-thoughts', { value: 'no' });
  await save(b, onB.assessmentId, 'answer.q19-thoughts', { value: 'yes', detail: { words: 'cannot go on' } });
  await answerAll(a, onA.assessmentId, secondStage);
  await answerAll(b, onB.assessmentId, secondStage);
  const given = [await viewOf(a, onA), await viewOf(b, onB)].map(({ fields }) => fields);
  const sign = ({ asking, password }: Nurse) =>
    asking.ask('reception.sign', { assessmentId: onA.assessmentId, password, supervisor: null });
  const signed = [await sign(a), await sign(b)];

  proxy.faults.refuse = false;
  await exchanged(a, b);
  for (const nurse of [a, b]) {
    const view = await viewOf(nurse, onA);
    expect(view.state).toBe('signed');
    // Every answer either of them gave is what stands, or beside it in the conflict that is shown.
    for (const fields of given) {
      for (const [field, { value }] of Object.entries(fields)) {
        const now = view.fields[field];
        const kept = [now?.value, ...(now?.conflict ?? []).map((version) => version.value)].map(saidIn);
        expect(kept, field).toContain(saidIn(value));
      }
    }
    expect(view.fields['answer.q19-thoughts']?.conflict).not.toBeNull();
    const { banner } = view;
    expect(banner.conflicts).toBeGreaterThan(0);
    const board = await nurse.asking.ask('reception.board', { date: civilDateOf(arrivedAt) });
    const row = board.rows.find(({ surname }) => surname === 'Together');
    expect(row?.flags.map(({ kind }) => kind)).toContain('late-answers');
    // Both editions can be read, on both workstations.
    for (const { signedId } of signed) {
      const edition = await nurse.asking.ask('reception.signed', { signedId });
      expect(Object.keys(edition.signed)).toContain('answers');
    }
    const patient = await nurse.asking.ask('patients.open', { patientId: onA.patientId });
    expect(patient.appointments.filter(({ kind }) => kind === 'second-stage')).toHaveLength(1);
    const listed = patient.assessments.flatMap(({ signedId }) => (signedId === null ? [] : [signedId]));
    expect(listed.toSorted()).toEqual(signed.map(({ signedId }) => signedId).toSorted());
  }
  const [row] = await central.database.query<{ n: string }>(
    "SELECT count(*) AS n FROM change_log WHERE record_type = 'signed-assessment'",
  );
  expect(Number(row?.n)).toBe(2);
});
