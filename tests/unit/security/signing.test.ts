/** Detached signatures of packs: what they prove, and every way in which they must fail; also as the command says it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAuthority } from '../../../central/enrolment/authority.ts';
import { signDetached, verifyDetached } from '../../../electron/records/security/signing.ts';
import { identityOf, signingAuthority, signingIdentity } from '../../support/signing.ts';
import { temporaryFolder, testStart, uuid } from '../../support/stores.ts';
import { root } from '../../support/workstation.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const pdf = Buffer.concat([Buffer.from('%PDF-1.7 Siân O’Neill سارة '), Buffer.from([0, 255, 10, 13, 128])]);
const at = new Date(testStart);
const signed = signDetached(pdf, signingIdentity(), at);
const der = Buffer.from(signed.signature, 'base64');
const ca = signingAuthority().certificate;
const other = openAuthority(folder.path, at);

it('proves the bytes, when they were signed, by which workstation, and who issued its certificate', () => {
  const { right, sentences } = verifyDetached(pdf, der, ca);
  expect(right).toBe(true);
  expect(sentences.join(' ')).toMatch(/as it was signed on 2026-11-22T19:40:00\.000Z/);
  expect(sentences.join(' ')).toContain(signed.certificate);
  expect(signed.certificate).toMatch(/^Serial [0-9A-F]+, O=LEI, CN=/);
  expect(sentences.join(' ')).toMatch(/issued by the authority/);
  expect(verifyDetached(pdf, der, null)).toMatchObject({ right: true });
});

it('holds none of the file', () => {
  expect(der.includes('O’Neill')).toBe(false);
  expect(der.length).toBeLessThan(4000);
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
it.skipIf(!hasOpenssl)('(where OpenSSL is installed) is found right by it, too', () => {
  const files = {
    pdf: join(folder.path, 'a.pdf'),
    p7s: join(folder.path, 'a.p7s'),
    ca: join(folder.path, 'a.pem'),
  };
  writeFileSync(files.pdf, pdf);
  writeFileSync(files.p7s, der);
  writeFileSync(files.ca, ca);
  const command = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', files.p7s, '-content', files.pdf];
  const checked = spawnSync('openssl', [
    ...command,
    '-CAfile',
    files.ca,
    '-purpose',
    'any',
    '-out',
    '/dev/null',
  ]);
  expect(checked.stderr.toString()).toMatch(/verification successful/i);
});

it('fails for another byte, another authority, another key, a certificate out of date, or no signature at all', () => {
  const flipped = Buffer.from(pdf);
  flipped[3] = 0;
  expect(verifyDetached(flipped, der, ca)).toMatchObject({ right: false, sentences: [/other ones/] });
  expect(verifyDetached(Buffer.concat([pdf, Buffer.from(' ')]), der, ca).right).toBe(false);
  expect(verifyDetached(pdf, der, other.certificate)).toMatchObject({ right: false });
  const stranger = identityOf(other, uuid(0xd0, 9));
  const forged = signDetached(pdf, { certificate: signingIdentity().certificate, key: stranger.key }, at);
  expect(verifyDetached(pdf, Buffer.from(forged.signature, 'base64'), ca)).toMatchObject({
    right: false,
    sentences: ['The signature does not belong to the certificate that it names.'],
  });
  const late = signDetached(pdf, signingIdentity(), new Date(testStart + 900 * 86_400_000));
  expect(verifyDetached(pdf, Buffer.from(late.signature, 'base64'), ca).right).toBe(false);
  for (const nothing of [Buffer.alloc(0), Buffer.from('no'), der.subarray(0, 100), pdf])
    expect(verifyDetached(pdf, nothing, ca)).toMatchObject({ right: false });
});

describe('npm run verify-pack', () => {
  const run = (...files: string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts', 'verify-pack.ts'), ...files], { encoding: 'utf8' });
  const file = (name: string, bytes: string | Buffer): string => {
    writeFileSync(join(folder.path, name), bytes);
    return join(folder.path, name);
  };
  it(
    'says what it found and ends with 0, 1 where anything is wrong, 2 where it was not told what to look at',
    { timeout: 60_000 },
    () => {
      const [good, p7s, pem] = [file('pack.pdf', pdf), file('pack.p7s', der), file('ca.pem', ca)];
      const right = run(good, p7s, pem);
      expect([right.status, right.stdout]).toEqual([0, expect.stringMatching(/as it was signed/)]);
      const wrong = run(file('other.pdf', '%PDF-1.7'), p7s, pem);
      expect([wrong.status, wrong.stdout]).toEqual([1, expect.stringMatching(/other ones/)]);
      expect(run(good).status).toBe(2);
    },
  );
});
