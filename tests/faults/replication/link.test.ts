/** The link dies, lies or belongs to somebody else: nothing is lost, nothing is marked as sent, the sentence is right. */
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openAuthority } from '../../../central/enrolment/authority.ts';
import { issueServer } from '../../../central/enrolment/certificates.ts';
import { enrol } from '../../../electron/records/replication/identity.ts';
import {
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy.ts';
import { temporaryFolder } from '../../support/stores.ts';

let central: TestCentral;
let proxy: FaultProxy;
let station: TestWorkstation;

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(() => central.stop());
beforeEach(async () => {
  proxy = await startFaultProxy(central.running.url);
  station = workstation(await central.enrol('A'), { url: proxy.url });
});
afterEach(async () => {
  await station.stop();
  await proxy.close();
});

const heldOf = async (device: string): Promise<number> => {
  const [row] = await central.database.query<{ n: number }>(
    'SELECT count(*) AS n FROM change_log WHERE device = $1',
    [device],
  );
  return row?.n ?? 0;
};
/** Several batches and pages. */
const MANY = 1800;
const saveMany = (count: number): void => saveNotes(station.store, count);

describe('the connection is cut', () => {
  test('in the middle of a push: it resumes, with nothing twice', async () => {
    saveMany(MANY);
    proxy.faults.cutAfterUp = 90_000;
    station.replication.start();
    await station.until(() => station.replication.status().state === 'offline');
    expect(station.replication.status().sentence).toMatch(/^No network since \d\d:\d\d, \d+ saves waiting$/);
    proxy.faults.cutAfterUp = null;
    await station.replication.syncNow();
    expect(station.replication.status()).toMatchObject({ waiting: 0, compared: { equal: true } });
    expect(await heldOf(station.store.log.device)).toBe(MANY);
  });

  test('in the middle of a pull: it resumes after the last page applied', async () => {
    saveMany(MANY);
    station.replication.start();
    await station.replication.syncNow();
    const reader = workstation(await central.enrol('B'), { url: proxy.url });
    proxy.resetCounts();
    proxy.faults.cutAfterDown = 80_000;
    reader.replication.start();
    await reader.until(() => reader.replication.status().state === 'offline');
    proxy.faults.cutAfterDown = null;
    await reader.replication.syncNow().catch(() => reader.replication.syncNow());
    expect(reader.store.counts().changes).toBeGreaterThanOrEqual(MANY);
    expect(reader.replication.status().compared?.equal).toBe(true);
    const progress = reader.events.flatMap((event) =>
      event.type === 'status' && event.status.arriving !== null ? [event.status.arriving.saves] : [],
    );
    expect(new Set(progress.map(({ done }) => done)).size).toBeGreaterThan(1);
    for (const { done, total } of progress) expect(done).toBeLessThanOrEqual(total);
    await reader.stop();
  });
});

test('whoever asks while a dead number is being dialled is answered by the next call', async () => {
  saveMany(1);
  proxy.become({ silentAfterUp: 1 });
  station.replication.start();
  await expect.poll(() => proxy.struck).toBeGreaterThan(0);
  const asked = station.replication.syncNow();
  proxy.become();
  proxy.cut();
  await expect(asked).resolves.toMatchObject({ state: 'up-to-date', waiting: 0 });
});

describe('somebody does not answer, or somebody else does', () => {
  const failsWith = async (url: string): Promise<ReturnType<TestWorkstation['replication']['status']>> => {
    saveMany(1);
    await station.replication.stop();
    const other = workstation(station.identity, { url, stored: station.stored });
    other.replication.start();
    await other.until(() => ['offline', 'attention'].includes(other.replication.status().state));
    const status = other.replication.status();
    await other.replication.stop();
    expect(status.waiting).toBe(1);
    return status;
  };

  test('a refused connection reads as no network', async () => {
    await proxy.close();
    expect((await failsWith(proxy.url)).sentence).toMatch(/^No network since .*, 1 save waiting$/);
    proxy = await startFaultProxy(central.running.url);
  });

  test('a server that accepts and never answers is given up in time', async () => {
    proxy.faults.halfOpen = true;
    const status = await failsWith(proxy.url);
    expect(status.state).toBe('offline');
    expect(status.sentence).toMatch(/^(Central record not reached|No network) since/);
  });

  test('TLS that is set up and then silent is given up in time', async () => {
    station.replication.start();
    await station.replication.syncNow();
    proxy.faults.swallowAnswers = true;
    saveMany(1);
    station.replication.changed();
    await station.until(() => station.replication.status().state === 'offline');
    expect(station.replication.status()).toMatchObject({ waiting: 1 });
    expect(station.replication.status().attention).toMatch(/does not answer/);
  });

  test('a sign-in page over plain HTTP is not the central record', async () => {
    const portal = createTcp((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>');
    });
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
    const status = await failsWith(`https://127.0.0.1:${(portal.address() as { port: number }).port}`);
    expect(status).toMatchObject({ state: 'offline' });
    expect(status.attention).toMatch(/in place of the central record/);
    portal.close();
  });

  const withServer = async (
    certificate: { key: string; certificate: string },
    answer: string,
  ): Promise<ReturnType<TestWorkstation['replication']['status']>> => {
    const server = createHttps(
      { key: certificate.key, cert: certificate.certificate },
      (_request, response) => {
        response.setHeader('content-type', 'text/html').end(answer);
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await failsWith(`https://127.0.0.1:${(server.address() as { port: number }).port}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };
  const authority = (): ReturnType<typeof openAuthority> => openAuthority(central.dataDir, new Date());

  test('HTML with status 200, even behind the right certificate, marks nothing as sent', async () => {
    const status = await withServer(
      issueServer(authority(), ['127.0.0.1'], new Date()),
      '<html>Welcome</html>',
    );
    expect(status).toMatchObject({ state: 'offline' });
    expect(status.attention).toMatch(/sign-in page/);
  });

  test('a certificate of another authority needs attention', async () => {
    const folder = temporaryFolder();
    const foreign = openAuthority(folder.path, new Date());
    const status = await withServer(issueServer(foreign, ['127.0.0.1'], new Date()), '');
    expect(status).toMatchObject({ state: 'attention' });
    expect(status.attention).toMatch(/not the one this workstation was enrolled with/);
    folder.remove();
  });

  test('a self-signed certificate needs attention', async () => {
    const folder = temporaryFolder();
    const status = await withServer(openAuthority(folder.path, new Date()), '');
    expect(status.state).toBe('attention');
    folder.remove();
  });

  test('a certificate for another host needs attention', async () => {
    const status = await withServer(issueServer(authority(), ['elsewhere.example'], new Date()), '');
    expect(status.state).toBe('attention');
  });
});

test('an expired certificate of the right authority is refused by the central record’s own clock', async () => {
  const threeYearsAgo = new Date(Date.now() - 3 * 365 * 86_400_000);
  const old = issueServer(openAuthority(central.dataDir, new Date()), ['127.0.0.1'], threeYearsAgo);
  const { startHelloServer } = await import('../../support/hello-server.ts');
  const server = await startHelloServer(old, station.identity);
  await station.replication.stop();
  const other = workstation(station.identity, { url: server.url, stored: station.stored });
  other.replication.start();
  await other.until(() => other.replication.status().state === 'attention');
  expect(other.replication.status().attention).toMatch(/has expired/);
  await other.replication.stop();
  await server.close();
});

test('an enrolment code of another central record is not accepted, and nothing is sent', async () => {
  const code = await central.newCode();
  const wrongPin = `${code.slice(0, -4)}${code.endsWith('0000') ? '1111' : '0000'}`;
  await expect(enrol({ url: central.running.url, code: wrongPin, name: 'X' })).rejects.toMatchObject({
    kind: 'certificate',
  });
  const [row] = await central.database.query<{ attempts: number }>(
    'SELECT attempts FROM enrolment_code WHERE handle = $1',
    [code.slice(0, 4)],
  );
  expect(row?.attempts).toBe(0);
});
