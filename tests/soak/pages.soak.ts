/** 500 rounds of a page damaged at random and of a file cut short: `npm run soak -- pages`; DAMAGED_PAGES and SOAK_SEED set others. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seeded } from '../bench/figures.ts';
import { damagedPages, truncatedFiles } from './reliability/pages.ts';
import { type Budget, tableOf } from './reliability/row.ts';

const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-pages-'));
try {
  const budget: Budget = {
    rounds: 0,
    kills: 0,
    pages: Number(process.env['DAMAGED_PAGES'] ?? 500),
    random: seeded(seed),
    folder,
    postgresUrl: () => Promise.reject(new Error('no central record takes part')),
  };
  const rows = [...(await damagedPages(budget)), ...(await truncatedFiles(budget))];
  console.log(`\nseed ${seed}\n\n${tableOf(rows)}\n`);
  process.exitCode = rows.every(({ lost, duplicated }) => lost + duplicated === 0) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
