/** Packs of people with 2,000 changes each: three editions previewed and frozen, and 40 ready packs of a night: `npm run bench -- packs`. */
import { releasePack } from '../../electron/records/services/release/pack/release.ts';
import { previewPack } from '../../electron/records/services/release/pack/preview.ts';
import { buildAll } from '../../electron/records/services/release/pack/ready/nightly.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import type { Json } from '../../shared/changes/change.ts';
import { aDesk, password } from '../support/desk.ts';
import { markedPerson } from '../support/marked-person.ts';
import { releaseEditions } from '../support/release-desk.ts';
import { draft, nurse, revision, uuid } from '../support/stores.ts';
import { percentile, printRow } from './figures.ts';

const READY = Number(process.env['BENCH_READY'] ?? 40);
const CHANGES = 2000;
const ROUNDS = 15;
/** Milliseconds; seconds; megabytes. */
const WANTED = { pack: 3000, night: 120, memory: 400, hold: 100 };
const at = aDesk(1, 'rosa');
const { store, context } = at;
const stamp = { by: nurse.staffId, at: '2026-11-20T10:00:00.000+00:00' };

/** A whole plan and record, 30 medicines, and answers, actions and corrections up to 2,000 changes. */
function fill(number: number): string {
  const { patientId, stayId, drafts } = markedPerson(number, context.release().sections);
  const others: DraftChange[] = [];
  const add = (type: string, n: number, values: Record<string, Json>): void => {
    others.push(draft(type, uuid(0x1000 + n, number), values, patientId));
  };
  for (let n = 0; n < 30; n += 1) {
    const line = { drug: `Medicine ${n}`, dose: '5 mg', frequency: 'once a day', route: 'oral' };
    add('release-medicine', n, {
      stay: stayId,
      ...line,
      kind: 'regular',
      supply: 'to-take-out',
      days: 28,
      reason: null,
      state: 'current',
    });
  }
  for (let n = 0; n < 120; n += 1)
    add('action', 100 + n, {
      stay: stayId,
      title: `Action ${n}`,
      owner: 'nurse',
      because: [],
      urgency: 'routine',
      rule: 'r',
      dueAt: stamp.at,
      state: n % 10 === 0 ? 'open' : 'done',
      assessment: null,
    });
  for (let n = 0; n < 200; n += 1)
    add('note', 300 + n, { text: 'x'.repeat(400), kind: 'wing', corrects: null, enteredInError: null });
  const answers = CHANGES - drafts.length - others.length;
  const assessment = uuid(0x1f00, number);
  store.commit([...drafts, ...others], nurse);
  store.commit(
    Array.from({ length: answers }, (_, n) =>
      draft('assessment', assessment, { [`answer.q${n % 400}`]: { value: 'yes', ...stamp } }, patientId),
    ),
    nurse,
  );
  // The short supply of the whole record has its reason, and nothing of it is left to be taken over.
  store.commit([revision(store, 'medicine', uuid(0x0c03, number), { state: 'stopped' }, patientId)], nurse);
  return stayId;
}

const stays = Array.from({ length: READY }, (_, n) => fill(n + 1));

async function measured(work: () => Promise<void> | void): Promise<{ ms: number; cpu: number }> {
  const [used, start] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - start, cpu: (user + system) / 1000 };
}

const runs: { ms: number; cpu: number }[] = [];
let bytes = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const stayId = stays[round % stays.length] ?? '';
  runs.push(
    await measured(async () => {
      const kind = 'release' as const;
      const editions = releaseEditions.map((edition) => {
        const preview = previewPack(context, { stayId, kind, edition });
        bytes = Math.max(bytes, JSON.stringify(preview.document).length);
        return { edition, previewHash: preview.hash };
      });
      await releasePack(context, { stayId, kind, editions, recipients: [], password });
    }),
  );
}
const times = runs.map(({ ms }) => ms);
const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
const cpu = runs.reduce((sum, run) => sum + run.cpu, 0) / ROUNDS;
printRow({
  what: `three editions of a person with ${CHANGES} changes, previewed and frozen`,
  measured: `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
  note: `largest edition ${(bytes / 1000).toFixed(0)} kB; processor ${cpu.toFixed(0)} ms each`,
  wanted: `at most ${WANTED.pack / 1000} s`,
  holds: p95 <= WANTED.pack,
});

globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const holds: number[] = [];
const busy: number[] = [];
let usedSince = process.cpuUsage();
let since = performance.now();
const night = await measured(() =>
  buildAll(context, async () => {
    holds.push(performance.now() - since);
    const { user, system } = process.cpuUsage(usedSince);
    busy.push((user + system) / 1000);
    peak = Math.max(peak, process.memoryUsage.rss());
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
    usedSince = process.cpuUsage();
  }),
);
const kept = store.shelf
  .readyAll()
  .filter(({ builtAt, problem }) => builtAt !== '' && problem === null).length;
const mb = (size: number): string => (size / 1_000_000).toFixed(0);
printRow({
  what: `${kept} ready packs of people with ${CHANGES} changes each`,
  measured: `${(night.ms / 1000).toFixed(1)} s`,
  note: `processor ${(night.cpu / 1000).toFixed(1)} s`,
  wanted: `at most ${WANTED.night} s`,
  holds: night.ms <= WANTED.night * 1000 && kept === READY,
});
printRow({
  what: 'resident while they are built',
  measured: `peak ${mb(peak)} MB`,
  note: `${mb(before)} MB before, with a store of ${READY * CHANGES} changes open`,
  wanted: `at most ${WANTED.memory} MB`,
  holds: peak <= WANTED.memory * 1_000_000,
});
printRow({
  what: 'a save waits for the night’s work',
  measured: `p95 ${percentile(holds, 0.95).toFixed(0)} ms, longest ${Math.max(...holds).toFixed(0)} ms`,
  note: `others go first after each of ${holds.length} turns; processor at most ${Math.max(...busy).toFixed(0)} ms a turn`,
  wanted: `at most ${WANTED.hold} ms of processor`,
  holds: Math.max(...busy) <= WANTED.hold,
});
at.test.remove();
