import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerPage, fileFor, wordsPage } from '../../../electron/shell/page-files.ts';
import { temporaryFolder } from '../../support/workstation.ts';

const data = temporaryFolder();
const folder = path.join(data.folder, 'renderer');
beforeAll(() => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(path.join(folder, 'assets/index.js'), 'export {};');
  writeFileSync(path.join(data.folder, 'secret.js'), 'not for pages');
  mkdirSync(path.join(data.folder, 'renderer-other'));
  writeFileSync(path.join(data.folder, 'renderer-other/x.js'), 'not for pages');
});
afterAll(() => data.remove());

const answer = (address: string) => answerPage(folder, address, () => 'NONCE');

test.each([
  'app://throughcare/../secret.js',
  'app://throughcare/%2e%2e/secret.js',
  'app://throughcare/..%2fsecret.js',
  'app://throughcare/..%5csecret.js',
  'app://throughcare/%2e%2e%2frenderer-other/x.js',
  'app://throughcare/assets/%00.js',
  'app://throughcare/%',
  'app://elsewhere/assets/index.js',
  'app://throughcare/assets/missing.js',
  'app://throughcare/assets/index.exe',
])('%s answers nothing', async (address) => {
  const response = await answer(address);
  expect([response.status, await response.text()]).toEqual([404, '']);
});

test.each(['app://throughcare/', 'app://throughcare/print/wing-summary/1', 'app://throughcare/index.html'])(
  '%s is the page, with the nonce of its own header',
  async (address) => {
    const response = await answer(address);
    expect(await response.text()).toContain('content="NONCE"');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("style-src 'self' 'nonce-NONCE'");
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test('files keep their type', async () => {
  const response = await answer('app://throughcare/assets/index.js');
  expect(response.headers.get('content-type')).toContain('text/javascript');
  expect(fileFor(folder, 'app://throughcare/assets/index.js')).toBe(path.join(folder, 'assets/index.js'));
});

test('a sentence on the page of words is text', async () => {
  const text = await wordsPage('Stopped', '<script>alert(1)</script>', 'N').text();
  expect(text).not.toContain('<script>');
});
