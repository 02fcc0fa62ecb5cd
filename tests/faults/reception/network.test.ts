/** What the network does to a nurse who goes on working: it takes and never answers, it is somebody else, it comes back. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { SessionState } from '../../../shared/contract/session.ts';
import type { AssessmentView } from '../../../shared/contract/reception.ts';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import { openAuthority } from '../../../central/enrolment/authority.ts';
import { issueServer } from '../../../central/enrolment/certificates.ts';
import { CLOCK_CAP_MS } from '../../../shared/replication/limits.ts';
import { percentile } from '../../bench/figures.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { askUntil, enrolledFolder, type EnrolledFolder } from '../../support/enrolled-folder.ts';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy.ts';
import type { Headless } from '../../support/headless.ts';
import { begin } from '../../support/reception-folder.ts';
import { bundleWorkstation, type WorkstationBundle } from '../../support/workstation-bundle.ts';
import { temporaryFolder, type Asking } from '../../support/workstation.ts';

const YEAR = 365 * 86_400_000;
let central: TestCentral;
let bundle: WorkstationBundle;
let proxy: FaultProxy;
const stations: Headless[] = [];
const folders: EnrolledFolder[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  bundle = await bundleWorkstation();
});
afterAll(async () => {
  bundle.remove();
  await central.stop();
});
beforeEach(async () => {
  proxy = await startFaultProxy(central.running.url);
});
afterEach(async () => {
  for (const station of stations.splice(0)) await station.kill();
  for (const folder of folders.splice(0)) folder.remove();
  await proxy.close();
});

async function enrolled(options: Parameters<typeof enrolledFolder>[1] = {}): Promise<EnrolledFolder> {
  const folder = await enrolledFolder(central, { url: proxy.url, ...options });
  folders.push(folder);
  return folder;
}

async function started(folder: EnrolledFolder): Promise<Headless> {
  const station = await bundle.start({ ...folder, network: true });
  stations.push(station);
  const line = await station.ask('session.signIn', folder.signIn);
  expect(line.error).toBeUndefined();
  return station;
}

const asking = (station: Headless): Pick<Asking, 'ask'> => ({
  ask: async (channel, input) => {
    const line = await station.ask(channel, input);
    if (line.error !== undefined) throw new Error(`${channel}: ${line.error.kind}: ${line.error.sentence}`);
    return line.output as never;
  },
});
const upToDate = (station: Headless): Promise<ReplicationStatus> =>
  askUntil<ReplicationStatus>(
    station,
    'replication.status',
    {},
    ({ state, waiting, lastProvedEqualAt }) =>
      state === 'up-to-date' && waiting === 0 && lastProvedEqualAt !== null,
  );
const viewOf = async (station: Headless, assessmentId: string): Promise<AssessmentView> =>
  asking(station).ask('reception.assessment', { assessmentId });

it('a network that takes everything and never answers holds up no save', async () => {
  const station = await started(await enrolled());
  await upToDate(station);
  proxy.faults.swallowAnswers = true;
  const { assessmentId } = await begin(asking(station), 'Okafor', Date.now() - 600_000);
  const times: number[] = [];
  let seen: string[] = [];
  for (let n = 0; n < 200; n += 1) {
    const start = performance.now();
    const value = { value: n % 2 === 0 ? 'yes' : 'no' };
    const saved = await asking(station).ask('reception.save', {
      assessmentId,
      field: 'answer.q4-asthma',
      value,
      seen,
    });
    ({ seen } = saved.field);
    times.push(performance.now() - start);
  }
  const status = await asking(station).ask('replication.status', {});
  expect(status.waiting).toBeGreaterThan(200);
  console.log(
    `200 answers while the network swallows everything: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(0)} ms`,
  );
  expect(Math.max(...times)).toBeLessThan(5000);
  proxy.faults.swallowAnswers = false;
  proxy.cut();
  await asking(station).ask('replication.now', {});
  await upToDate(station);
});

it('somebody else’s certificate is said in words, and nothing is sent', async () => {
  const folder = await enrolled();
  const station = await started(folder);
  await upToDate(station);
  const port = Number(new URL(proxy.url).port);
  await proxy.close();
  const foreign = temporaryFolder();
  const authority = openAuthority(foreign.folder, new Date());
  const { key, certificate } = issueServer(authority, ['127.0.0.1'], new Date());
  const { createServer } = await import('node:https');
  const bodies: string[] = [];
  const impostor = createServer({ key, cert: certificate }, (request, response) => {
    request.on('data', (piece: Buffer) => bodies.push(piece.toString()));
    response.end('{}');
  });
  await new Promise<void>((resolve) => impostor.listen(port, '127.0.0.1', resolve));
  try {
    await begin(asking(station), 'Nowak', Date.now() - 600_000);
    await station.ask('replication.now');
    const status = await askUntil<ReplicationStatus>(
      station,
      'replication.status',
      {},
      ({ state }) => state === 'attention',
    );
    expect([status.sentence, ...status.details].join(' ')).toMatch(
      /not the one this workstation was enrolled with/,
    );
    expect(status.waiting).toBeGreaterThan(0);
    expect(bodies).toEqual([]);
  } finally {
    impostor.closeAllConnections();
    await new Promise((resolve) => impostor.close(resolve));
    foreign.remove();
    proxy = await startFaultProxy(central.running.url);
  }
});

describe('a workstation whose clock is wrong by a year', () => {
  it.each([
    ['ahead', YEAR, /ahead of the central record/],
    ['behind', -YEAR, /behind the central record/],
  ])(
    '(%s) says so wherever due dates matter, and its times win nothing',
    async (_way, clockOffset, words) => {
      const [wrong, right] = [
        await enrolled({ clockOffset }),
        await enrolled({ role: 'mental-health-nurse' }),
      ];
      const a = await started(wrong);
      const { assessmentId } = await begin(
        asking(a),
        `Zeitz${clockOffset > 0 ? 'a' : 'b'}`,
        Date.now() + clockOffset - 600_000,
      );
      const field = 'answer.q4-asthma';
      await asking(a).ask('reception.save', { assessmentId, field, value: { value: 'yes' }, seen: [] });
      await upToDate(a);
      const state = await askUntil<SessionState>(a, 'session.state', {}, ({ notices }) =>
        notices.some(({ sentence }) => words.test(sentence)),
      );
      expect(state.notices.find(({ sentence }) => words.test(sentence))).toMatchObject({
        level: 'warning',
        sentence: expect.stringMatching(/365 days.*Due dates may be wrong until it is set right/),
      });
      const status = await asking(a).ask('replication.status', {});
      expect(Math.abs(Math.abs(status.clockSkewSeconds ?? 0) - YEAR / 1000)).toBeLessThan(60);

      // Somebody with a right clock sees the answer and replaces it: an answer of next year does not stand for ever.
      const b = await started(right);
      await askUntil<AssessmentView>(
        b,
        'reception.assessment',
        { assessmentId },
        ({ fields }) => fields[field] !== undefined,
      );
      const seen = (await viewOf(b, assessmentId)).fields[field]?.seen ?? [];
      await asking(b).ask('reception.save', { assessmentId, field, value: { value: 'no' }, seen });
      await upToDate(b);
      const corrected = await askUntil<AssessmentView>(
        a,
        'reception.assessment',
        { assessmentId },
        ({ fields }) => (fields[field]?.value as { value: string } | null)?.value === 'no',
      );
      expect(corrected.fields[field]?.conflict).toBeNull();
      // What the central record merges by is at most minutes later than when it heard of it.
      const late = await central.database.query(
        'SELECT id FROM change_log WHERE effective_ms > extract(epoch FROM received_at) * 1000 + $1',
        [CLOCK_CAP_MS + 1000],
      );
      expect(late).toEqual([]);

      // Started again without a network, it still knows.
      await a.kill();
      proxy.faults.refuse = true;
      proxy.cut();
      const again = (await (await started(wrong)).ask('session.state')).output as SessionState;
      expect(again.notices.map(({ sentence }) => sentence).join(' ')).toMatch(words);
    },
  );
});
