/** Whom the central record speaks with, over real TLS: every certificate it refuses, in a sentence that names the remedy. */
import { rmSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import forge from 'node-forge';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeKey, openAuthority, type Authority } from '../../../central/enrolment/authority.ts';
import { issueServer, issueWorkstation } from '../../../central/enrolment/certificates.ts';
import { keepCertificate } from '../../../central/store/workstations.ts';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { createLink, type Link } from '../../../electron/records/replication/link.ts';
import { feedState } from '../../../central/store/establishments.ts';
import { z } from 'zod';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { rawClient, someChange } from '../../support/raw-client.ts';

let central: TestCentral;
let known: Identity;
let authority: Authority;
const foreignFolder = mkdtempSync(path.join(tmpdir(), 'throughcare-foreign-'));
const links: Link[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  known = await central.enrol('Reception');
  authority = openAuthority(central.dataDir, new Date());
});
afterAll(async () => {
  for (const link of links) await link.close();
  await central.stop();
  rmSync(foreignFolder, { recursive: true, force: true });
});

type Shown = { readonly key?: string; readonly certificate?: string };
const DAY = 86_400_000;
const { privateKey, publicKey } = makeKey(2048);

function linkWith(shown: Shown): Link {
  const link = createLink(central.running.url, { authority: known.authority, ...shown });
  links.push(link);
  return link;
}

/** A certificate of an authority for the known workstation, which the central record's table need not know. */
function issued(by: Authority, from: number, days: number): Shown & { serial: string; ends: Date } {
  const subject = { establishment: 'LEI', workstation: known.workstation };
  const key = forge.pki.publicKeyFromPem(publicKey);
  return { key: privateKey, ...issueWorkstation(by, key, subject, new Date(from), days) };
}

const ask = (link: Link) => link.post('/v1/missing', { ids: [] }, z.object({ missing: z.array(z.string()) }));

test.each([
  ['none', () => ({})],
  ['one of another authority', () => issued(openAuthority(foreignFolder, new Date()), Date.now(), 30)],
  ['a self-signed one', () => openAuthority(foreignFolder, new Date())],
  ['one of this authority that the table does not know', () => issued(authority, Date.now(), 30)],
])('%s: not ours, and enrolled again with a new code', async (_what, shown) => {
  await expect(ask(linkWith(shown()))).rejects.toMatchObject({
    kind: 'own-certificate',
    code: 'no-certificate',
    message: expect.stringMatching(/did not issue.*What it holds is kept.*enrols it again with a new code/s),
  });
});

test('an expired one: enrolled again with a new code', async () => {
  const old = issued(authority, Date.now() - 20 * DAY, 10);
  await keepCertificate(central.database.query, {
    establishment: 'LEI',
    workstation: known.workstation,
    ...old,
  });
  await expect(ask(linkWith(old))).rejects.toMatchObject({
    code: 'certificate-expired',
    message: expect.stringMatching(/has expired.*What it holds is kept.*enrols it again with a new code/s),
  });
});

test('one that expires on an open connection is refused from that moment on', async () => {
  // X.509 counts whole seconds.
  const ends = Math.ceil(Date.now() / 1000) * 1000 + 3000;
  const short = issued(authority, ends - DAY, 1);
  await keepCertificate(central.database.query, {
    establishment: 'LEI',
    workstation: known.workstation,
    ...short,
  });
  const link = linkWith(short);
  await expect(ask(link)).resolves.toEqual({ missing: [] });
  await expect
    .poll(
      () =>
        ask(link).then(
          () => 'answered',
          (fault: { code: string }) => fault.code,
        ),
      {
        timeout: 15_000,
        interval: 200,
      },
    )
    .toBe('certificate-expired');
  expect(Date.now()).toBeGreaterThanOrEqual(ends);
});

test('a revoked one: its remedy, and a question that was waiting for news gets none', async () => {
  const leaving = await central.enrol('Stolen');
  const link = linkWith(leaving);
  await expect(ask(link)).resolves.toEqual({ missing: [] });
  const { epoch, head } = await feedState(central.database.query, 'LEI');
  const answer = link
    .getLines(`/v1/pull?epoch=${epoch}&after=${head}&wait=20000`, 20_000)
    .catch((fault: { code: string }) => fault.code);
  await central.operator(`/establishments/LEI/workstations/${leaving.workstation}`, { state: 'revoked' });
  const writer = rawClient(known);
  links.push(writer.link);
  await writer.push([someChange()]);
  expect(await answer).toBe('revoked');
  await expect(ask(link)).rejects.toMatchObject({
    code: 'revoked',
    message: expect.stringMatching(/withdrawn.*What it holds is kept.*into a file, or enrols it again/s),
  });
});

test('TLS 1.2 is spoken by neither side', async () => {
  const { hostname, port } = new URL(central.running.url);
  const handshake = (maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
    new Promise<string>((resolve) => {
      const socket: TLSSocket = connect(
        { host: hostname, port: Number(port), rejectUnauthorized: false, maxVersion },
        () => {
          resolve(socket.getProtocol() ?? '');
          socket.destroy();
        },
      );
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    });
  expect(await handshake('TLSv1.3')).toBe('TLSv1.3');
  expect(await handshake('TLSv1.2')).toMatch(/ERR_SSL/);

  const { certificate, key } = issueServer(authority, ['127.0.0.1'], new Date());
  let answered = 0;
  const server = createServer({ key, cert: certificate, maxVersion: 'TLSv1.2' }, (_request, response) => {
    answered += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const old = createLink(`https://127.0.0.1:${(server.address() as { port: number }).port}`, known);
  await expect(ask(old)).rejects.toMatchObject({ message: expect.stringContaining('Nothing was sent') });
  expect(answered).toBe(0);
  await old.close();
  server.close();
});
