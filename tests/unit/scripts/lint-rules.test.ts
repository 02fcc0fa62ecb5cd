import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/setup/paths.mjs';

/** One rule broken in one file: where, by what, and the rule that must say so. */
const offences = [
  [
    'renderer/electron.ts',
    `import { ipcRenderer } from 'electron';\nipcRenderer.send('x');`,
    'house(layers)',
  ],
  ['renderer/records.ts', `import { a } from '../electron/records/a.ts';\na();`, 'house(layers)'],
  ['renderer/node.ts', `import { readFileSync } from 'node:fs';\nreadFileSync('x');`, 'house(layers)'],
  ['renderer/late.ts', `export const late = () => import('../central/a.ts');`, 'house(layers)'],
  ['shared/node.ts', `export { readFileSync } from 'node:fs';`, 'house(layers)'],
  ['shared/electron.ts', `export * from '../electron/records/a.ts';`, 'house(layers)'],
  ['shared/react.ts', `import { useState } from 'react';\nuseState(0);`, 'house(layers)'],
  ['electron/records/electron.ts', `import { app } from 'electron';\napp.quit();`, 'house(layers)'],
  ['electron/records/store/electron.ts', `import { app } from 'electron';\napp.quit();`, 'house(layers)'],
  ['electron/records/shell.ts', `import { a } from '../shell/a.ts';\na();`, 'house(layers)'],
  [
    'electron/records/services/db.ts',
    `import Database from 'better-sqlite3';\nnew Database('');`,
    'house(layers)',
  ],
  ['electron/records/services/orm.ts', `import { eq } from 'drizzle-orm';\neq(1, 1);`, 'house(layers)'],
  ['electron/shell/db.ts', `import Database from 'better-sqlite3';\nnew Database('');`, 'house(layers)'],
  ['electron/other.ts', `import { app } from 'electron';\napp.quit();`, 'house(layers)'],
  ['electron/preload.ts', `import { readFileSync } from 'node:fs';\nreadFileSync('x');`, 'house(layers)'],
  ['central/workstation.ts', `import { a } from '../electron/records/a.ts';\na();`, 'house(layers)'],
  ['central/fhir/sql.ts', `export const q = \`SELECT id FROM change WHERE seq > \${1}\`;`, 'house(no-sql)'],
  ['central/fhir/pg.ts', `import pg from 'pg';\nnew pg.Pool();`, 'house(layers)'],
  ['electron/records/services/sql.ts', `export const q = 'DELETE FROM patient';`, 'house(no-sql)'],
  [
    'electron/records/store/copy.ts',
    `declare const db: { serialize(): void };\ndb.serialize();`,
    'house(no-store-copy)',
  ],
  [
    'electron/records/store/backup.ts',
    `declare const db: { backup(to: string): void };\ndb.backup('x');`,
    'house(no-store-copy)',
  ],
  ['shared/any.ts', `export const x: any = 1;`, 'typescript(no-explicit-any)'],
  ['shared/floating.ts', `Promise.resolve(1);`, 'typescript(no-floating-promises)'],
  ['shared/long.ts', 'export {};\n'.repeat(401), 'eslint(max-lines)'],
  [
    'tests/focus.test.ts',
    `import { test } from 'vitest';\ntest.only('x', () => {});`,
    'vitest(no-focused-tests)',
  ],
  [
    'renderer/html.tsx',
    `export const x = <p dangerouslySetInnerHTML={{ __html: 'x' }} />;`,
    'react(no-danger)',
  ],
] as const;

/** What the same rules must let through. */
const permitted = [
  [
    'renderer/fine.ts',
    `import { z } from 'zod';\nimport { a } from '../shared/a.ts';\nexport default [z, a];`,
  ],
  ['shared/a.ts', `import { z } from 'zod';\nexport const a = z;`],
  [
    'electron/main.ts',
    `import { app } from 'electron';\nimport { a } from './records/a.ts';\napp.on('x', a);`,
  ],
  ['electron/shell/a.ts', `import { app } from 'electron';\nexport const a = app;`],
  ['electron/records/a.ts', `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`],
  [
    'electron/records/store/fine.ts',
    `import Database from 'better-sqlite3';\nnew Database('').exec('SELECT 1 FROM x');`,
  ],
  ['central/store/fine.ts', `import pg from 'pg';\nexport const q = [pg, 'SELECT 1 FROM x'];`],
  ['renderer/words.ts', `export const hint = 'Select a patient from the list';`],
  ['tests/sql.test.ts', `import Database from 'better-sqlite3';\nnew Database('').exec('SELECT 1 FROM x');`],
] as const;

interface Diagnostic {
  code: string;
  filename: string;
}

describe('lint', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-lint-'));
  const found = new Map<string, string[]>();

  beforeAll(async () => {
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'scripts/lint']) {
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    for (const [file, text] of [...offences, ...permitted]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\n`);
    }
    const diagnostics = await lint(folder);
    for (const { filename, code } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
  }, 30_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(offences)('%s is refused', (file, _text, rule) => {
    expect(found.get(file)).toContain(rule);
  });

  test.each(permitted)('%s is let through', (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});

function lint(folder: string): Promise<Diagnostic[]> {
  const program = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  return new Promise((resolve, reject) => {
    // Findings end it with a non-zero code, so only an unreadable report is a failure here.
    execFile(
      process.execPath,
      [program, '--type-aware', '--format', 'json', '.'],
      { cwd: folder, maxBuffer: 1 << 24 },
      (_error, stdout, stderr) => {
        try {
          resolve((JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics);
        } catch {
          reject(new Error(`${stdout}\n${stderr}`));
        }
      },
    );
  });
}
