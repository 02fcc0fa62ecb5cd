/** Who looked at whom, asked of five million entries at the central record: `npm run bench -- audit`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findAudit } from '../../central/audit/find.ts';
import { openDatabase } from '../../central/database/database.ts';
import { startEmbedded } from '../../central/database/embedded.ts';
import { migrate } from '../../central/database/migrate.ts';
import { root } from '../../scripts/setup/paths.mjs';
import type { AuditQuery } from '../../shared/replication/audit.ts';
import { percentile, printRow, seeded } from './figures.ts';

const ROWS = Number(process.env['BENCH_AUDIT_ROWS'] ?? 5_000_000);
const STAFF = 180;
const PATIENTS = 22_000;
const ESTABLISHMENTS = 4;
const ROUNDS = 40;
/** Milliseconds. */
const WANTED = 500;
const random = seeded(5);
const uuidOf = (kind: number, n: number): string =>
  `0193${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-bench-audit-'));
const postgres = await startEmbedded(folder, () => undefined);
const database = openDatabase(postgres.url, () => undefined, 3);
try {
  await migrate(database, path.join(root, 'migrations', 'central'));
  const began = performance.now();
  for (let e = 0; e < ESTABLISHMENTS; e += 1) {
    const id = `E${e}`;
    await database.query('INSERT INTO establishment (id, name, kind, epoch) VALUES ($1, $1, $2, $3)', [
      id,
      'prison',
      uuidOf(1, e),
    ]);
    // Ten workstations; three years of openings, most of them about people who are here, spread unevenly over staff.
    for (let w = 0; w < 10; w += 1)
      await database.query(
        `INSERT INTO audit_entry
           (establishment, stream, workstation, received_at, seq, at, at_text, staff, event, patient, detail, hash)
         SELECT $1, $2::uuid, $2::uuid, now(), n, t, to_char(t, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'staff-' || (power((n * 7919 % 1000) / 1000.0, 2) * ${STAFF})::int, (ARRAY['open', 'search', 'edit', 'print', 'sign'])[1 + n % 5],
           CASE WHEN n % 5 = 1 THEN NULL ELSE '01930003-0000-7000-8000-' || lpad(to_hex((n * 104729) % ${PATIENTS}), 12, '0') END,
           'words that say what was looked for', decode(md5(n::text) || md5((n + 1)::text), 'hex')
         FROM (SELECT n, timestamptz '2023-11-22' + n * interval '1 second' * $3::float8 AS t FROM generate_series(1, $4::int) AS n) AS s`,
        [
          id,
          uuidOf(2, e * 100 + w),
          (3 * 365 * 86_400) / (ROWS / ESTABLISHMENTS / 10),
          ROWS / ESTABLISHMENTS / 10,
        ],
      );
  }
  await database.query('ANALYZE audit_entry');
  const made = (performance.now() - began) / 1000;
  const [size] = await database.query<{ mb: number }>(
    "SELECT round(pg_total_relation_size('audit_entry') / 1048576.0)::int AS mb",
  );
  const kinds: readonly (readonly [string, () => Partial<AuditQuery>])[] = [
    ['newest of an establishment', () => ({})],
    ['about one person', () => ({ patient: [uuidOf(3, Math.floor(random() * PATIENTS))] })],
    ['by one member of staff', () => ({ staff: `staff-${Math.floor(random() * STAFF)}` })],
    [
      'by one member of staff in one week',
      () => {
        const from = new Date(Date.UTC(2023, 11, 1) + Math.floor(random() * 900) * 86_400_000);
        const to = new Date(from.getTime() + 7 * 86_400_000);
        return {
          staff: `staff-${Math.floor(random() * STAFF)}`,
          from: from.toISOString(),
          to: to.toISOString(),
        };
      },
    ],
    [
      'a page a year back',
      () => ({
        before: { at: '2025-11-22T00:00:00.000Z', stream: uuidOf(2, 3), seq: Math.floor(random() * 1000) },
      }),
    ],
  ];
  for (const [what, asked] of kinds) {
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      const start = performance.now();
      await findAudit(database.query, 'E1', { as: uuidOf(4, 1), limit: 100, ...asked() });
      times.push(performance.now() - start);
    }
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
    printRow({
      what: `audit at the central record: ${what}`,
      measured: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
      note: `${ROWS.toLocaleString('en-GB')} entries of ${ESTABLISHMENTS} establishments, ${size?.mb ?? 0} MB, made in ${made.toFixed(0)} s`,
      wanted: `≤ ${WANTED} ms`,
      holds: p95 <= WANTED,
    });
  }
} finally {
  await database.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
