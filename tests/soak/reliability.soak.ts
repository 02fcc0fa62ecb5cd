/**
 * Every kind of fault for its budget, and one table of what it cost: `npm run soak -- reliability`. Kept in docs/reliability.md.
 *
 *   RELIABILITY_KILLS=1000 RELIABILITY_PAGES=500 RELIABILITY_ROUNDS=20 npm run soak -- reliability
 *
 * RELIABILITY_ONLY=disk,clock runs those whose name holds one of the words; SOAK_SEED repeats the random choices of a run. Some
 * need root: a small disk to fill, a cgroup to slow one down, network namespaces. What was skipped stands in the table with why.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, totalmem, type } from 'node:os';
import path from 'node:path';
import { type EmbeddedDatabase, startEmbedded } from '../../central/database/embedded.ts';
import { seeded } from '../bench/figures.ts';
import * as central from './reliability/central.ts';
import { fullDisk, readOnlyDisk } from './reliability/disks.ts';
import { kills, slowDisk, twoInstances } from './reliability/kills.ts';
import { networks } from './reliability/networks.ts';
import { damagedPages, truncatedFiles } from './reliability/pages.ts';
import { type Budget, type Fault, type FaultRow, tableOf } from './reliability/row.ts';

const number = (name: string, usual: number) => Number(process.env[name] ?? usual);
const seed = number('SOAK_SEED', Date.now() % 1_000_000);
const only = (process.env['RELIABILITY_ONLY'] ?? '').split(',');
const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-reliability-'));
let postgres: EmbeddedDatabase | undefined;
const budget: Budget = {
  kills: number('RELIABILITY_KILLS', 1000),
  pages: number('RELIABILITY_PAGES', 500),
  rounds: number('RELIABILITY_ROUNDS', 20),
  random: seeded(seed),
  folder,
  postgresUrl: async () => (postgres ??= await startEmbedded(path.join(folder, 'pg'), () => undefined)).url,
};

const faults: Readonly<Record<string, Fault>> = {
  kills,
  'two instances': twoInstances,
  'full disk': fullDisk,
  'read-only disk': readOnlyDisk,
  'slow disk': slowDisk,
  'damaged pages': damagedPages,
  'truncated files': truncatedFiles,
  'wrong clocks': central.wrongClocks,
  'central down': central.centralDown,
  'central slow': central.centralSlow,
  'central restored': central.centralRestored,
  'central lying': central.centralLying,
  'certificate expiry': central.certificateExpiry,
  networks,
};

const rows: FaultRow[] = [];
const failed: string[] = [];
const began = performance.now();
try {
  for (const [name, fault] of Object.entries(faults)) {
    if (!only.some((word) => name.includes(word))) continue;
    const since = performance.now();
    try {
      rows.push(...(await fault(budget)));
    } catch (error) {
      failed.push(`${name}: ${String(error)}`);
    }
    console.log(`${name}: ${((performance.now() - since) / 1000).toFixed(0)} s`);
  }
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

const { kills: killed, pages, rounds } = budget;
console.log(`
${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC; ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}
budget: ${killed} kills, ${pages} damaged files of each kind, ${rounds} rounds; seed ${seed}; ${((performance.now() - began) / 60_000).toFixed(1)} minutes

${tableOf(rows)}
`);
for (const one of failed) console.error(`failed: ${one}`);
process.exit(failed.length === 0 && rows.every(({ lost, duplicated }) => lost + duplicated === 0) ? 0 : 1);
