import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { letPass } from '../../../central/database/passage.ts';

it('lets another account pass through closed folders without letting it list them', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'throughcare-passage-'));
  const data = path.join(home, 'checkout', 'data');
  mkdirSync(data, { recursive: true });
  chmodSync(home, 0o700);
  chmodSync(data, 0o755);
  expect(letPass(data)).toEqual([home]);
  expect(statSync(home).mode & 0o777).toBe(0o701);
  expect(letPass(data)).toEqual([]);
  rmSync(home, { recursive: true });
});
